"""A code from an app beside the password: set up, asked for, used once, and taken off."""

import re
import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import CommandError, call_command
from django.test import Client

from designer.teams import limits
from designer.teams.models import Guess
from tests.teams.passwords import PASSWORD


def sign_in(client: Client, **more: str):
    return client.post("/sign-in/", {"login": "mina@example.com", "password": PASSWORD, **more})


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def browser(mina) -> Client:
    """Signed in, with the password entered once more for what follows."""
    client = Client()
    sign_in(client)
    client.post("/account/again/", {"password": PASSWORD})
    return client


@pytest.fixture
def secret(browser) -> str:
    """The key in mina's app."""
    page = browser.get("/account/second-step/set-up/").content.decode()
    key = re.search(r'id="totp-key">([A-Z2-7]+)<', page)[1]
    assert browser.post("/account/second-step/set-up/", {"code": code(key)}).status_code == 302
    Authenticator.objects.update(last_used_at=None)
    return key


def codes(browser: Client) -> list[str]:
    page = browser.get("/account/second-step/codes/").content.decode()
    return re.findall(r"^\s*(?:<pre[^>]*>)?(\d{8})$", page, re.MULTILINE)


def test_the_password_alone_signs_nobody_in_any_more(secret) -> None:
    client = Client()
    assert sign_in(client, next="/account/").headers["Location"] == "/sign-in/code/"
    assert client.get("/account/").status_code == 302
    page = client.get("/sign-in/code/").content.decode()
    assert "Your password is right." in page
    assert client.post("/sign-in/code/", {"code": code(secret)}).headers["Location"] == "/account/"
    assert client.get("/account/").status_code == 200


def test_a_code_signs_in_once(secret) -> None:
    first, second, now = Client(), Client(), code(secret)
    for client in (first, second):
        sign_in(client)
        client.post("/sign-in/code/", {"code": now})
    assert first.get("/account/").status_code == 200
    assert second.get("/account/").status_code == 302


def test_a_recovery_code_signs_in_once_in_its_place(secret, browser) -> None:
    own = codes(browser)
    assert len(set(own)) == 10
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client)
        client.post("/sign-in/code/", {"code": own[0]})
    assert first.get("/account/").status_code == 200
    assert second.get("/account/").status_code == 302
    assert own[0] not in codes(browser)


def test_new_recovery_codes_end_the_old_ones(secret, browser) -> None:
    old = codes(browser)
    browser.post("/account/second-step/codes/new/")
    assert not set(old) & set(codes(browser))


def test_codes_cannot_be_guessed_one_after_the_other(secret) -> None:
    client = Client()
    sign_in(client)
    for number in range(limits.CODES + 5):
        page = client.post("/sign-in/code/", {"code": f"{number:08}"}).content.decode()
    assert "Too many wrong codes." in page
    client.post("/sign-in/code/", {"code": code(secret)})
    assert client.get("/account/").status_code == 302
    Guess.objects.all().delete()
    client.post("/sign-in/code/", {"code": code(secret)})
    assert client.get("/account/").status_code == 200


def test_the_page_of_the_code_is_nothing_without_the_password(db, client) -> None:
    assert client.get("/sign-in/code/").headers["Location"] == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": "000000"}).headers["Location"] == "/sign-in/"


def test_a_key_with_the_wrong_code_is_not_set_up(browser) -> None:
    browser.get("/account/second-step/set-up/")
    page = browser.post("/account/second-step/set-up/", {"code": "000000"}).content.decode()
    assert "This code is not right" in page
    assert not Authenticator.objects.exists()


def test_it_is_set_up_and_taken_off_by_who_knows_the_password_now(mina, secret, browser, client_of) -> None:
    stale = client_of(mina)
    for page in ("take-off/", "codes/", "codes/new/"):
        assert stale.get(f"/account/second-step/{page}").headers["Location"].startswith("/account/again/")
    browser.post("/account/second-step/take-off/")
    assert not Authenticator.objects.exists()
    assert sign_in(Client()).headers["Location"] == "/"


def test_the_password_asked_for_again_leads_on(mina, client_of) -> None:
    stale = client_of(mina)
    sent = stale.get("/account/second-step/set-up/").headers["Location"]
    assert "This is not your password." in stale.post(sent, {"password": "wrong"}).content.decode()
    went = stale.post(sent, {"password": PASSWORD})
    assert went.headers["Location"] == "/account/second-step/set-up/"
    assert stale.get("/account/second-step/set-up/").status_code == 200


def test_the_database_holds_no_key_and_no_code(secret, browser) -> None:
    stored = str(list(Authenticator.objects.values()))
    assert secret not in stored
    assert not [one for one in codes(browser) if one in stored]


def test_a_key_sealed_with_another_secret_key_fits_no_code(secret, settings) -> None:
    settings.SECRET_KEY = "another " * 8
    client = Client()
    sign_in(client)
    for guess in (code(secret), code(""), "00000000"):
        assert "This code is not right" in client.post("/sign-in/code/", {"code": guess}).content.decode()


def test_a_key_sealed_anew_signs_in_without_the_secret_key_that_was_replaced(
    secret, browser, settings
) -> None:
    own = codes(browser)
    settings.SECRET_KEY, before = "another " * 8, settings.SECRET_KEY
    settings.SECRET_KEY_FALLBACKS = [before]
    call_command("seal_anew", stdout=(said := StringIO()))
    assert "2 secrets are sealed" in said.getvalue()
    settings.SECRET_KEY_FALLBACKS = []
    for answer in (code(secret), own[0]):
        client = Client()
        sign_in(client)
        client.post("/sign-in/code/", {"code": answer})
        assert client.get("/account/").status_code == 200


def test_who_changes_the_secret_key_signs_nobody_out(browser, settings) -> None:
    settings.SECRET_KEY, before = "another " * 8, settings.SECRET_KEY
    settings.SECRET_KEY_FALLBACKS = [before]
    assert browser.get("/account/").status_code == 200


def test_who_lost_everything_is_let_in_by_who_runs_the_server(secret, browser) -> None:
    call_command("take_off_second_step", "MINA@example.com", stdout=StringIO())
    assert browser.get("/account/").status_code == 302
    assert sign_in(Client()).headers["Location"] == "/"
    with pytest.raises(CommandError, match="has no second step"):
        call_command("take_off_second_step", "mina@example.com")
    with pytest.raises(CommandError, match="Nobody here"):
        call_command("take_off_second_step", "zoe@example.com")


def test_who_has_no_password_here_sets_none_up(author, client_of) -> None:
    browser = client_of(author)
    assert browser.get("/account/second-step/set-up/").status_code == 404
    assert "You have no password here" in browser.get("/account/second-step/").content.decode()
