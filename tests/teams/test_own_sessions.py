"""Where a person is signed in, and how they end it."""

import pytest
from django.test import Client

from designer.teams.device import device
from designer.teams.models import Session

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"


def signed_in(person, agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.force_login(person)
    client.get("/account/")
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.fixture
def here(author) -> Client:
    return signed_in(author, FIREFOX)


@pytest.fixture
def elsewhere(author) -> Client:
    return signed_in(author, CHROME)


def test_the_page_lists_them_and_marks_the_one_it_is_seen_in(here, elsewhere, publisher) -> None:
    signed_in(publisher, PHONE)
    page = here.get("/account/").content.decode()
    assert "Chrome on Windows" in page
    assert 'Firefox on Linux <span class="tag ok">this one</span>' in page
    assert "iPhone" not in page


def test_a_page_never_holds_a_key_that_would_sign_somebody_in(here, elsewhere) -> None:
    page = here.get("/account/").content.decode()
    assert not [key for key in Session.objects.values_list("session_key", flat=True) if key in page]


def test_one_is_ended_and_is_out_with_its_next_request(here, elsewhere) -> None:
    other = Session.objects.get(session_key=elsewhere.session.session_key)
    here.post(f"/account/sessions/{other.reference}/end/")
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert "Chrome" not in here.get("/account/").content.decode()


def test_all_others_are_ended_at_once(here, elsewhere, author, publisher) -> None:
    third, somebody = signed_in(author, PHONE), signed_in(publisher, PHONE)
    here.post("/account/sessions/end/")
    assert [is_in(one) for one in (here, elsewhere, third, somebody)] == [True, False, False, True]


def test_nobody_ends_a_session_of_somebody_else(here, publisher) -> None:
    theirs = signed_in(publisher, PHONE)
    row = Session.objects.get(session_key=theirs.session.session_key)
    assert here.post(f"/account/sessions/{row.reference}/end/").status_code == 404
    assert is_in(theirs)


def test_a_new_password_takes_the_others_off_the_list(here, elsewhere, author) -> None:
    author.set_password("correct horse battery")
    author.save()
    here.force_login(author)
    send = {"old_password": "correct horse battery"} | dict.fromkeys(
        ["new_password1", "new_password2"], "staple paper clip 7"
    )
    here.post("/account/password/", send)
    assert author.sessions.count() == 1


def test_signing_out_leaves_no_row(here, author) -> None:
    here.post("/sign-out/")
    assert not author.sessions.exists()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (CHROME, "Chrome on Windows"),
        (CHROME + " Edg/140.0", "Edge on Windows"),
        (PHONE, "Safari on iPhone"),
        ("curl/8.5", "A browser that does not say which"),
        ("", "A browser that does not say which"),
    ],
)
def test_a_browser_is_told_in_words(agent: str, words: str) -> None:
    assert device(agent) == words


def test_a_strange_name_of_a_browser_breaks_nothing(author) -> None:
    browser = signed_in(author, "<script>" + "x" * 5000 + "Firefox/1")
    assert len(author.sessions.get().device) == 200
    assert "<script>x" not in browser.get("/account/").content.decode()
