"""What became of a registration is found out by looking, and never made worse by it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from designer.aws.client import Patience
from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.reconcile import look_up
from designer.aws.sending import register, send
from designer.aws.timing import LEASE, WINDOW
from designer.teams.models import Person, Target
from tests.emulator.proxy import Proxy

SHORT = Patience(attempts=1, connect=1, read=1)
REGISTER = "RegisterTaskDefinition"


@pytest.fixture
def lost(queued: Registration, aws: Proxy) -> Registration:
    """Registered as :1, but the answer never came back."""
    aws.fail(REGISTER, "drop after")
    send(queued)
    return queued


@pytest.fixture
def dropped(queued: Registration, aws: Proxy) -> Registration:
    """Unknown, and not there."""
    aws.fail(REGISTER, "drop before")
    send(queued)
    return queued


def aged(registration: Registration, by: timedelta) -> Registration:
    """The same registration, so much later."""
    for name in ("queued_at", "signed_at"):
        at = getattr(registration, name)
        Registration.objects.filter(pk=registration.pk).update(**{name: at and at - by})
    return Registration.objects.get()


def test_a_lost_answer_is_found_by_our_mark(lost: Registration, aws: Proxy) -> None:
    look_up(lost, timezone.now())
    assert (lost.state, str(lost)) == (State.REGISTERED, "checkout-api:1")
    assert lost.arn.endswith("task-definition/checkout-api:1")
    assert '"registeredBy"' in lost.answer
    assert aws.count(REGISTER) == 1


def test_the_revision_of_somebody_else_is_not_taken_for_ours(dropped: Registration, target: Target) -> None:
    register(target, dropped.text, "somebody-else")
    look_up(dropped, timezone.now())
    assert (dropped.state, dropped.look_code) == (State.UNKNOWN, "NotThereYet")


def test_ours_is_found_among_others_on_other_pages_in_any_order(
    queued: Registration, target: Target, aws: Proxy
) -> None:
    for number in range(11):
        register(target, queued.text, f"before-{number}")
    aws.fail(REGISTER, "drop after")
    send(queued)
    for number in range(5):
        register(target, queued.text, f"after-{number}")
    look_up(queued, timezone.now())
    assert (queued.above, queued.revision) == (11, 12)


def test_not_there_is_final_only_after_the_window(dropped: Registration) -> None:
    look_up(dropped, timezone.now() + WINDOW - timedelta(seconds=10))
    assert (dropped.state, dropped.look_code) == (State.UNKNOWN, "NotThereYet")
    look_up(dropped, timezone.now() + WINDOW)
    assert dropped.state == State.ABSENT


def test_a_request_that_arrives_late_is_still_found(queued: Registration, aws: Proxy, ecs: Any) -> None:
    aws.fail(REGISTER, "late")
    send(queued)
    look_up(queued, timezone.now())
    assert queued.state == State.UNKNOWN
    aws.release(REGISTER)
    look_up(queued, timezone.now() + WINDOW)
    assert (queued.state, queued.revision) == (State.REGISTERED, 1)


def test_an_account_that_cannot_be_asked_settles_nothing_however_late(lost: Registration, aws: Proxy) -> None:
    aws.fail("DescribeTaskDefinition", "denied", times=9)
    look_up(lost, timezone.now() + WINDOW, patience=SHORT)
    assert (lost.state, lost.look_code) == (State.UNKNOWN, "AccessDeniedException")
    assert lost.code == "ConnectionClosedError"


def test_what_is_settled_stays_as_it_is(queued: Registration, aws: Proxy) -> None:
    send(queued)
    asked = len(aws.seen)
    look_up(queued, timezone.now() + WINDOW)
    assert queued.state == State.REGISTERED
    assert len(aws.seen) == asked


def test_sent_again_it_keeps_its_mark_and_makes_one_revision(
    dropped: Registration, publisher: Person, ecs: Any
) -> None:
    mark = dropped.mark
    look_up(dropped, timezone.now() + WINDOW)
    assert dropped.queue_again(publisher)
    send(dropped)
    assert (dropped.state, dropped.revision, dropped.mark) == (State.REGISTERED, 1, mark)


class TestWithoutMark:
    """The process's own credentials: AWS shows the same principal for all we register."""

    @pytest.fixture
    def target(self, target: Target) -> Target:
        Target.objects.update(role_arn="", account="123456789012")
        target.refresh_from_db()
        return target

    def test_a_lost_answer_is_found_by_its_content(self, lost: Registration) -> None:
        look_up(lost, timezone.now())
        assert (lost.state, lost.revision) == (State.REGISTERED, 1)

    def test_other_content_is_not_taken_for_ours(self, dropped: Registration, target: Target) -> None:
        register(target, dropped.text.replace("1.4.2", "1.4.3"), "seed")
        look_up(dropped, timezone.now())
        assert dropped.state == State.UNKNOWN

    def test_what_was_there_before_is_not_taken_for_ours(
        self, queued: Registration, target: Target, aws: Proxy
    ) -> None:
        register(target, queued.text, "seed")
        aws.fail(REGISTER, "drop before")
        send(queued)
        look_up(queued, timezone.now())
        assert queued.state == State.UNKNOWN

    def test_of_several_a_person_chooses(self, lost: Registration, target: Target) -> None:
        register(target, lost.text, "seed")
        look_up(lost, timezone.now() + WINDOW)
        assert (lost.state, lost.look_code) == (State.UNKNOWN, "SeveralFound")
        assert [arn.rpartition(":")[2] for arn in lost.look_message.splitlines()] == ["1", "2"]
        look_up(lost, timezone.now() + WINDOW, chosen=2)
        assert (lost.state, lost.revision) == (State.REGISTERED, 2)

    def test_a_choice_that_does_not_stand_settles_nothing(self, lost: Registration, target: Target) -> None:
        register(target, lost.text, "seed")
        look_up(lost, timezone.now(), chosen=3)
        assert lost.state == State.UNKNOWN

    def test_a_revision_another_registration_made_is_not_ours(
        self, lost: Registration, target: Target
    ) -> None:
        register(target, lost.text, "seed")
        pinned = {name: getattr(lost, name) for name in ("draft", "version", "digest", "text", "target")}
        place = {"account": lost.account, "region": lost.region, "family": lost.family, "person": lost.person}
        Registration.objects.create(
            **pinned, **place, key="other", state=State.REGISTERED, revision=2, arn="arn:2", above=1
        )
        look_up(lost, timezone.now())
        assert (lost.state, lost.revision) == (State.REGISTERED, 1)


