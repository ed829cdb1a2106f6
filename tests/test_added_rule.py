"""A rule is one module: put it beside the others, and every place that shows rules knows it."""

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from designer import taskdef
from designer.drafts.models import Draft
from designer.taskdef import examples
from designer.taskdef.check import all_rules
from designer.teams.models import Person, Team
from tests.added_rule import DOCUMENT, MESSAGE, RULE, TITLE, added_rule

__all__ = ["added_rule"]

Browser = Callable[[Person], Client]


def test_without_its_module_there_is_no_such_rule(author: Person, client_of: Browser) -> None:
    assert RULE not in all_rules()
    assert client_of(author).get(f"/rules/{RULE}/").status_code == 404


def test_the_check_finds_what_it_says(added_rule: str) -> None:
    found = [finding for finding in taskdef.check(DOCUMENT) if finding.rule == added_rule]
    assert [(one.path, one.level, one.message) for one in found] == [("/tags", "practice", MESSAGE)]


def test_the_list_of_rules_shows_it(added_rule: str, author: Person, client_of: Browser) -> None:
    page = client_of(author).get("/rules/", {"topic": "tags", "level": "practice", "q": "owner"})
    assert f'<a href="/rules/{added_rule}/">{TITLE}</a>' in page.content.decode()


def test_it_has_a_page(added_rule: str, author: Person, client_of: Browser) -> None:
    page = unescape(client_of(author).get(f"/rules/{added_rule}/").content.decode())
    for told in (TITLE, "None of <code>{count}</code> tags", "The rules of the house", MESSAGE):
        assert told in page


def test_drafts_are_checked_by_it(added_rule: str, team: Team, author: Person, client_of: Browser) -> None:
    draft = Draft.start(team, author, DOCUMENT)
    page = client_of(author).get(f"/drafts/{draft.pk}/tags/").content.decode()
    assert MESSAGE in page
    assert f'href="/rules/{added_rule}/"' in page


def test_the_command_prints_it(added_rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "task.json"
    file.write_text(json.dumps(examples.complete(DOCUMENT)))
    call_command("check_taskdef", "--format", "json", str(file))
    told = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["path"], one["message"]) for one in told if one["rule"] == added_rule] == [
        ("/tags", MESSAGE)
    ]
