"""Registering without approval when it cannot wait: by whom, who hears of it, and who reviews it after."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from designer.audit.models import Record
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.refusal import CannotRegister
from designer.aws.unapproved import Afterwards, Unapproved
from designer.aws.waiting import marks
from designer.drafts.models import Draft
from designer.notices.models import Notice, Watch
from designer.reviews.refusal import CannotReview
from designer.taskdef.preapproved import IMAGE
from designer.teams.models import ApprovedKind, BreakGlass, Person, Role, Target, Team
from designer.teams.models.role import GRANTED
from tests.reviews.conftest import UNCHECKED, asked, begin, decide, edit, policy, registered

WHY = "Checkout is down."
KEY = "u" * 24


@pytest.fixture
def named(team: Team, publisher: Person, admin: Person) -> Person:
    """A publisher whom an admin named for it."""
    BreakGlass.name(team.memberships.get(person=publisher), admin)
    return publisher


def break_glass(draft: Draft, target: Target, person: Person, why: str = WHY, key: str = KEY) -> Registration:
    now = Draft.objects.get(pk=draft.pk)
    return Registration.begin(now, now.version, target, person, key, UNCHECKED, unapproved=why)


def done(draft: Draft, target: Target, person: Person, revision: int = 1) -> Unapproved:
    made = break_glass(draft, target, person)
    made.settle(Outcome(state=State.REGISTERED, arn=f"arn:{revision}", revision=revision))
    return Unapproved.objects.get(registration=made)


def test_who_is_named_registers_what_nobody_approved(draft: Draft, target: Target, named: Person) -> None:
    made = break_glass(draft, target, named)
    assert (made.review, made.unapproved.reason) == (None, WHY)
    told = Record.objects.get(act="registered without approval")
    assert (told.person, told.label) == (named, made.mark)


def test_a_publisher_who_is_not_named_does_not(draft: Draft, target: Target, publisher: Person) -> None:
    with pytest.raises(PermissionDenied) as refusal:
        break_glass(draft, target, publisher)
    assert "named" in refusal.value.says  # type: ignore[attr-defined]
    assert not Registration.objects.exists()


def test_being_named_is_not_enough_without_the_role(
    draft: Draft, target: Target, named: Person, admin: Person, team: Team
) -> None:
    team.memberships.get(person=named).hold([], admin)
    with pytest.raises(PermissionDenied):
        break_glass(draft, target, named)


def test_being_named_ends_with_the_membership(team: Team, named: Person, admin: Person) -> None:
    team.memberships.get(person=named).end(admin)
    team.add(named, Role.PUBLISHER)
    assert not BreakGlass.may(named, team)


def test_being_named_in_one_team_is_nothing_in_another(stranger: Person, team: Team, named: Person) -> None:
    assert not BreakGlass.may(named, stranger.teams.get())


def test_an_admin_takes_it_back_and_both_are_recorded(team: Team, named: Person, admin: Person) -> None:
    BreakGlass.take_back(team.memberships.get(person=named), admin)
    assert not BreakGlass.may(named, team)
    acts = Record.objects.filter(person=admin).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["named for break-glass", "break-glass taken back"]


def test_it_takes_a_reason(draft: Draft, target: Target, named: Person) -> None:
    with pytest.raises(CannotRegister, match="Say why it cannot wait"):
        break_glass(draft, target, named, "  ")


def test_it_takes_a_need(draft: Draft, target: Target, named: Person) -> None:
    policy(target, approvals=0)
    with pytest.raises(CannotRegister, match="Nothing is missing"):
        break_glass(draft, target, named)


def test_errors_still_keep_it_out(draft: Draft, target: Target, author: Person, named: Person) -> None:
    edit(draft, author, "/cpu", "7")
    with pytest.raises(CannotRegister, match="errors"):
        break_glass(draft, target, named)


def test_findings_that_the_policy_names_still_keep_it_out(
    draft: Draft, target: Target, author: Person, named: Person
) -> None:
    Target.objects.update(blocks_practice=True, blocks_runtime=True, blocks_security=True)
    with pytest.raises(CannotRegister, match="policy"):
        break_glass(draft, target, named)


def test_all_who_watch_and_who_can_review_it_are_told_at_once(
    draft: Draft, target: Target, author: Person, reviewer: Person, viewer: Person, named: Person
) -> None:
    Watch.objects.set(viewer, draft, is_on=True)
    made = break_glass(draft, target, named)
    told = Notice.objects.filter(event="registered unapproved")
    assert {one.person.name for one in told} >= {"noa", "ravi", "ada"}
    assert {one.url for one in told} == {f"/registrations/{made.pk}/"}
    assert not told.filter(person=named).exists()


def test_its_draft_stays_marked_until_somebody_else_reviews_it(
    draft: Draft, target: Target, reviewer: Person, named: Person
) -> None:
    unapproved = done(draft, target, named)
    assert marks([draft.pk])[draft.pk].words == "Registered without approval"
    assert list(Unapproved.objects.waiting_for(reviewer)) == [unapproved]
    unapproved.review(reviewer, is_fine=True, note="Read it. Fine.")
    assert not marks([draft.pk])
    assert not Unapproved.objects.waiting_for(reviewer)
    assert Record.objects.get(act="reviewed afterwards").person == reviewer


def test_what_came_to_nothing_waits_for_nobody(
    draft: Draft, target: Target, reviewer: Person, named: Person
) -> None:
    made = break_glass(draft, target, named)
    made.settle(Outcome(state=State.REFUSED))
    assert not marks([draft.pk])
    with pytest.raises(CannotReview, match="Nothing was registered"):
        made.unapproved.review(reviewer, is_fine=True, note="Fine.")


def test_nobody_reviews_their_own(
    team: Team, draft: Draft, target: Target, author: Person, named: Person
) -> None:
    unapproved = done(draft, target, named)
    for person, said in ((named, "registered it yourself"), (author, "wrote a part")):
        team.add(person, *GRANTED)
        with pytest.raises(CannotReview, match=said):
            unapproved.review(person, is_fine=True, note="Fine.")
    assert not Unapproved.objects.waiting_for(named)


def test_the_database_refuses_a_review_by_who_registered_it(
    draft: Draft, target: Target, named: Person
) -> None:
    unapproved = done(draft, target, named)
    with pytest.raises(IntegrityError, match="nobody reviews"), transaction.atomic():
        Afterwards.objects.create(unapproved=unapproved, person=named, is_fine=True, note="Fine.")


def test_only_who_decides_reviews_it(
    draft: Draft, target: Target, viewer: Person, admin: Person, named: Person
) -> None:
    unapproved = done(draft, target, named)
    for person in (viewer, admin):
        with pytest.raises(PermissionDenied):
            unapproved.review(person, is_fine=True, note="Fine.")


def test_it_is_reviewed_once_and_with_a_note(
    draft: Draft, target: Target, reviewer: Person, second_reviewer: Person, named: Person
) -> None:
    unapproved = done(draft, target, named)
    with pytest.raises(CannotReview, match="Write what you found"):
        unapproved.review(reviewer, is_fine=True, note=" ")
    unapproved.review(reviewer, is_fine=False, note="The pool was too small.")
    with pytest.raises(CannotReview, match="ravi reviewed it already"):
        unapproved.review(second_reviewer, is_fine=True, note="Fine.")


@pytest.mark.parametrize(("is_fine", "found"), [(True, "Found fine"), (False, "Found not fine")])
def test_who_registered_it_is_told_what_was_found(
    is_fine: bool, found: str, draft: Draft, target: Target, reviewer: Person, named: Person
) -> None:
    unapproved = done(draft, target, named)
    unapproved.review(reviewer, is_fine=is_fine, note="Seen.")
    notice = Notice.objects.get(person=named, event="reviewed afterwards")
    assert notice.says == "ravi reviewed what was registered of checkout-api without approval."
    assert notice.details[-1] == found
    assert notice.url == f"/registrations/{unapproved.pk}/"
    assert not Notice.objects.filter(person=reviewer, event="reviewed afterwards").exists()


@pytest.mark.parametrize("is_fine", [True, False])
def test_only_what_was_found_fine_is_a_base_for_changes_approved_in_advance(
    is_fine: bool, draft: Draft, target: Target, author: Person, reviewer: Person, named: Person
) -> None:
    ApprovedKind.objects.create(target=target, pattern=IMAGE)
    unapproved = done(draft, target, named)
    edit(draft, author, "/containerDefinitions/0/image", f"{image(draft)[:-1]}9")
    with pytest.raises(CannotRegister):
        begin(draft, target, named)
    unapproved.review(reviewer, is_fine=is_fine, note="Seen.")
    assert _passes(draft, target, named) is is_fine


def image(draft: Draft) -> str:
    found: str = draft.document["containerDefinitions"][0]["image"]
    return found


def _passes(draft: Draft, target: Target, person: Person) -> bool:
    try:
        begin(draft, target, person)
    except CannotRegister:
        return False
    return True


def test_a_review_goes_on_beside_it(
    draft: Draft, target: Target, author: Person, reviewer: Person, named: Person
) -> None:
    review = asked(draft, author, [target])
    done(draft, target, named)
    decide(review, reviewer)
    assert registered(draft, target, named, 2).review == review


def test_it_is_sent_again_by_who_is_named_alone(
    team: Team, draft: Draft, target: Target, named: Person
) -> None:
    made = break_glass(draft, target, named)
    made.settle(Outcome(state=State.NOT_SENT))
    other = team.add(Person.objects.create_user("kim@example.com", "kim"), Role.PUBLISHER).person
    with pytest.raises(PermissionDenied):
        made.queue_again(other)
    assert made.queue_again(named)


@pytest.mark.parametrize(
    ("model", "columns"),
    [(Unapproved, {"reason": "x"}), (Afterwards, {"note": "x"}), (Afterwards, {"is_fine": False})],
)
def test_the_database_keeps_what_was_written(
    model: Any, columns: dict[str, Any], draft: Draft, target: Target, reviewer: Person, named: Person
) -> None:
    done(draft, target, named).review(reviewer, is_fine=True, note="Fine.")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        model.objects.update(**columns)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        model.objects.all()._raw_delete("default")
