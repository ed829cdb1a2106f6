"""A second revision of one registration should never be: if there is one, everybody concerned is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from designer.audit.models import Record
from designer.aws.duplicates import Duplicate
from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.reconcile import check, look_up
from designer.aws.sending import register, send
from designer.aws.timing import WINDOW
from designer.notices import Event
from designer.notices.models import Notice
from tests.aws.test_reconcile import REGISTER, aged
from tests.emulator.proxy import Proxy

LATER = WINDOW + timedelta(seconds=1)


@pytest.fixture
def doubled(queued: Registration, admin, aws: Proxy) -> Registration:
    """Registered as :1, and something between us and AWS repeated the request."""
    send(queued)
    register(queued.target, queued.text, queued.mark)
    return aged(queued, LATER)


def test_a_second_revision_is_found_after_the_window(doubled: Registration) -> None:
    check(doubled, timezone.now())
    [found] = Duplicate.objects.all()
    assert found.arn.endswith("checkout-api:2")
    assert Registration.objects.get().checked_at


def test_who_registered_it_and_who_manages_the_team_is_told_once(
    doubled: Registration, admin, publisher
) -> None:
    for _ in range(2):
        check(doubled, timezone.now())
    told = Notice.objects.filter(event=Event.REGISTERED_TWICE)
    assert {notice.person for notice in told} >= {admin, publisher}
    assert told.filter(person=admin).count() == 1
    assert Record.objects.filter(act="registered twice").count() == 1


def test_the_log_says_so_loudly(doubled: Registration, caplog) -> None:
    check(doubled, timezone.now())
    assert [line.levelname for line in caplog.records if "registered twice" in line.getMessage()] == ["ERROR"]


def test_the_page_shows_both(doubled: Registration, publisher, client_of) -> None:
    check(doubled, timezone.now())
    shown = client_of(publisher).get(reverse("aws:registration", args=[doubled.pk])).content.decode()
    assert "AWS made more than one revision of it" in shown
    assert "task-definition/checkout-api:2" in shown


def test_two_of_a_lost_answer_are_settled_as_the_first_with_an_alarm(
    queued: Registration, aws: Proxy
) -> None:
    aws.fail(REGISTER, "drop after")
    send(queued)
    register(queued.target, queued.text, queued.mark)
    look_up(queued, timezone.now())
    assert (queued.state, queued.revision) == (State.REGISTERED, 1)
    assert Duplicate.objects.get().arn.endswith(":2")


def test_what_is_there_once_raises_nothing(queued: Registration, aws: Proxy) -> None:
    send(queued)
    register(queued.target, queued.text, "somebody-else")
    check(aged(queued, LATER), timezone.now())
    assert Registration.objects.get().checked_at
    assert not Duplicate.objects.exists()


def test_an_account_that_gives_no_answer_is_asked_again(doubled: Registration, aws: Proxy) -> None:
    aws.fail("AssumeRole", "denied", times=9)
    check(doubled, timezone.now())
    assert Registration.objects.to_check(timezone.now()).exists()


def test_nothing_is_checked_before_the_window_is_over(queued: Registration, aws: Proxy) -> None:
    send(queued)
    assert not Registration.objects.to_check(timezone.now()).exists()


def test_the_database_keeps_what_was_found(doubled: Registration) -> None:
    check(doubled, timezone.now())
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Duplicate.objects.update(arn="arn:other")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Duplicate.objects.all().delete()
