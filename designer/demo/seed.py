"""Puts the story into the database, once: on later starts everything there is a person's own."""

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from designer.aws.models import Registration
from designer.aws.sending import send
from designer.demo.story import PEOPLE, POLICY, TARGET, TEAM, Work, works
from designer.demo.talk import tell_talk
from designer.drafts.models import Basis, Draft
from designer.reviews.models import Review
from designer.taskdef.edits import Editor
from designer.teams.models import Person, ReviewPolicy, Target, Team


@transaction.atomic
def seed(endpoint_url: str) -> None:
    """People, team, target and drafts, unless they have been there before; and where AWS is emulated now."""
    Target.objects.filter(endpoint_url__startswith="http://127.0.0.1:").update(endpoint_url=endpoint_url)
    if Team.objects.filter(slug=TEAM.lower()).exists():
        return
    team = Team.objects.create(name=TEAM, slug=TEAM.lower())
    people = {}
    for name, roles in PEOPLE.items():
        people[name] = Person.objects.create_user(f"{name}@payments.example", name)
        team.add(people[name], *roles)
    target = Target.objects.create(team=team, endpoint_url=endpoint_url, **TARGET)
    ReviewPolicy.objects.create(target=target, **POLICY)
    for work in works():
        tell(work, team, people)


def tell(work: Work, team: Team, people: dict[str, Person]) -> None:
    """The draft as its authors left it, edit by edit."""
    past: dict[str, Any] = {"basis": Basis.TEMPLATE}
    if work.revisions:
        past = {"basis": Basis.REVISION, "based_on": f"{work.family}:{work.revisions}"}
    draft = Draft.start(team, people[work.author], work.document, purpose=work.purpose, **past)
    tell_reviews(work, draft, people)
    tell_talk(work, draft, people)
    for name, *changes in work.edits:
        editor = Editor(draft.document)
        for verb, path, *values in changes:
            getattr(editor, verb)(path, *values)
        draft.edit(people[name], draft.version, editor.finish())
        tell_reviews(work, draft, people)
        tell_talk(work, draft, people)
    when = timezone.now() - work.ago
    Draft.objects.filter(pk=draft.pk).update(
        created_at=when, edited_at=when, archived_at=when if work.archived else None
    )


def tell_reviews(work: Work, draft: Draft, people: dict[str, Person]) -> None:
    """What was asked and decided about the version that the draft has now."""
    for asked in work.asked(draft.version):
        by, key = people[asked.by], uuid4().hex
        review = Review.objects.live().filter(draft=draft).first()
        if asked.act == "ask":
            of = [people[name] for name in asked.of]
            Review.ask(draft, by, draft.version, draft.team.targets.all(), of, note=asked.note, key=key)
        elif review and asked.act == "ask again":
            review.ask_again(by, draft.version, asked.note)
        elif review:
            review.decide(by, asked.act, review.pin.subject, note=asked.note, key=key)


def register_what_was_registered() -> None:
    """Sends what the story says was registered here, once, the way a person does."""
    target = Target.objects.filter(team__slug=TEAM.lower(), name=TARGET["name"]).first()
    for work in works():
        person = Person.objects.filter(name=work.registered_by).first()
        if target is None or person is None or target.registrations.filter(family=work.family).exists():
            continue
        told = Draft.objects.filter(team=target.team, family=work.family, version=len(work.edits) + 1)
        for draft in told[:1]:
            send(Registration.begin(draft, draft.version, target, person, key=uuid4().hex))
