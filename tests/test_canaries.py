"""What another team wrote, wherever they wrote it, is in no answer to anybody else, and in no count.

With controls: their own people see it, so that the search for it cannot come up empty by itself.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from designer.teams.models import Person
from designer.teams.models.role import GRANTED
from tests.access import Row
from tests.planted import Planted, columns, holding, plant
from tests.test_access import ROWS, all_urls, form

PART = "zqxkestrel"
"""What is searched for. Pages say it again; they do not say the whole word."""
WORD = f"{PART}7hidden"
NOBODYS = "zqxnobodyuses"
SHARED = "shared-family"
"""A family that both teams register in the same account."""
PARTS = {"HX-Request": "true"}
ASKED: list[tuple[str, dict[str, str]]] = [
    *(("drafts:list", {"q": PART, "status": status}) for status in ("", "editing", "registered")),
    ("drafts:search", {"q": PART}),
    ("drafts:new", {"q": PART}),
    ("drafts:waivers", {}),
    ("drafts:templates", {}),
    *(("reviews:list", {"tab": tab}) for tab in ("", "waiting", "mine", "all", "ended")),
    ("aws:registrations", {}),
    ("aws:targets", {}),
    ("notices:inbox", {}),
    ("notices:preferences", {}),
    ("teams:account", {}),
]
SILENT = {
    "aws:checks",  # asked without a target
    "aws:pick",  # nothing is there to choose from
    "drafts:last_change",  # asked without a field
    "drafts:miniature",  # a picture without names
    "drafts:place",
    "openid_connect_callback",  # there is none here
    "reviews:edit_comment",  # of somebody else
    "reviews:of_draft",
}
"""Addresses that send on, or say nothing of what somebody wrote, to their own people either."""
NAMES = {name: set(pattern.pattern.converters) for name, pattern in all_urls(get_resolver().url_patterns)}
VOLATILE = re.compile(r'<time[^>]*>[^<]*</time>|nonce="[^"]*"|[A-Za-z0-9_-]{20,}')
"""What differs from answer to answer: moments, and keys of forms."""


@pytest.fixture
def we(db: None) -> Planted:
    """A team with as much in it as theirs."""
    return plant("ours-alone", SHARED)


@pytest.fixture
def they(we: Planted) -> Planted:
    return plant(WORD)


def everything_of(planted: Planted) -> Client:
    """Somebody who holds every role in that team, and nothing in any other."""
    name = planted.team.slug
    person = planted.team.add(Person.objects.create_user(f"all@{name}.example", name), *GRANTED).person
    client = Client()
    client.force_login(person)
    return client


def arguments(row: Row, planted: Planted) -> dict[str, Any]:
    """What was planted; of the address's own, what has nothing to do with a team."""
    names, known = NAMES[row.url], dict(planted.at)
    if row.url.startswith(("teams:", "notices:")):
        known["slug"] = planted.team.slug
    if not names <= known.keys():
        known = {**row.at(planted.team, planted.people["author"]), **known}
    return {name: known[name] for name in names}


def addresses(planted: Planted, method: str = "GET") -> list[tuple[Row, str]]:
    return [(row, reverse(row.url, kwargs=arguments(row, planted))) for row in ROWS if row.method == method]


def addresses_of_their_own(planted: Planted, method: str = "GET") -> list[tuple[Row, str]]:
    """Those that the team's people alone may ask; a link to sign in or to join is for who has it."""
    own = {row.url for row in ROWS if row.for_person("stranger") == "404" and NAMES[row.url]}
    return [(row, one) for row, one in addresses(planted, method) if row.url in own]


def asked() -> list[str]:
    return [f"{reverse(url)}?{urlencode(query)}" for url, query in ASKED]


def text_of(client: Client, address: str, headers: Mapping[str, str] | None = None) -> str:
    response = client.get(address, headers=headers)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    told = [response.headers.get(name, "") for name in ("Location", "Content-Disposition", "HX-Location")]
    return f"{response.status_code} {told} {body.decode()}"


def test_the_word_stands_wherever_a_person_can_write(they: Planted) -> None:
    assert {f"{model._meta.label}.{name}" for model, name in columns()} == holding(WORD)


def test_their_own_people_see_it_on_every_page_of_theirs(they: Planted) -> None:
    own = everything_of(they)
    silent = {row.url for row, one in addresses_of_their_own(they) if WORD not in text_of(own, one)}
    assert silent == SILENT


def test_lists_and_searches_find_it_for_their_own_people(they: Planted) -> None:
    own = everything_of(they)
    assert [one for one in asked() if WORD not in text_of(own, one)] == []


def test_no_page_of_ours_changes_by_what_they_have(we: Planted) -> None:
    ours = everything_of(we)
    before = {address: VOLATILE.sub("", text_of(ours, address)) for _row, address in addresses(we)}
    plant(WORD)
    plant(f"{WORD}2", SHARED)
    differing = [one for one, text in before.items() if VOLATILE.sub("", text_of(ours, one)) != text]
    assert differing == []


def test_no_answer_to_us_has_it(we: Planted, they: Planted) -> None:
    ours = everything_of(we)
    pages = [*asked(), *(one for _row, one in [*addresses(we), *addresses_of_their_own(they)])]
    for headers in ({}, PARTS):
        assert [one for one in pages if WORD in text_of(ours, one, headers).replace(one, "")] == []


def test_what_is_theirs_is_not_there_for_us(we: Planted, they: Planted) -> None:
    ours = everything_of(we)
    for method in ("GET", "POST"):
        for row, address in addresses_of_their_own(they, method):
            answer = ours.generic(method, address, **form(row))
            assert (answer.status_code, WORD in answer.content.decode()) == (404, False), address


def test_where_something_is_used_tells_no_more_than_of_what_nobody_uses(we: Planted, they: Planted) -> None:
    ours, own = everything_of(we), everything_of(they)
    references = they.draft.references.values_list("kind", "value").distinct()

    def used(client: Client, kind: str, value: str) -> str:
        text = text_of(client, f"{reverse('drafts:used')}?{urlencode({'kind': kind, 'value': value})}")
        return VOLATILE.sub("", text.replace(WORD, "…").replace(NOBODYS, "…"))

    def tells(client: Client) -> set[str]:
        nobodys = [(kind, value, value.replace(WORD, NOBODYS)) for kind, value in references]
        return {kind for kind, one, other in nobodys if used(client, kind, one) != used(client, kind, other)}

    assert tells(ours) == set()
    assert {"image", "secret", "role", "log-group", "family", "tag"} <= tells(own)
