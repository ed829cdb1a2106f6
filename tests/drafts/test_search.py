"""Searching all drafts of one's teams, and what is kept to do so."""

import re
from html import unescape
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import Draft, DraftText, Reference
from designer.drafts.search import index
from designer.drafts.search.page import ON_A_PAGE
from designer.taskdef.edits import Editor
from designer.taskdef.references import places, references
from designer.teams.models import Team
from tests.drafts.listed import families
from tests.drafts.told_history import IMAGE, change, put

SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-Xa93Kd"
SECRETS = [{"name": "app", "image": "nginx:1.27", "secrets": [{"name": "A", "valueFrom": SECRET}]}]


def search(browser, q: str, **more: str) -> str:
    return browser.get("/search/", {"q": q, **more}).content.decode()


def groups(shown: str) -> dict[str, list[str]]:
    """What a page found: the texts of each group."""
    sections = re.findall(r'<h2 id="h-([a-z-]+)">(.*?)</section>', shown, re.DOTALL)
    return {
        kind: [
            unescape(text) for text in re.findall(r"<p(?: class=\"mono any\")?><a[^>]*>([^<]*)</a></p>", body)
        ]
        for kind, body in sections
        if kind != "keys"
    }


def kept(draft: Draft) -> set[tuple[str, str, str]]:
    rows = draft.references.filter(is_registered=False)
    return set(rows.values_list("kind", "value", "name"))


def test_what_is_found_is_grouped_by_what_it_is(start, browser) -> None:
    start("orders-prod", containerDefinitions=SECRETS, tags=[{"key": "stage", "value": "prod"}])
    start("other")
    assert groups(search(browser, "PROD")) == {
        "drafts": ["orders-prod"],
        "secret": [SECRET],
        "tag": ["stage=prod"],
    }


def test_a_draft_is_found_by_what_it_is_for(start, browser) -> None:
    start("orders", purpose="Move to ARM64")
    assert groups(search(browser, "arm64")) == {"drafts": ["orders"]}


def test_a_purpose_said_later_is_found_too(start, browser, author) -> None:
    start("orders").say_purpose(author, "Zwischenlösung")
    assert groups(search(browser, "LÖSUNG")) == {"drafts": ["orders"]}
    assert families(browser, q="lösung") == ["orders"]


def test_the_drafts_that_use_something_are_named(start, browser) -> None:
    for family in ("a", "b", "c", "d", "e"):
        start(family, containerDefinitions=SECRETS)
    assert "and 2 more" in search(browser, "prod/db")


def test_a_search_without_words_or_hits_says_so(start, browser) -> None:
    start("orders")
    assert groups(search(browser, " ")) == {}
    assert "No draft of your teams holds all of “zzz”" in search(browser, "zzz")


@pytest.mark.parametrize(
    "hostile", ["%", "_", "'", '"', "a\0b", "\\", "<b>", "x" * 5000, '"ab" OR', "* NEAR ("]
)
def test_signs_of_databases_are_text_to_the_search(start, browser, hostile: str) -> None:
    start("orders")
    assert groups(search(browser, hostile)) == {}
    assert families(browser, q=hostile) == []


@pytest.mark.parametrize("q", ["or", "o", "ord", "rders", "결제", "결"])
def test_any_part_of_a_word_is_found_however_short(start, browser, q: str) -> None:
    start("orders", purpose="결제")
    assert families(browser, q=q) == ["orders"]


def test_archived_drafts_are_not_searched_here(start, browser, author) -> None:
    start("orders").archive(author)
    assert groups(search(browser, "orders")) == {}
    assert families(browser, q="orders", status="archived") == ["orders"]


def test_a_stranger_finds_nothing_of_another_team(start, stranger, client_of) -> None:
    draft = start("orders-canary", containerDefinitions=SECRETS)
    other = client_of(stranger)
    for address in (
        "/search/?q=canary",
        "/search/?q=prod",
        f"/search/used/?kind=secret&value={SECRET}",
        "/search/used/?kind=family&value=orders-canary",
    ):
        shown = other.get(address).content.decode()
        assert f"/drafts/{draft.pk}/" not in shown, address


