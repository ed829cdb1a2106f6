"""Changes that a target's admins approved in advance: what passes without a review, and what keeps it."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from designer.audit.models import Record
from designer.aws.agreement import agreed
from designer.aws.in_advance import PassedInAdvance
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.reviews.gate import Gate
from designer.reviews.models import Verdict
from designer.taskdef.preapproved import IMAGE
from designer.teams.models import ApprovedKind, Person, Target, Team
from tests.reviews.conftest import asked, begin, decide, edit, policy, registered, status
from tests.reviews.talk import thread_on

APP = "/containerDefinitions/0"
ECR = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/checkout-api"


@pytest.fixture(autouse=True)
def kinds(target: Target) -> None:
    """Fresh images, and memory of the task up to 1 GB."""
    ApprovedKind.objects.create(target=target, pattern=IMAGE)
    ApprovedKind.objects.create(target=target, pattern="memory", lowest=512, highest=1024)


@pytest.fixture
def base(draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person) -> Registration:
    """What was approved and registered last."""
    decide(asked(draft, author, [target]), reviewer)
    return registered(draft, target, publisher)


def deploy(draft: Draft, person: Person, tag: str = "1.4.3") -> None:
    edit(draft, person, f"{APP}/image", f"{ECR}:{tag}")


def why_not(draft: Draft, target: Target) -> str:
    now = Draft.objects.get(pk=draft.pk)
    with pytest.raises(CannotRegister):
        agreed(now, target)
    return Gate(now, target).in_advance.why_not


def test_a_fresh_image_passes_without_a_review_and_the_registration_keeps_why(
    base: Registration, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    deploy(draft, author)
    edit(draft, author, "/memory", "1024")
    made = begin(draft, target, publisher)
    kept = PassedInAdvance.objects.get(registration=made)
    assert (made.review, kept.base) == (None, base)
    assert [(one.field, one.words) for one in kept.passed] == [
        ("app.image", "another tag or digest of the same image repository"),
        ("memory", "memory of the task: 512 to 1024 MiB"),
    ]
    told = json.loads(Record.objects.get(act="passed in advance").facts)
    assert told["fields"] == ["app.image", "memory"]


def test_deploys_follow_one_another(
    base: Registration, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    for revision in (2, 3, 4):
        deploy(draft, author, f"1.5.{revision}")
        made = registered(draft, target, publisher, revision)
        assert made.passed_in_advance.base.revision == revision - 1


def test_a_change_of_another_kind_needs_approval(
    base: Registration, draft: Draft, target: Target, author: Person
) -> None:
    deploy(draft, author)
    edit(draft, author, f"{APP}/secrets", [{"name": "KEY", "valueFrom": "key"}])
    edit(draft, author, "/tags/0/value", "other")
    assert why_not(draft, target) == (
        "Not of a kind that is approved in advance: app.secrets[KEY], tags[team]."
    )


def test_out_of_bounds_needs_approval(
    base: Registration, draft: Draft, target: Target, author: Person
) -> None:
    edit(draft, author, "/memory", "2048")
    assert why_not(draft, target) == "Not of a kind that is approved in advance: memory."


def test_the_first_revision_needs_approval(draft: Draft, target: Target) -> None:
    assert why_not(draft, target) == "No revision of checkout-api was registered in payments-prod yet."


def test_the_same_once_more_needs_approval(base: Registration, draft: Draft, target: Target) -> None:
    assert why_not(draft, target) == "Nothing means something else than in checkout-api:1."


def test_another_target_has_its_own_kinds_and_its_own_base(
    base: Registration, draft: Draft, other_target: Target, author: Person
) -> None:
    deploy(draft, author)
    assert why_not(draft, other_target) == ""
    ApprovedKind.objects.create(target=other_target, pattern=IMAGE)
    assert "No revision of checkout-api" in why_not(draft, other_target)


def test_a_revision_for_which_the_policy_asked_nothing_is_a_base(
    draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    policy(target, approvals=0)
    registered(draft, target, publisher)
    policy(target, approvals=1)
    deploy(draft, author)
    assert begin(draft, target, publisher).passed_in_advance.passed


def test_a_draft_of_the_same_family_is_compared_with_what_is_registered(
    base: Registration, team: Team, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    other = Draft.start(team, author, draft.document)
    deploy(other, author)
    assert begin(other, target, publisher).passed_in_advance.base == base


def test_a_wish_for_changes_still_stands(
    base: Registration, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    deploy(draft, author)
    decide(asked(draft, author, [target]), reviewer, Verdict.CHANGES, "Not today")
    with pytest.raises(CannotRegister, match="ravi asks for changes"):
        begin(draft, target, publisher)


def test_open_threads_still_keep_it_out_where_they_do(
    base: Registration, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    policy(target, blocks_threads=True)
    deploy(draft, author)
    thread_on(Draft.objects.get(), author, "/cpu")
    with pytest.raises(CannotRegister, match="open threads"):
        begin(draft, target, publisher)


def test_a_review_that_agreed_is_what_lets_it_pass_where_there_is_one(
    base: Registration, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    deploy(draft, author)
    review = asked(draft, author, [target])
    decide(review, reviewer)
    made = registered(draft, target, publisher, 2)
    assert (made.review, status(review)) == (review, "registered")
    assert not PassedInAdvance.objects.exists()


def test_an_approval_that_was_used_does_not_stand_in_the_way(
    draft: Draft, target: Target, other_target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    decide(asked(draft, author, [target, other_target]), reviewer)
    registered(draft, target, publisher)
    deploy(draft, author)
    registered(draft, target, publisher, 2)
    edit(draft, author, f"{APP}/image", f"{ECR}:1.4.2")
    assert begin(draft, target, publisher).review is None


def test_it_is_not_sent_again_once_the_kind_is_gone(
    base: Registration, draft: Draft, target: Target, author: Person, admin: Person, publisher: Person
) -> None:
    deploy(draft, author)
    made = begin(draft, target, publisher)
    made.settle(Outcome(state=State.NOT_SENT))
    ApprovedKind.objects.get(pattern=IMAGE).delete(by=admin)
    with pytest.raises(CannotRegister):
        made.queue_again(publisher)


@pytest.mark.parametrize("columns", [{"fields": "[]"}, {"fields": '[["app.image", "cpu"]]'}])
def test_the_database_keeps_what_let_it_pass(
    columns: dict[str, Any],
    base: Registration,
    draft: Draft,
    target: Target,
    author: Person,
    publisher: Person,
) -> None:
    deploy(draft, author)
    begin(draft, target, publisher)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        PassedInAdvance.objects.update(**columns)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        PassedInAdvance.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    "columns",
    [
        {"pattern": "cpu"},
        {"pattern": "cpu", "lowest": 5},
        {"pattern": "cpu", "lowest": 5, "highest": 4},
        {"pattern": "containerDefinitions[].stopTimeout", "lowest": 5, "highest": 6},
        {"pattern": IMAGE},
    ],
)
def test_the_database_refuses_kinds_that_say_nothing(columns: dict[str, Any], target: Target) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ApprovedKind.objects.create(target=target, **columns)


def test_what_admins_approve_in_advance_is_recorded(target: Target, admin: Person) -> None:
    ApprovedKind(target=target, pattern="cpu", lowest=256, highest=512).save(by=admin)
    ApprovedKind.objects.get(pattern="cpu").delete(by=admin)
    told = Record.objects.filter(person=admin).order_by("pk")
    assert [one.act for one in told] == ["approved in advance", "approved in advance no more"]
    assert json.loads(told[0].facts) == {"pattern": "cpu", "lowest": 256, "highest": 512}
