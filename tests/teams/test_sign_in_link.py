"""One-time links: the demo's way in."""

from datetime import timedelta
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from designer.teams.models import Person, SignInLink


@pytest.fixture
def token(author) -> str:
    return SignInLink.objects.issue(author)


def test_opening_the_link_shows_a_button_and_uses_nothing_up(client, token) -> None:
    for _ in range(2):
        page = client.get(f"/sign-in/{token}/")
        assert "Sign in as mina" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_pressing_the_button_signs_in(client, token, author) -> None:
    client.post(f"/sign-in/{token}/")
    assert client.session["_auth_user_id"] == str(author.pk)


def test_a_link_works_once(client, token) -> None:
    client.post(f"/sign-in/{token}/")
    client.post("/sign-out/")
    again = client.post(f"/sign-in/{token}/")
    assert (again.status_code, "_auth_user_id" in client.session) == (410, False)


def test_a_link_works_for_fifteen_minutes(client, token) -> None:
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/sign-in/{token}/").status_code == 410
    assert client.post(f"/sign-in/{token}/").status_code == 410


def test_a_new_link_lasts_fifteen_minutes(token) -> None:
    left = SignInLink.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)


def test_who_left_cannot_use_an_old_link(client, token, author) -> None:
    Person.objects.update(is_active=False)
    assert client.post(f"/sign-in/{token}/").status_code == 410


def test_outside_the_demo_there_are_no_links(client, token, settings) -> None:
    settings.DEMO = False
    assert client.get(f"/sign-in/{token}/").status_code == 404
    assert client.post(f"/sign-in/{token}/").status_code == 404
    with pytest.raises(CommandError, match="only in the demo"):
        call_command("sign_in_link", "mina")


def test_the_database_holds_no_token(token) -> None:
    assert token not in str(SignInLink.objects.values())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_the_same_time_one_gets_in(author) -> None:
    token = SignInLink.objects.issue(author)
    start, got = Barrier(8), []

    def press() -> None:
        start.wait()
        got.append(SignInLink.objects.redeem(token))
        connection.close()

    threads = [Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(person is None for person in got) == [False] + [True] * 7


@pytest.mark.parametrize("called", ["mina", "mina@example.com", "MINA@example.com"])
def test_the_command_prints_a_link_that_works(client, author, called: str) -> None:
    out = StringIO()
    call_command("sign_in_link", called, address="http://127.0.0.1:9000/", stdout=out)
    address = out.getvalue().strip()
    assert address.startswith("http://127.0.0.1:9000/sign-in/")
    assert client.post(address.removeprefix("http://127.0.0.1:9000")).status_code == 302


def test_the_command_asks_which_when_a_name_is_not_enough(author) -> None:
    Person.objects.create_user("mina@other.example", "mina")
    with pytest.raises(CommandError, match="mina@example.com, mina@other.example"):
        call_command("sign_in_link", "mina")
    with pytest.raises(CommandError, match="Nobody here is called “zoe”"):
        call_command("sign_in_link", "zoe")
