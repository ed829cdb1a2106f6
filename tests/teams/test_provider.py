"""Signing in with an OpenID Connect provider that the settings name."""

from collections.abc import Iterator

import pytest
from django.test import Client

from designer.teams.models import Invitation, Person
from tests.teams.provider import CLIENT, SECRET, Provider

SORA = {"sub": "77", "email": "Sora@example.com", "email_verified": True, "name": "Sora Kim"}


@pytest.fixture
def provider(settings, db) -> Iterator[Provider]:
    made = Provider()
    settings.OIDC_URL, settings.OIDC_NAME = made.address, "Example Login"
    app = {"provider_id": "oidc", "name": "Example Login", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": made.address}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield made
    made.stop()


def sign_in(provider: Provider, claims: dict | None, client: Client | None = None, after: str = "/account/"):
    """The whole way there and back: the last answer, and the browser."""
    client, provider.claims = client or Client(), claims
    sent = client.get("/sign-in/with/oidc/", {"next": after}).headers["Location"]
    return client.get(provider.authorize(sent)), client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_the_sign_in_page_offers_it_only_where_the_settings_name_one(provider, client, settings) -> None:
    assert "Sign in with Example Login" in client.get("/sign-in/").content.decode()
    settings.OIDC_URL = ""
    assert "Sign in with" not in client.get("/sign-in/").content.decode()


def test_who_comes_for_the_first_time_has_an_account_in_no_team(provider) -> None:
    answer, client = sign_in(provider, SORA)
    assert answer.headers["Location"] == "/account/"
    sora = Person.objects.get()
    assert (sora.email, sora.name, sora.has_usable_password()) == ("sora@example.com", "Sora Kim", False)
    assert "You are in no team yet" in client.get("/", follow=True).content.decode()


def test_who_comes_again_is_the_same_whatever_the_address_says_now(provider) -> None:
    sign_in(provider, SORA)
    _answer, client = sign_in(provider, SORA | {"email": "kim@example.com"})
    assert is_in(client)
    assert Person.objects.get().email == "sora@example.com"


def test_a_verified_address_is_whose_it_is_here_and_the_password_is_no_longer(provider, author) -> None:
    """Whoever has set the password may not have been who has the address."""
    author.set_password("correct horse battery")
    author.save()
    planted = Client()
    planted.force_login(author)
    assert is_in(planted)
    _answer, client = sign_in(provider, SORA | {"email": "mina@example.com"})
    assert is_in(client)
    assert not is_in(planted)
    author.refresh_from_db()
    assert not author.has_usable_password()


@pytest.mark.parametrize(
    "claim", [{"email_verified": False}, {"email": "mina@example.com", "email_verified": False}]
)
def test_an_address_that_is_not_verified_lets_nobody_in(provider, author, claim) -> None:
    answer, client = sign_in(provider, SORA | claim)
    assert "No account for you here" in answer.content.decode()
    assert not is_in(client)
    assert Person.objects.count() == 1


def test_without_an_address_nobody_is_let_in(provider) -> None:
    answer, client = sign_in(provider, {"sub": "77"})
    assert "No account for you here" in answer.content.decode()
    assert not is_in(client)


def test_who_is_disabled_here_stays_out(provider, author) -> None:
    Person.objects.update(is_active=False)
    answer, client = sign_in(provider, SORA | {"email": "mina@example.com"})
    assert answer.headers["Location"] == "/sign-in/"
    assert not is_in(client)


def test_who_cancels_there_is_told_so_on_the_sign_in_page(provider) -> None:
    answer, client = sign_in(provider, None)
    assert "Example Login did not sign you in." in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("wrong", ["another state", "another code", "another secret", "no provider"])
def test_what_does_not_fit_lets_nobody_in(provider, settings, wrong: str) -> None:
    client, provider.claims = Client(), SORA
    back = provider.authorize(client.get("/sign-in/with/oidc/").headers["Location"])
    if wrong == "another state":
        back = back.replace("state=", "state=x")
    if wrong == "another code":
        back = back.replace("code=", "code=x")
    if wrong == "another secret":
        settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["secret"] = "another"
    if wrong == "no provider":
        provider.stop()
    assert client.get(back, follow=True).status_code == 200
    assert not is_in(client)
    assert not Person.objects.exists()


@pytest.mark.parametrize("after", ["//evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_it_never_leads_elsewhere_afterwards(provider, after: str) -> None:
    answer, _client = sign_in(provider, SORA, after=after)
    assert answer.headers["Location"] == "/"


def test_an_invitation_is_followed_by_who_signs_in_with_it(provider, team, admin) -> None:
    token = Invitation.objects.issue(team, admin, [], "sora@example.com")
    _answer, client = sign_in(provider, SORA, after=f"/join/{token}/")
    client.post(f"/join/{token}/")
    assert team.members.filter(email="sora@example.com").exists()
