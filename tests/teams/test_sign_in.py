"""Signing in by password, and out."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.teams.passwords import PASSWORD


def send(client: Client, **fields: str):
    return client.post("/sign-in/", {"login": "mina@example.com", "password": PASSWORD, **fields})


def test_a_person_signs_in_and_out(mina, client) -> None:
    assert send(client).headers["Location"] == "/"
    assert client.get("/account/").status_code == 200
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/account/").status_code == 302


def test_the_address_may_be_typed_in_capitals(mina, client) -> None:
    assert send(client, login="MINA@Example.com").status_code == 302


def test_after_signing_in_one_is_where_one_wanted_to_be(mina, client) -> None:
    sent = client.get("/account/password/").headers["Location"]
    assert sent == "/sign-in/?next=/account/password/"
    assert 'value="/account/password/"' in client.get(sent).content.decode()
    assert send(client, next="/account/password/").headers["Location"] == "/account/password/"


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example/",
        "\t//evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "\x00/",
        "",
    ],
)
def test_signing_in_never_leads_elsewhere(mina, client, address: str) -> None:
    assert send(client, next=address).headers["Location"] == "/"


def test_a_wrong_password_an_unknown_address_and_one_who_left_hear_the_same(mina, client) -> None:
    wrong = send(client, password="wrong")
    unknown = send(client, login="nobody@example.com")
    mina.is_active = False
    mina.save()
    left = send(client)
    for response in (wrong, unknown, left):
        assert response.status_code == 422
        assert response.context["form"].non_field_errors() == [
            "This e-mail address and password do not go together."
        ]
        assert "_auth_user_id" not in client.session


def test_what_was_typed_stays_but_the_password(mina, client) -> None:
    page = send(client, password="wrong one").content.decode()
    assert 'value="mina@example.com"' in page
    assert "wrong one" not in page


@pytest.mark.parametrize("name", ["a\x00b", "\ud800", "x" * 100_000, "' or 1=1 --"])
def test_strange_names_are_refused_quietly(mina, client, name: str) -> None:
    body = urlencode({"login": name, "password": "x"}, errors="surrogatepass")
    response = client.post("/sign-in/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422


def test_the_session_gets_a_new_id_when_somebody_signs_in(mina, client) -> None:
    client.get("/sign-in/")
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["designer-session"] = session.session_key
    send(client)
    assert client.session.session_key != session.session_key


def test_a_form_without_its_token_is_refused_with_advice(mina) -> None:
    response = send(Client(enforce_csrf_checks=True))
    assert response.status_code == 403
    assert "what you typed is still there" in response.content.decode()


def test_a_part_refused_leaves_the_page_alone(mina) -> None:
    response = Client(enforce_csrf_checks=True).post("/preferences/", headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Retarget"]) == (403, "#notice")
    assert "you are signed out" in response.content.decode()


def test_a_page_from_before_signing_in_says_so(mina) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(mina)
    response = browser.post("/preferences/", headers={"HX-Request": "true"})
    assert "from before you signed in" in response.content.decode()


def test_a_part_asked_for_when_signed_out_does_not_become_a_sign_in_form(client, db) -> None:
    response = client.get("/account/", headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Retarget"]) == (403, "#notice")


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_a_whole_page_asked_for_by_htmx_leads_to_the_sign_in_page(client, db, header: str) -> None:
    response = client.get("/account/", headers={"HX-Request": "true", header: "true"})
    assert response.status_code == 302


def test_signing_out_needs_a_press(mina, client) -> None:
    send(client)
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/account/").status_code == 200


def test_sign_ins_and_refusals_are_logged_without_what_was_typed(mina, client, caplog) -> None:
    caplog.set_level("INFO", "designer")
    send(client, password="wrong one")
    send(client)
    logged = " ".join(record.getMessage() for record in caplog.records)
    assert "sign-in refused" in logged
    assert "signed in" in logged
    assert "wrong one" not in logged
    assert "mina" not in logged


@pytest.mark.parametrize(
    ("sender", "then"),
    [
        ("http://testserver/drafts/?page=2", "/drafts/%3Fpage%3D2"),
        ("https://evil.example/drafts/", "/"),
        ("", "/"),
    ],
)
def test_who_pressed_a_button_signed_out_comes_back_to_its_page(sender: str, then: str, db) -> None:
    response = Client().post("/drafts/1/undo/", headers={"referer": sender})
    assert response.headers["Location"] == f"/sign-in/?next={then}"


def test_the_address_of_a_button_is_no_blank_page(client, db) -> None:
    response = client.get("/sign-out/")
    assert response.status_code == 405
    assert response.headers["Allow"]
    assert "It belongs to a button." in response.content.decode()
