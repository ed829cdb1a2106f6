"""The templates that come with the app: right in every state, asking for what they lack, in two languages."""

import json
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings

from designer import taskdef
from designer.drafts.inputs import FAMILY
from designer.drafts.starters import all_starters, words
from designer.drafts.template import Template
from designer.taskdef.filling import missed, places
from designer.taskdef.task import LAUNCH_TYPES
from designer.teams.templatetags.icons import names

FILES = sorted((Path(settings.BASE_DIR) / "designer/drafts/starters").glob("*.json"))
STARTERS = list(all_starters().values())

each_starter = pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.key)
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def answers(starter: Template) -> dict[str, str]:
    return {one.name: one.default or one.example for one in starter.inputs}


def found(document: dict[str, Any]) -> list[str]:
    return [f"{one.rule} {one.path}" for one in taskdef.check(document) if one.level != "note"]


@each_starter
def test_filled_in_no_rule_finds_anything(starter: Template) -> None:
    document = starter.filled(answers(starter), "orders")
    assert places(document) == {}
    assert found(document) == []


@each_starter
def test_as_it_comes_only_its_placeholders_are_found(starter: Template) -> None:
    assert {one.split()[0] for one in found(starter.document)} == {"placeholder-left"}


@each_starter
def test_one_answer_left_out_is_found_and_nothing_else_is(starter: Template) -> None:
    for left in starter.inputs:
        given = {name: answer for name, answer in answers(starter).items() if name != left.name}
        document = starter.filled(given, "orders")
        assert missed(document) == [left.name]
        assert {one.split()[0] for one in found(document)} == {"placeholder-left"}


@each_starter
def test_what_it_asks_for_is_what_its_document_lacks(starter: Template) -> None:
    assert {one.name for one in starter.inputs} | {FAMILY} == set(places(starter.document))
    assert set(missed(starter.document)) == set(places(starter.document))


@each_starter
def test_examples_and_defaults_are_answers(starter: Template) -> None:
    wrong = [one.name for one in starter.inputs if not one.kind.takes(one.default or one.example)]
    assert wrong == []


@each_starter
def test_it_loads_unchanged(starter: Template) -> None:
    for document in (starter.document, starter.filled(answers(starter), "orders")):
        loaded = taskdef.load(taskdef.dump(document))
        assert taskdef.dump(loaded.document) == taskdef.dump(document)
        assert {note.kind for note in loaded.notes} <= {"fill"}


@each_starter
def test_its_containers_are_set_up_as_they_should_be(starter: Template) -> None:
    is_linux = starter.task.os_family == "LINUX"
    for container in starter.task.containers:
        router = not container.lacks("firelensConfiguration")
        assert not container.lacks("stopTimeout")
        assert container.get("readonlyRootFilesystem") or not is_linux or router
        options = container.item("logConfiguration").item("options")
        assert options.get("mode") or container.item("logConfiguration")["logDriver"] == "awsfirelens"
        assert container.lacks("portMappings") or not container.lacks("healthCheck")


@each_file
def test_its_words_are_in_both_languages(file: Path) -> None:
    catalogue = Path(settings.BASE_DIR) / "designer/locale/ko/LC_MESSAGES/django.po"
    translated = {entry.msgid for entry in polib.pofile(str(catalogue)) if entry.msgstr}
    assert set(words(json.loads(file.read_text()))) - translated == set()


@each_file
def test_its_file_says_no_more_than_is_read(file: Path) -> None:
    said = json.loads(file.read_text())
    assert set(said) == {"order", "title", "lead", "icon", "needs", "inputs", "document"}
    inputs = {key for asked in said["inputs"] for key in asked}
    assert inputs <= {"name", "kind", "label", "hint", "example", "default"}
    assert said["icon"] in names()


def test_there_are_starters_for_every_launch_type_and_both_systems() -> None:
    assert {kind for one in STARTERS for kind in one.task.launch_types} == set(LAUNCH_TYPES)
    assert {one.task.os_family for one in STARTERS} == {"LINUX", "WINDOWS"}
    assert len({str(one.title) for one in STARTERS}) == len(FILES) >= 12


@pytest.mark.parametrize("words_sought", ["fargate windows", "IIS", "  EFS ", "", "ECS Anywhere"])
def test_a_search_finds_what_has_all_the_words(words_sought: str) -> None:
    assert any(one.matches(words_sought) for one in STARTERS)


@pytest.mark.parametrize("words_sought", ["fargate zeppelin", "</script>", "%", "gpu windows"])
def test_a_search_finds_nothing_for_other_words(words_sought: str) -> None:
    assert not any(one.matches(words_sought) for one in STARTERS)