def test_what_a_stopped_process_left_queued_was_never_sent(queued: Registration, aws: Proxy) -> None:
    left = aged(queued, LEASE + timedelta(seconds=1))
    look_up(left, timezone.now())
    assert (left.state, left.code) == (State.NOT_SENT, "Interrupted")
    assert aws.seen == []


def test_what_a_stopped_process_left_sending_is_looked_up(lost: Registration) -> None:
    Registration.objects.update(state=State.SENDING, code="")
    left = aged(lost, LEASE + timedelta(seconds=1))
    look_up(left, timezone.now())
    assert (left.state, left.revision) == (State.REGISTERED, 1)


@pytest.mark.parametrize("state", [State.QUEUED, State.SENDING])
def test_a_living_process_is_left_alone(state: State, lost: Registration, aws: Proxy) -> None:
    Registration.objects.update(state=state)
    alive = Registration.objects.get()
    asked = len(aws.seen)
    look_up(alive, timezone.now())
    assert alive.state == state
    assert len(aws.seen) == asked


def test_the_command_looks_up_all_that_is_open(lost: Registration, capsys: Any) -> None:
    call_command("reconcile_registrations")
    assert Registration.objects.get().state == State.REGISTERED
    assert "checkout-api in payments-staging: registered arn:aws:ecs" in capsys.readouterr().out


def test_the_command_does_nothing_twice(lost: Registration, capsys: Any, aws: Proxy) -> None:
    call_command("reconcile_registrations")
    asked = len(aws.seen)
    call_command("reconcile_registrations")
    assert len(aws.seen) == asked
