"""Findings lead somewhere: every link of every finding to an element that its page has."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from designer.drafts.models import Draft
from designer.drafts.page import StepPage
from designer.drafts.places import where, where_named
from designer.drafts.steps import STEPS

CASES = sorted((Path(__file__).parents[1] / "taskdef" / "cases").glob("*-fail-*.json"))
BROKEN = {
    "family": 7,
    "requiresCompatibilities": "FARGATE",
    "containerDefinitions": ["app", {"name": "b/c", "portMappings": {"0": 80}, "environment": ["A=1", {}]}],
    "volumes": [{"name": "x", "efsVolumeConfiguration": {"rootDirectory": 1}}, "y"],
    "tags": [{"key": ""}, None, {"ke~y": "", "a/b": 1}],
    "runtimePlatform": [],
    "xUnknown": {"deep": [1]},
}


@pytest.mark.any_database
@pytest.mark.parametrize(
    "document",
    [*(json.loads(case.read_text())["document"] for case in CASES), BROKEN],
    ids=[*(case.stem for case in CASES), "broken"],
)
def test_the_link_of_a_finding_leads_to_an_element_of_its_page(team, author, client_of, document) -> None:
    draft = Draft.start(team, author, document)
    client: Client = client_of(author)
    pages: dict[str, set[str]] = {}
    for shown in StepPage(draft, STEPS[0]).findings:
        address, _hash, anchor = shown.url.partition("#")
        if address not in pages:
            pages[address] = set(re.findall(r' id="([^"]+)"', client.get(address).content.decode()))
        assert anchor in pages[address], shown.finding.path


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/containerDefinitions/0/environment/0/value", "app · environment.DB_HOST"),
        ("/containerDefinitions/0/environment/1/value", "app · environment.1.value"),
        ("/tags/0/value", "tags.team"),
        ("/containerDefinitions/0/memory", "app · memory"),
        ("/family", "family"),
    ],
)
def test_the_value_of_an_entry_is_told_by_its_name(pointer: str, words: str) -> None:
    container = {"name": "app", "environment": [{"name": "DB_HOST", "value": "db"}, {"value": "x"}]}
    document = {"containerDefinitions": [container], "tags": [{"key": "team", "value": "orders"}]}
    assert where_named(pointer, document) == words


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("", "–"),
        ("/family", "family"),
        ("/containerDefinitions", "containerDefinitions"),
        ("/containerDefinitions/0/memory", "app · memory"),
        ("/containerDefinitions/1/portMappings/0/hostPort", "2 · portMappings.0.hostPort"),
        ("/containerDefinitions/9", "10"),
        ("/containerDefinitions/x/name", "containerDefinitions.x.name"),
        ("/volumes/0/name", "data · name"),
        ("/tags/0/a~1b", "tags.0.a/b"),
        ("/volumes/1/name", "2 · name"),
    ],
)
def test_a_place_is_told_by_the_name_of_its_container_or_volume(pointer: str, words: str) -> None:
    document = {"containerDefinitions": [{"name": "app"}, {"name": ""}], "volumes": [{"name": "data"}, []]}
    assert where(pointer, document) == words
