"""Forms over real documents: shown and posted back untouched, nothing changes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from designer.drafts.forms import StepForm, items_of
from designer.drafts.posted import write
from designer.drafts.steps import STEPS
from designer.taskdef import UnreadableDocument, compact, load
from designer.taskdef.edits import Editor
from tests import corpus

CASES = sorted((Path(__file__).parents[1] / "taskdef" / "cases").glob("*.json"))


def forms(document: dict[str, Any]) -> Iterator[StepForm]:
    for step in STEPS:
        positions = range(len(items_of(step, document))) if step.items else [None]
        yield from (StepForm(step, document, position) for position in positions)


def untouched(form: StepForm) -> dict[str, str]:
    """What a browser posts when nothing was typed: the texts shown, newlines as browsers write them."""
    return {
        name: control.text.replace("\r\n", "\n").replace("\r", "\n")
        for name, control in form.controls.items()
        if not control.reason
    }


def assert_untouched(document: dict[str, Any]) -> int:
    count = 0
    for form in forms(document):
        editor = Editor(document)
        write(editor, form, untouched(form))
        assert editor.finish() == []
        count += len(form.controls)
    return count


def test_posting_back_what_is_shown_changes_none_of_the_collected_cases() -> None:
    assert sum(assert_untouched(json.loads(case.read_text())["document"]) for case in CASES) > 10_000


@corpus.needed
def test_posting_back_what_is_shown_changes_no_real_document() -> None:
    assert sum(assert_untouched(document) for document in readable()) > 5_000


def readable() -> Iterator[dict[str, Any]]:
    for file in corpus.files("taskdefs"):
        try:
            yield load(file.read_bytes()).document
        except UnreadableDocument:
            continue


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
WHOLE: dict[str, Any] = json.loads((CASES[0]).read_text())["document"]
PLACES = [name for form in forms(WHOLE) for name in form.controls if not set("#=") & set(name)]
PLACES += ["/containerDefinitions", "/containerDefinitions/0", "/tags", "/volumes", "/volumes/0"]
PLACES += [f"/containerDefinitions/0/{name}" for name in ("portMappings", "logConfiguration", "command")]


@given(value=JSON, data=st.data())
def test_any_json_in_any_place_is_shown_and_posted_back_untouched(value: object, data: st.DataObject) -> None:
    names = sorted(
        {name for form in forms(WHOLE) for name in form.controls if "#" not in name and "=" not in name}
    )
    editor = Editor(WHOLE)
    editor.put(data.draw(st.sampled_from(names)), value)
    document = json.loads(compact(editor.document))
    assert_untouched(document)
