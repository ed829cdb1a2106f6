"""Guessing is slow, for one account and from one address, and whose password it is gets in all the same."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from designer.teams import limits
from designer.teams.models import Guess
from designer.teams.models.guess import WINDOW
from tests.teams.passwords import PASSWORD

WRONG = "battery staple"
HERE = "203.0.113.7"


def guess(client: Client, password: str = WRONG, login: str = "mina@example.com", address: str = HERE):
    return client.post("/sign-in/", {"login": login, "password": password}, REMOTE_ADDR=address)


def evaluated(tries: int, **how: str) -> int:
    """How many of so many guesses were compared with the password."""
    return sum(guess(Client(), **how).status_code == 422 for _ in range(tries))


@pytest.fixture(autouse=True)
def _any_address(settings) -> None:
    """The demo, whose settings the tests have, answers on loopback only."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "loopback" not in one]


def test_of_many_guesses_on_an_account_twenty_an_hour_count(mina) -> None:
    answers = [guess(Client(), address=f"198.51.100.{n}").status_code for n in range(100)]
    assert (answers.count(422), answers.count(429)) == (20, 80)


def test_the_right_password_is_not_taken_either_once_strangers_have_used_up_theirs(mina) -> None:
    evaluated(20)
    response = guess(Client(), PASSWORD, address="198.51.100.1")
    assert response.status_code == 429
    assert "sign in from a browser that you used here before" in response.content.decode()


def test_whose_account_it_is_gets_in_at_once_from_a_browser_used_before(mina) -> None:
    own = Client()
    guess(own, PASSWORD)
    own.post("/sign-out/")
    evaluated(30)
    assert guess(own, PASSWORD).status_code == 302


def test_a_browser_used_before_guesses_no_more_than_others(mina) -> None:
    own = Client()
    guess(own, PASSWORD)
    own.post("/sign-out/")
    answers = [guess(own).status_code for _ in range(30)]
    assert answers.count(422) == limits.BROWSER


def test_a_browser_is_known_for_the_account_that_was_signed_in_to_alone(mina, publisher) -> None:
    own = Client()
    guess(own, PASSWORD)
    own.post("/sign-out/")
    evaluated(20, login="jun@example.com")
    assert guess(own, login="jun@example.com").status_code == 429


@pytest.mark.parametrize("cookie", ["", "x", "a:b:c", "é", "x" * 5000])
def test_a_forged_cookie_is_no_known_browser(mina, cookie: str) -> None:
    evaluated(20)
    client = Client()
    client.cookies["designer-known"] = cookie
    assert guess(client, PASSWORD).status_code == 429


def test_right_passwords_do_not_count(mina) -> None:
    for _ in range(25):
        assert guess(Client(), PASSWORD).status_code == 302
    assert not Guess.objects.exists()


def test_an_account_that_is_none_is_limited_like_one(mina) -> None:
    assert evaluated(30, login="nobody@example.com") == 20


def test_from_one_address_accounts_are_not_tried_one_after_the_other(mina) -> None:
    answers = [guess(Client(), login=f"{n}@example.com").status_code for n in range(limits.ADDRESS + 10)]
    assert answers.count(422) == limits.ADDRESS
    assert guess(Client(), PASSWORD, address="198.51.100.9").status_code == 302


def test_an_hour_later_there_are_tries_again(mina) -> None:
    evaluated(20)
    Guess.objects.update(at=timezone.now() - WINDOW)
    assert guess(Client(), PASSWORD).status_code == 302
    assert not Guess.objects.exists()


def test_what_is_noted_names_nobody(mina) -> None:
    evaluated(1)
    noted = str(list(Guess.objects.values()))
    assert "mina" not in noted
    assert HERE not in noted


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_moment_count_each(mina) -> None:
    start, got = Barrier(8), []

    def press() -> None:
        start.wait()
        got.extend(guess(Client()).status_code for _ in range(4))
        connection.close()

    threads = [Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got.count(422) <= limits.ACCOUNT
    assert set(got) == {422, 429}


@pytest.mark.parametrize(
    ("trusted", "forwarded", "expected"),
    [
        (False, "192.0.2.1", HERE),
        (True, "192.0.2.1", "192.0.2.1"),
        (True, "10.9.9.9, 192.0.2.1", "192.0.2.1"),
        (True, "not one", "unknown"),
        (True, "2001:db8:1:2:3:4:5:6", "20010db800010002"),
        (True, "::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_an_address_cannot_be_made_up(rf, settings, trusted: bool, forwarded: str, expected: str) -> None:
    settings.TRUSTED_PROXY = trusted
    request = rf.get("/", REMOTE_ADDR=HERE, headers={"X-Forwarded-For": forwarded})
    assert limits.address_of(request) == expected


def test_guesses_of_the_old_password_at_a_new_one_count_too(mina, client_of) -> None:
    browser, new = client_of(mina), "staple paper clip 7"
    answers = [
        browser.post(
            "/account/password/", {"old_password": old, "new_password1": new, "new_password2": new}
        ).content.decode()
        for old in [WRONG] * limits.ACCOUNT + [PASSWORD]
    ]
    assert "Too many tries" not in answers[-2]
    assert "Too many tries" in answers[-1]
    mina.refresh_from_db()
    assert mina.check_password(PASSWORD)
