"""A role that can be assumed without the external ID protects nobody: the account stays "not verified"."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from designer.audit.models import Record
from designer.aws.verified import Verification
from designer.teams.models import Person, Target
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]


@pytest.fixture
def tested(client_of: Browser, admin: Person, target: Target, aws: Proxy) -> Callable[..., str]:
    """What the page says after a test of the connection; `closed`: only who says the external ID gets in."""

    def tested(*, closed: bool) -> str:
        aws.fail("AssumeRole", "none")
        aws.fail("AssumeRole", "denied" if closed else "none")
        return client_of(admin).post(reverse("aws:try_target", args=[target.pk])).content.decode()

    return tested


def holds() -> bool:
    return Verification.holds(Target.objects.get())


def test_a_role_that_asks_for_the_external_id_is_verified(tested: Callable[..., str]) -> None:
    assert not holds()
    assert "Not verified" not in tested(closed=True)
    assert holds()
    assert Record.objects.filter(act="account verified").count() == 1


def test_a_role_that_lets_anybody_in_stays_not_verified(tested: Callable[..., str], target: Target) -> None:
    shown = tested(closed=False)
    assert "Not verified: it lets this server in without the external ID" in shown
    assert f"<code>{target.role_arn}</code>" in shown
    assert not holds()


def test_what_was_verified_is_not_when_it_lets_anybody_in_later(tested: Callable[..., str]) -> None:
    tested(closed=True)
    tested(closed=False)
    assert not holds()
    assert Record.objects.filter(act="account not verified").count() == 1


@pytest.mark.parametrize("column", ["role_arn", "read_role_arn"])
def test_another_role_is_not_verified(column: str, tested: Callable[..., str]) -> None:
    tested(closed=True)
    Target.objects.update(**{column: "arn:aws:iam::111122223333:role/other"})
    assert not holds()


def test_the_role_that_reads_is_tried_as_well(
    client_of: Browser, admin: Person, target: Target, aws: Proxy
) -> None:
    reader = "arn:aws:iam::111122223333:role/reader"
    Target.objects.update(read_role_arn=reader)
    for fault in ("none", "none", "denied", "none"):
        aws.fail("AssumeRole", fault)
    shown = client_of(admin).post(reverse("aws:try_target", args=[target.pk])).content.decode()
    assert f"<p><code>{reader}</code></p>" in shown
    assert not holds()


def test_what_aws_does_not_tell_verifies_nothing(
    client_of: Browser, admin: Person, target: Target, aws: Proxy
) -> None:
    aws.fail("AssumeRole", "none")
    aws.fail("AssumeRole", "throttle", times=9)
    client_of(admin).post(reverse("aws:try_target", args=[target.pk]))
    assert not holds()


def test_the_list_tells_which_are_verified(
    client_of: Browser, author: Person, tested: Callable[..., str]
) -> None:
    at = reverse("aws:targets")
    assert "not verified" in client_of(author).get(at).content.decode()
    tested(closed=True)
    assert "not verified" not in client_of(author).get(at).content.decode()
