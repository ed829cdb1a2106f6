"""Pages of the list: each goes on where the one before ended, whatever happens between."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from designer.drafts.listing import ON_A_PAGE
from designer.drafts.models import Draft, DraftText
from designer.teams.models import Person, Role, Team
from tests.drafts.listed import families, names, page


def links(shown: str) -> list[str]:
    """The addresses of the newer and the older page, "" where there is none."""
    buttons = re.findall(r'<a class="btn s"([^>]*)>(?=.*?(?:Newer|Older))', shown)
    return [unescape((re.findall(r'href="([^"]*)"', button) or [""])[0]) for button in buttons]


@pytest.fixture
def many(team: Team, author: Person, db: None) -> list[str]:
    """Two pages and a half, three drafts edited at each moment; newest first."""
    first = datetime(2026, 3, 1, 12, tzinfo=UTC)
    families = [f"n{number:03}" for number in range(ON_A_PAGE * 5 // 2)]
    drafts = Draft.objects.bulk_create(
        Draft(
            team=team,
            family=family,
            digest="",
            created_by=author,
            edited_by=author,
            edited_at=first + timedelta(microseconds=number // 3),
        )
        for number, family in enumerate(families)
    )
    DraftText.objects.bulk_create(DraftText(draft=draft, text="{}", words=draft.family) for draft in drafts)
    return families[::-1]


def at(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_pages_go_on_where_the_one_before_ended_and_back_again(many, browser) -> None:
    one = at(browser, "/drafts/")
    two = at(browser, links(one)[1])
    three = at(browser, links(two)[1])
    assert names(one) + names(two) + names(three) == many
    assert names(at(browser, links(three)[0])) == names(two)
    assert names(at(browser, links(two)[0])) == names(one)
    assert links(one)[0] == links(three)[1] == ""


def test_the_next_page_holds_although_a_draft_moved_to_the_top(many, browser) -> None:
    older = links(page(browser))[1]
    Draft.objects.filter(family=many[3]).update(edited_at=timezone.now())
    assert names(at(browser, older)) == many[ON_A_PAGE : 2 * ON_A_PAGE]


def test_pages_keep_the_search(many, browser) -> None:
    older = links(page(browser, q="n0"))[1]
    assert "q=n0" in older
    assert names(at(browser, older)) == many[ON_A_PAGE : 2 * ON_A_PAGE]


@pytest.mark.parametrize(
    "mark",
    ["-1", "1e9", "x", "0-0", "1-1", "9" * 17 + "-1", "1-" + "9" * 18, "9" * 400, "٣-٣", "1-1\n", "\0"],
)
@pytest.mark.parametrize("name", ["after", "before", "page"])
def test_a_mark_that_leads_nowhere_shows_the_first_page(many, browser, name: str, mark: str) -> None:
    assert families(browser, **{name: mark}) in (many[:ON_A_PAGE], many[-ON_A_PAGE:])


def test_pages_of_several_teams_are_one_list(start, author, browser) -> None:
    other = Team.objects.create(name="Platform", slug="platform")
    other.add(author, Role.AUTHOR)
    for number in range(ON_A_PAGE):
        start(f"a{number}")
        start(f"b{number}", team=other)
    shown = page(browser)
    expected = [f"{letter}{number}" for number in reversed(range(ON_A_PAGE)) for letter in "ba"]
    assert names(shown) == expected[:ON_A_PAGE]
    rest = at(browser, links(shown)[1])
    assert names(rest) == expected[ON_A_PAGE:]
    assert "Platform</small>" in shown
    assert "Payments</small>" in shown
