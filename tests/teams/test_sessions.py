"""How long one stays signed in."""

import pytest

from designer.teams import sessions

HOUR = 60 * 60


@pytest.fixture
def browser(author, client_of):
    """A browser signed in just now."""
    client = client_of(author)
    client.get("/account/")
    return client


def turn_back(client, **hours: float) -> None:
    """As if the session had begun, or was last used, that many hours ago."""
    session = client.session
    for name, ago in hours.items():
        session[name] -= int(ago * HOUR)
    session.save()


@pytest.mark.parametrize(
    ("hours", "signed_in"),
    [
        ({"seen": 0.9}, True),
        ({"seen": 1.1}, False),
        ({"since": 11.9}, True),
        ({"since": 12.1}, False),
    ],
)
def test_a_session_ends_after_an_idle_hour_or_twelve_in_all(browser, hours, signed_in: bool) -> None:
    turn_back(browser, **hours)
    assert (browser.get("/account/").status_code == 200) is signed_in


def test_using_the_pages_keeps_a_session_but_not_beyond_twelve_hours(browser) -> None:
    for _ in range(13):
        turn_back(browser, seen=0.95, since=0.95)
        last = browser.get("/account/")
    assert last.status_code == 302


def test_a_session_is_written_once_a_minute_not_with_every_page(browser, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        sessions_and_person = browser.get("/sign-in/")
    assert sessions_and_person.status_code == 302


def test_who_is_no_longer_active_is_out_with_the_next_request(browser, author) -> None:
    author.is_active = False
    author.save()
    assert browser.get("/account/").status_code == 302


def test_signing_in_starts_the_clocks_anew(rf, author, browser) -> None:
    request = rf.get("/")
    request.session = browser.session
    request.session["since"] = 0
    sessions.begin(request, author)
    assert request.session["since"] > 0


def test_what_a_page_asks_by_itself_does_not_keep_a_session(browser) -> None:
    for _ in range(2):
        turn_back(browser, seen=0.55)
        browser.get("/account/", headers={"X-Poll": "1"})
    assert browser.get("/account/").status_code == 302
