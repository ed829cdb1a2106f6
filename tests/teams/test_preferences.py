"""Language and theme."""

import pytest

KOREAN = {"Accept-Language": "ko-KR,ko;q=0.9,en;q=0.5"}


def language_of(response) -> str:
    return response.content.decode().split('<html lang="')[1].split('"')[0]


def theme_of(response) -> str:
    """What the page asks for; nothing: as the system has it."""
    tag = response.content.decode().split("<html ")[1].split(">")[0]
    return tag.split('data-theme="')[1].rstrip('"') if "data-theme" in tag else ""


def choose(client, **fields: str):
    return client.post("/preferences/", {"next": "/account/", **fields})


@pytest.mark.parametrize(("asked", "shown"), [("ko-KR,ko;q=0.9", "ko"), ("fr,en;q=0.5", "en"), ("", "en")])
def test_the_browser_says_the_language_first(client, db, asked: str, shown: str) -> None:
    response = client.get("/sign-in/", headers={"Accept-Language": asked})
    assert (language_of(response), response.headers["Content-Language"]) == (shown, shown)


def test_a_choice_counts_before_signing_in(client, db) -> None:
    choose(client, language="ko")
    choose(client, theme="dark")
    page = client.get("/sign-in/")
    assert (language_of(page), theme_of(page)) == ("ko", "dark")


def test_a_choice_goes_along_to_another_browser(author, client_of) -> None:
    choose(client_of(author), language="ko", theme="light")
    elsewhere = client_of(author).get("/account/", headers={"Accept-Language": "en"})
    assert (language_of(elsewhere), theme_of(elsewhere)) == ("ko", "light")


def test_the_persons_choice_wins_over_the_browsers(author, client_of) -> None:
    browser = client_of(author)
    choose(browser, language="en")
    assert language_of(browser.get("/account/", headers=KOREAN)) == "en"


def test_a_choice_can_be_taken_back(author, client_of) -> None:
    browser = client_of(author)
    choose(browser, language="en", theme="dark")
    choose(browser, language="", theme="system")
    page = browser.get("/account/", headers=KOREAN)
    assert (language_of(page), theme_of(page)) == ("ko", "")


def test_choosing_one_leaves_the_other_alone(author, client_of) -> None:
    browser = client_of(author)
    choose(browser, language="ko")
    choose(browser, theme="dark")
    author.refresh_from_db()
    assert (author.language, author.theme) == ("ko", "dark")


@pytest.mark.parametrize("fields", [{"language": "xx"}, {"theme": "pink"}, {"is_superuser": "1"}, {}])
def test_what_is_not_offered_changes_nothing(author, client_of, fields) -> None:
    assert choose(client_of(author), **fields).status_code == 302
    author.refresh_from_db()
    assert (author.language, author.theme, author.is_superuser) == ("", "system", False)


def test_a_planted_cookie_reaches_no_page(client, db) -> None:
    client.cookies["designer-theme"] = '"><script>'
    assert theme_of(client.get("/sign-in/")) == ""


def test_one_stays_on_the_page_but_never_leaves_the_site(client, db) -> None:
    assert choose(client, theme="dark").headers["Location"] == "/account/"
    assert choose(client, theme="dark", next="//evil.example").headers["Location"] == "/"
