"""A draft that mina wrote, somebody to decide on it, and a target that takes only what was approved."""

from collections.abc import Callable
from typing import Any

import pytest

from designer.aws.blocking import SendAnyway
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.drafts.models import Draft
from designer.reviews.models import Decision, Review, Verdict
from designer.taskdef.edits import Editor
from designer.teams.models import Person, ReviewPolicy, Role, Target, Team
from tests.aws.documents import DOCUMENT

UNCHECKED = SendAnyway(unchecked=True)
"""The checks before sending were passed over: nothing answers for the account here."""


@pytest.fixture
def second_reviewer(team: Team) -> Person:
    return team.add(Person.objects.create_user("alex@example.com", "alex"), Role.REVIEWER).person


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT, purpose="Split payments")


@pytest.fixture
def target(team: Team) -> Target:
    return make_target(team, "payments-prod")


@pytest.fixture
def other_target(team: Team) -> Target:
    return make_target(team, "payments-eu", region="eu-west-1")


def make_target(team: Team, name: str, **columns: Any) -> Target:
    place = {"account": "111122223333", "region": "ap-northeast-2"} | columns
    return Target.objects.create(team=team, name=name, **place)


@pytest.fixture
def review(draft: Draft, author: Person, target: Target) -> Review:
    """Asked of whoever may decide."""
    return asked(draft, author, [target])


def asked(draft: Draft, person: Person, targets: list[Target], *reviewers: Person, **more: Any) -> Review:
    draft.refresh_from_db()
    key = more.pop("key", f"ask-{draft.version}-{draft.reviews.count()}")
    return Review.ask(draft, person, draft.version, targets, reviewers, key=key, **more)


def decide(review: Review, person: Person, verdict: str = Verdict.APPROVE, note: str = "") -> Decision:
    """Of what is asked about now."""
    now = Review.objects.get(pk=review.pk)
    key = f"{person.pk}-{now.decisions.count()}"
    return now.decide(person, verdict, now.pin.subject, note=note, key=key)


def edit(draft: Draft, person: Person, path: str, value: Any) -> None:
    now = Draft.objects.get(pk=draft.pk)
    editor = Editor(now.document)
    editor.put(path, value)
    assert now.edit(person, now.version, editor.finish())


def status(review: Review) -> str:
    return Review.objects.values_list("status", flat=True).get(pk=review.pk)


def draft_status(review: Review) -> str:
    return Draft.objects.values_list("status", flat=True).get(pk=review.draft_id)


def begin(draft: Draft, target: Target, publisher: Person) -> Registration:
    now = Draft.objects.get(pk=draft.pk)
    key = f"register-{now.registrations.count()}"
    return Registration.begin(now, now.version, target, publisher, key, UNCHECKED)


def registered(draft: Draft, target: Target, publisher: Person, revision: int = 1) -> Registration:
    """As if it had been sent and AWS had made a revision of it."""
    made = begin(draft, target, publisher)
    made.settle(Outcome(state=State.REGISTERED, arn=f"arn:{revision}", revision=revision))
    return made


def policy(target: Target, **columns: Any) -> ReviewPolicy:
    return ReviewPolicy.objects.update_or_create(target=target, defaults=columns)[0]


Browser = Callable[[Person], Any]
