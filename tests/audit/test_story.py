"""A story of what a team does, told with the log failing at each record: that step never happened."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from itertools import islice, pairwise

import pytest
from django.db import transaction
from django.utils import timezone

from designer.audit.models import Record
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.drafts.models import Draft, TeamTemplate, Waiver
from designer.reviews.models import Review, Suggestion, Thread, Verdict
from designer.reviews.models.comment import Words
from designer.reviews.models.suggestion import Proposal
from designer.taskdef.edits import Editor
from designer.teams.models import Invitation, Person, ReviewPolicy, Role, Target, Team
from tests.audit.down import audit_down
from tests.audit.unrecorded import unrecorded
from tests.drafts import waived
from tests.reviews.conftest import UNCHECKED
from tests.stored import changed_by

Step = Callable[[], object]
IMAGE = "/containerDefinitions/0/image"


class Undone(Exception):
    """The story is not kept."""


def story(author: Person, admin: Person) -> Iterator[Step]:
    """Steps, each told when those before it are done."""
    yield lambda: Team.objects.create(name="Search", slug="search")
    team = Team.objects.get(slug="search")
    yield lambda: team.add(admin, Role.ADMIN)
    yield lambda: team.add(author, Role.AUTHOR, by=admin)
    yield lambda: team.memberships.get(person=author).hold([Role.AUTHOR, Role.PUBLISHER], admin)
    yield lambda: Invitation.objects.issue(team, admin, [Role.REVIEWER])
    yield lambda: Person.objects.create_user("rae@example.com", "rae")
    rae = Person.objects.get(name="rae")
    yield lambda: Invitation.objects.get().accept(rae)
    yield lambda: Target.objects.create(team=team, name="staging", account="111122223333", region="us-east-1")
    target = team.targets.get()
    yield lambda: ReviewPolicy(target=target, is_sandbox=True).save(by=admin)
    target.blocks_security = True
    yield lambda: target.save(by=admin)
    target.blocks_security = False
    yield lambda: target.save(by=admin)
    yield from draft_story(team, author, target)
    yield lambda: rae.disable(admin)
    yield lambda: rae.enable(admin)
    yield lambda: team.memberships.get(person=rae).end(admin)


def draft_story(team: Team, author: Person, target: Target) -> Iterator[Step]:
    yield lambda: Draft.start(team, author, waived.DOCUMENT)
    draft = Draft.objects.get()
    editor = Editor(draft.document)
    editor.put(IMAGE, "nginx:1.28")
    yield lambda: draft.edit(author, draft.version, editor.finish())
    yield lambda: draft.undo(author)
    yield lambda: draft.redo(author)
    yield lambda: draft.say_purpose(author, "Faster")
    until = timezone.localdate() + timedelta(days=3)
    yield lambda: Waiver.set_aside(waived.SOCKET, author, "Needed", until, team=team, draft=draft)
    yield lambda: Waiver.objects.get().end(author)
    told = {"description": "", "document": draft.document, "examples": {}}
    yield lambda: TeamTemplate.keep(team, author, "Search", replace=True, **told)
    yield lambda: TeamTemplate.keep(team, author, "Search", replace=True, **told)
    yield lambda: TeamTemplate.objects.get().rename(author, "Find", "")
    yield lambda: TeamTemplate.objects.get().discard(author)
    yield lambda: Registration.begin(draft, draft.version, target, author, "k" * 24, UNCHECKED)
    registration = Registration.objects.get()
    yield lambda: registration.start_sending(0, "")
    yield lambda: registration.settle(Outcome(state=State.ABSENT))
    yield lambda: registration.queue_again(author)
    yield lambda: registration.settle(Outcome(state=State.REGISTERED, arn="arn:1", revision=1))
    yield from review_story(draft, author, target)
    yield lambda: draft.archive(author)
    yield lambda: draft.restore(author)
    yield lambda: Draft.start(team, author, {"family": "other"})
    yield lambda: Draft.objects.get(family="other").discard(author)


def review_story(draft: Draft, author: Person, target: Target) -> Iterator[Step]:
    draft.refresh_from_db()
    rae = Person.objects.get(name="rae")
    yield lambda: Review.ask(draft, author, draft.version, [target], [rae], key="ask")
    review = draft.reviews.get()
    yield lambda: Thread.start(draft, rae, IMAGE, draft.version, Words("Why?"))
    thread = draft.threads.get()
    yield lambda: thread.reply(author, Words("Because.", proposal=value(draft, "nginx:1.29")))
    yield lambda: thread.comments.first().edit(rae, 1, "Why is that?")
    yield lambda: Suggestion.objects.get().apply(author)
    yield lambda: thread.resolve(rae)
    yield lambda: thread.reopen(rae)
    draft.refresh_from_db()
    yield lambda: review.ask_again(author, draft.version)
    for verdict in (Verdict.CHANGES, Verdict.APPROVE, Verdict.TAKE_BACK, Verdict.COMMENT):
        yield partial(review.decide, rae, verdict, review.pin.subject, note="So.", key=verdict)
    yield lambda: review.withdraw(author)


def value(draft: Draft, after: str) -> Proposal:
    return Proposal(IMAGE, draft.version, "nginx:1.28", after)


def told_in_full(author: Person, admin: Person) -> list[int]:
    """How many records there are after each step; the story is then taken back."""
    counts = []
    with suppress(Undone), transaction.atomic():
        for step in story(author, admin):
            step()
            counts.append(Record.objects.count())
        raise Undone
    return counts


def test_every_step_leaves_a_record(author, admin) -> None:
    counts = [Record.objects.count(), *told_in_full(author, admin)]
    assert all(later > earlier for earlier, later in pairwise(counts))


def test_a_step_whose_record_cannot_be_written_changes_nothing(author, admin) -> None:
    first, counts = Record.objects.count(), told_in_full(author, admin)
    assert counts[-1] - first > 40
    for most in range(first, counts[-1]):
        steps = sum(count <= most for count in counts)
        assert stopped(author, admin, most, steps) == set()


def stopped(author: Person, admin: Person, most: int, steps: int) -> set[str]:
    """The tables changed by the step after so many, for whose records there is no room: `most` are taken."""
    changed: set[str] | None = None
    with suppress(Undone), transaction.atomic():
        with audit_down(most):
            told = story(author, admin)
            for step in islice(told, steps):
                step()
            changed = changed_by(partial(fails, next(told)), unrecorded())
        raise Undone
    assert changed is not None
    return changed


def fails(step: Step) -> None:
    with pytest.raises(Exception) as failed:  # noqa: PT011 - of the database or of what gave up for it
        step()
    error = failed.value
    assert "audit log is down" in str(error) + str(error.__cause__) + str(error.__context__)