def test_drafts_of_two_teams_are_found_together(start, author, browser) -> None:
    other = Team.objects.create(name="Platform", slug="platform")
    other.add(author)
    start("orders-a")
    start("orders-b", team=other)
    assert groups(search(browser, "orders"))["drafts"] == ["orders-b", "orders-a"]


def test_pages_hold_every_draft_once(start, browser) -> None:
    for number in range(ON_A_PAGE + 3):
        start(f"orders-{number}")
    first = search(browser, "orders")
    older = unescape(re.search(r'href="([^"]*after=[^"]*)"', first)[1])
    second = browser.get(older).content.decode()
    found = groups(first)["drafts"] + groups(second)["drafts"]
    assert sorted(found) == sorted(f"orders-{number}" for number in range(ON_A_PAGE + 3))


def test_a_common_word_is_found_along_the_list(start, browser, monkeypatch) -> None:
    monkeypatch.setattr(index, "RARE", 2)
    for family in ("orders-a", "orders-b", "orders-c", "other"):
        start(family)
    assert index.rare([Team.objects.get().pk], ["orders"]) is None
    assert families(browser, q="orders") == ["orders-c", "orders-b", "orders-a"]


EDITS = [
    ("put", IMAGE, "nginx:1.28"),
    ("put", "/family", "billing"),
    ("put", "/taskRoleArn", "arn:aws:iam::111122223333:role/a"),
    ("remove", "/containerDefinitions/0"),
    ("insert", "/containerDefinitions", SECRETS[0]),
    ("put", "/tags", [{"key": f"k{n}", "value": "v"} for n in range(60)]),
    ("remove", "/tags"),
]


def test_what_is_kept_follows_every_edit_undo_and_restore(start, author, browser) -> None:
    draft = start("orders")
    for verb, *arguments in EDITS:
        change(draft, author, verb, *arguments)
        draft.refresh_from_db()
        assert kept(draft) == references(places(draft.document)), verb
    draft.undo(author)
    assert kept(draft) == references(places(Draft.objects.get().document))
    frame = {"base": str(draft.version), "once": "k" * 24, "end": "1"}
    browser.post(f"/drafts/{draft.pk}/history/1/restore/", frame)
    assert kept(draft) == references(places(Draft.objects.get().document))


def queries(draft: Draft, author, *arguments: str) -> int:
    draft.refresh_from_db()
    editor = Editor(draft.document)
    editor.put(*arguments)
    with CaptureQueriesContext(connection) as asked:
        draft.edit(author, draft.version, editor.finish())
    assert draft.edits.count() == draft.version
    return sum("drafts_reference" in query["sql"] for query in asked)


def test_an_edit_that_refers_to_nothing_else_asks_nothing_of_the_index(start, author) -> None:
    draft = start("orders")
    assert queries(draft, author, "/cpu", "512") == 0
    assert queries(draft, author, IMAGE, "nginx:1.28") == 2


def test_deleting_a_draft_takes_along_what_was_kept(start, author) -> None:
    start("orders").discard(author)
    assert not Reference.objects.exists()
    assert index.rare([Team.objects.get().pk], ["orders"]) == []


def test_drafts_of_before_are_filled_in(start, browser) -> None:
    drafts = [start("orders", purpose="Ärger"), start("billing", containerDefinitions=SECRETS)]
    was = [kept(draft) for draft in drafts]
    Reference.objects.all().delete()
    DraftText.objects.update(words="", purpose="")
    import_module("designer.drafts.migrations.0013_references_filled").fill(apps, None)
    assert [kept(draft) for draft in drafts] == was
    assert families(browser, q="nginx ärger") == ["orders"]


def test_the_words_found_are_those_of_the_present_version(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "caddy:2"))
    assert families(browser, q="nginx") == []
    assert families(browser, q="caddy") == ["orders"]
