"""Real documents as people published them: what is read, and that nothing of it is lost."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from designer.taskdef import Loaded, UnreadableDocument, compact, dump, load, paths, repairs, schema, text
from designer.taskdef.paths import escape, parse
from designer.taskdef.repairing import Repaired, repair
from designer.taskdef.task import Task
from tests import corpus
from tests.corpus_report import STAY_REFUSED

pytestmark = pytest.mark.corpus

OUTCOMES = {
    "register-input": 131,
    "describe-output": 57,
    "container-list": 21,
    "single-container": 3,
    "refused": 29,
}

KEPT_AT = {"container-list": "/containerDefinitions", "single-container": "/containerDefinitions/0"}
"""Where in the document the formats that wrap keep what was given."""


def read(path: Path) -> Loaded | UnreadableDocument:
    try:
        return load(path.read_bytes())
    except UnreadableDocument as refused:
        return refused


def outcome(path: Path) -> str:
    loaded = read(path)
    return loaded.format if isinstance(loaded, Loaded) else "refused"


def each(*outcomes: str) -> list[Any]:
    """The documents with these outcomes, for `parametrize`."""
    return corpus.each("taskdefs", lambda path: outcome(path) in outcomes)


LOADED = each(*{*OUTCOMES} - {"refused"})


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """(pointer, JSON text) of everything that has nothing inside: an empty list and object too."""
    if isinstance(value, dict) and value:
        for key, member in value.items():
            yield from leaves(member, f"{at}/{escape(key)}")
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from leaves(item, f"{at}/{index}")
    else:
        yield at, compact(value)


def place_in_document(pointer: str, loaded: Loaded) -> str:
    if loaded.format == "describe-output":
        return pointer.removeprefix("/taskDefinition")
    return KEPT_AT.get(loaded.format, "") + pointer


def is_under(pointer: str, paths: set[str]) -> bool:
    return any(f"{pointer}/".startswith(f"{path}/") for path in paths)


def is_known(pointer: str, document: dict[str, Any]) -> bool:
    """Whether the API has a field at this place."""
    return schema.field_at(parse(pointer, document)) is not None


@corpus.needed
def test_every_document_is_read_or_refused() -> None:
    assert Counter(outcome(path) for path in corpus.files("taskdefs")) == OUTCOMES


@pytest.mark.parametrize("path", LOADED)
def test_every_value_of_a_document_is_kept_in_its_place_or_noted(path: Path) -> None:
    loaded = load(path.read_bytes())
    left = {note.path for note in loaded.notes if note.kind == "left"}
    given = dict(leaves(json.loads(path.read_text("utf-8-sig"))))
    kept = {place_in_document(at, loaded): text for at, text in given.items() if not is_under(at, left)}
    places_left = {place_in_document(at, loaded) for at in left}
    emptied = {at for at, _ in leaves(loaded.document) if any(is_under(place, {at}) for place in places_left)}
    assert {at: text for at, text in leaves(loaded.document) if at not in emptied} == kept


@pytest.mark.parametrize("path", LOADED)
def test_a_document_written_out_is_read_back_the_same(path: Path) -> None:
    written = dump(load(path.read_bytes()).document)
    again = load(written)
    assert dump(again.document) == written
    assert {note.kind for note in again.notes} <= {"fill"}


@pytest.mark.parametrize("path", LOADED)
def test_the_placeholders_noted_are_those_that_the_rules_see(path: Path) -> None:
    document = load(path.read_bytes()).document
    noted = [note for note in load(dump(document)).notes if note.kind == "fill"]
    seen = {(note.path, note.values["placeholder"]) for note in noted if is_known(note.path, document)}
    assert seen == set(Task(document).placeholders)


@pytest.mark.parametrize("path", each("refused"))
def test_a_refusal_names_a_place_in_the_text(path: Path) -> None:
    refused = read(path)
    assert isinstance(refused, UnreadableDocument)
    line = path.read_text("utf-8-sig").split("\n")[refused.line - 1]
    assert refused.message
    assert 1 <= refused.column <= len(line) + 1


@pytest.mark.parametrize("kind", ["compose", "cloudformation", "terraform"])
@corpus.needed
def test_files_of_other_tools_are_never_taken_for_a_task_definition(kind: str) -> None:
    assert {outcome(path) for path in corpus.files(kind)} == {"refused"}


def repaired(path: Path) -> Repaired:
    return repair(path.read_bytes())


REPAIRED = corpus.each("taskdefs", lambda path: bool(repaired(path).done))


@corpus.needed
def test_all_but_three_of_the_refused_documents_are_read_with_the_repairs_proposed() -> None:
    refused = {path.stem for path in corpus.files("taskdefs") if repaired(path).refusal}
    assert refused == set(STAY_REFUSED)


def words(of: str) -> Counter[str]:
    """Keys and values, told apart from the marks and spaces around them."""
    return Counter(re.findall(r"[^\s\[\]{},:\"'`=]+", of))


def named_as_left_out(done: Repaired, given: Any) -> Counter[str]:
    """The words of what repairs and notes say is changed or left out."""
    told: Counter[str] = Counter()
    for one in done.done:
        told += words(one.before)
        if one.kind == "left" and one.path:
            told += words(dump(paths.get(given, one.path)))
        if one.repair == "cloudformation":
            told += words(dump(given)) - words(dump(paths.get(given, one.path)))
    assert done.loaded is not None
    for note in done.loaded.notes:
        key = note.path.rpartition("/")[2]
        told += words(key if note.kind == "read" else "")
        if note.kind == "left":
            told += words(dump({key: paths.get(json.loads(done.text), note.path)}))
    return told


@pytest.mark.parametrize("path", REPAIRED)
def test_every_word_of_a_repaired_document_is_kept_or_named_and_none_is_invented(path: Path) -> None:
    done = repaired(path)
    assert done.loaded is not None
    as_json = repair(path.read_bytes(), lambda one: one.repair in repairs.of_text()).text
    given, kept = words(path.read_text("utf-8-sig")), words(dump(done.loaded.document))
    assert given - kept - named_as_left_out(done, text.read(as_json)) == Counter()
    written = sum((words(one.after) for one in done.done), Counter[str]())
    assert set(kept - given - written) <= {"containerDefinitions"}  # what is put around a list of them


@pytest.mark.parametrize("path", REPAIRED)
def test_a_repaired_document_is_read_again_the_same_without_any_repair(path: Path) -> None:
    done = repaired(path)
    assert done.loaded is not None
    assert load(done.text).document == done.loaded.document
    assert {one.repair for one in repair(done.text).proposed} <= {"key_aliases"}


@pytest.mark.parametrize("path", LOADED)
def test_what_is_read_as_it_is_needs_no_repair_to_be_read(path: Path) -> None:
    assert repaired(path).strict is None
