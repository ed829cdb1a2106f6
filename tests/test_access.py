"""Every address, asked by everybody: each role, another team, nobody, and who may no longer sign in."""

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.access import EVERYBODY, PEOPLE, SIGN_IN, Row
from tests.stored import changed_by, undone

MODULES = sorted(path.stem for path in (Path(__file__).parent / "access").glob("[a-z]*.py"))
ROWS: list[Row] = [row for name in MODULES for row in import_module(f"tests.access.{name}").ROWS]
NOTES = {"teams.Session": frozenset[str](), "drafts.Presence": frozenset[str]()}
"""Tables that only note who is here, and forget it."""
ADDRESSES = {row.url: row for row in ROWS}


def named(row: Row) -> str:
    return f"{row.method} {row.url}"


def all_urls(patterns: list[Any], namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Their names, with what is behind each."""
    for entry in patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from all_urls(entry.url_patterns, inner)


@pytest.fixture
def client_for(request: pytest.FixtureRequest) -> Any:
    def make(who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(request.getfixturevalue(who))
        return client

    return make


def test_every_address_has_a_row() -> None:
    assert {name for name, _pattern in all_urls(get_resolver().url_patterns)} == set(ADDRESSES)


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_each_person_gets_what_the_table_says(row: Row, team, author, client_for) -> None:
    address = reverse(row.url, kwargs=row.at(team, author))
    clients = {who: client_for(who) for who in EVERYBODY}
    got = {who: undone(partial(ask, row, client, address)) for who, client in clients.items()}
    assert got == {who: row.for_person(who) for who in EVERYBODY}


def ask(row: Row, client: Client, address: str) -> str:
    response = client.generic(row.method, address, **form(row))
    is_sent_to_sign_in = response.headers.get("Location", "").startswith(f"{reverse('teams:sign_in')}?")
    return SIGN_IN if is_sent_to_sign_in else str(response.status_code)


@pytest.mark.parametrize("row", ADDRESSES.values(), ids=lambda row: row.url)
def test_a_method_without_a_row_is_refused(row: Row, team, author, client_for) -> None:
    listed = {other.method for other in ROWS if other.url == row.url}
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"} - listed:
        address = reverse(row.url, kwargs=row.at(team, author))
        assert client_for("author").generic(method, address).status_code == 405, method


@pytest.mark.parametrize("who", PEOPLE)
def test_reading_every_page_changes_nothing(who, team, author, publisher, client_for) -> None:
    """What the method allows is the same for all of them, so one asks for the rest of it."""
    reader = client_for(who)
    pages = [reverse(row.url, kwargs=row.at(team, author)) for row in ROWS if row.method == "GET"]
    ways = (reader.get, reader.head, reader.options) if who == "author" else (reader.get,)
    assert not changed_by(lambda: [read(page) for page in pages for read in ways], NOTES)


def form(row: Row) -> dict[str, Any]:
    if row.method == "GET":
        return {}
    body = "&".join(f"{name}={value}" for name, value in row.send.items())
    return {"data": body, "content_type": "application/x-www-form-urlencoded"}
