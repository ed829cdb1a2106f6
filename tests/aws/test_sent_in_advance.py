"""What passed by a kind of change approved in advance is compared again in the moment of sending."""

from collections.abc import Callable
from typing import Any

import pytest

from designer.aws.explanations import explain
from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.sending import send
from designer.drafts.models import Draft
from designer.taskdef.preapproved import IMAGE
from designer.teams.models import ApprovedKind, Person, Target
from tests.aws.documents import DOCUMENT
from tests.emulator.proxy import Proxy
from tests.reviews.conftest import begin, edit, policy

REGISTER = "RegisterTaskDefinition"
APP = DOCUMENT["containerDefinitions"][0]
ECR = APP["image"].rpartition(":")[0]


def with_image(tag: str, **members: Any) -> dict[str, Any]:
    return DOCUMENT | {"containerDefinitions": [APP | {"image": f"{ECR}:{tag}"}]} | members


@pytest.fixture
def held(
    queued: Registration, draft: Draft, target: Target, author: Person, publisher: Person
) -> Registration:
    """Of a fresh image, approved in advance and not sent yet."""
    send(queued)
    policy(target, approvals=1)
    ApprovedKind.objects.create(target=target, pattern=IMAGE)
    edit(draft, author, "/containerDefinitions/0/image", f"{ECR}:1.4.3")
    made = begin(draft, target, publisher)
    assert made.passed_in_advance.base == queued
    return made


def sent(registration: Registration) -> tuple[str, str]:
    send(registration)
    return registration.state, registration.code


def test_it_is_sent_where_nothing_happened_since(held: Registration) -> None:
    assert sent(held) == (State.REGISTERED, "")


def test_it_is_sent_where_others_changed_nothing_of_another_kind(held: Registration, ecs: Any) -> None:
    ecs.register_task_definition(**with_image("1.4.9"))
    assert sent(held) == (State.REGISTERED, "")


@pytest.fixture
def by_us(
    target: Target, author: Person, publisher: Person, held: Registration
) -> Callable[[dict[str, Any]], None]:
    """Another draft of the family, registered by way of this application."""

    def register(document: dict[str, Any]) -> None:
        policy(target, approvals=0)
        other = Draft.start(target.team, author, document)
        made = begin(other, target, publisher)
        policy(target, approvals=1)
        assert sent(made)[0] == State.REGISTERED

    return register


def test_it_is_not_sent_after_a_revision_of_another_draft(held, by_us, aws: Proxy) -> None:
    by_us(with_image("1.4.2", memory="1024"))
    assert sent(held) == (State.NOT_SENT, "PassesNoMore")
    assert aws.count(REGISTER) == 2


def test_it_is_not_sent_after_a_revision_that_others_registered(held, ecs: Any, aws: Proxy) -> None:
    ecs.register_task_definition(**with_image("1.4.2", memory="1024"))
    before = aws.count(REGISTER)
    assert sent(held) == (State.NOT_SENT, "PassesNoMore")
    assert aws.count(REGISTER) == before


def test_it_is_not_sent_once_the_kind_is_approved_no_more(held: Registration) -> None:
    ApprovedKind.objects.all().delete()
    assert sent(held) == (State.NOT_SENT, "PassesNoMore")


def test_why_it_was_not_sent_is_told_in_its_own_words(held: Registration) -> None:
    ApprovedKind.objects.all().delete()
    send(held)
    told = explain(held.code, held.message)
    assert "approved in advance, and is not any more" in str(told.what)
    assert "ask for a review" in str(told.remedy)
