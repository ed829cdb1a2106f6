"""The JSON beside the form is what `taskdef.dump` writes, and nothing in it becomes markup."""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drafts.preview import changed_lines, lines, preview
from designer.taskdef import dump, paths
from designer.taskdef.same import written_alike

NONE: frozenset[str] = frozenset()
CASES = sorted((Path(__file__).parents[1] / "taskdef" / "cases").glob("*.json"))
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def text_of(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


@given(JSON)
def test_the_lines_of_any_document_are_those_of_its_dump(document: object) -> None:
    assert text_of(preview(document, frozenset())) + "\n" == dump(document)


@pytest.mark.parametrize("case", CASES[::20], ids=lambda case: case.stem)
def test_each_line_leads_to_its_value(case: Path) -> None:
    document = json.loads(case.read_text())["document"]
    pointers = re.findall(r'data-p="([^"]*)"', preview(document, frozenset()))
    assert all(paths.get(document, html.unescape(pointer)) is not paths.ABSENT for pointer in pointers)


def test_the_first_line_of_a_wrong_value_is_marked() -> None:
    shown = preview({"cpu": "7", "tags": [{"key": "a"}]}, frozenset({"/tags", "/memory"}))
    assert re.findall(r'data-p="([^"]*)" class="bad"', shown) == ["/tags"]


def test_nothing_typed_becomes_markup() -> None:
    hostile = {"</script><img src=x onerror=alert(1)>": '" onmouseover=x x="', "\x01": "\x04<b>"}
    assert "<img" not in preview(hostile, frozenset())
    assert "<b>" not in preview(hostile, frozenset())


def drawn(shown: str) -> list[tuple[str, str]]:
    """(pointer, the rest) of each line, but for its number."""
    return re.findall(r'<li data-n="\d+" data-p="([^"]*)"(.*?)</li>', shown)


def drawn_anew(
    was: object, now: object, bad_then: frozenset[str], bad: frozenset[str]
) -> list[tuple[str, str]]:
    """The lines of one preview with those that changed put in their places, as the script does."""
    changed = changed_lines(was, now, bad_then, bad)
    if changed is None:
        return drawn(preview(now, bad))
    found = drawn(preview(was, bad_then))
    for pointer, shown in changed:
        at = html.escape(pointer)
        places = [place for place, (line, _rest) in enumerate(found) if f"{line}/".startswith(f"{at}/")]
        found[places[0] : places[-1] + 1] = drawn(shown)
    return found


@st.composite
def edits(draw: st.DrawFn) -> tuple[object, object, frozenset[str], frozenset[str]]:
    """A document, another in which some values are others, and pointers that are wrong in each."""
    was = draw(JSON)
    now = draw(st.just(was) | JSON | st.builds(changed_at, st.just(was), st.integers(0, 9), JSON))
    both = st.sampled_from([pointer for one in (was, now) for pointer, _text in lines(one)] + ["/gone"])
    return was, now, draw(st.frozensets(both)), draw(st.frozensets(both))


def changed_at(document: object, place: int, value: object) -> object:
    """The document with another value somewhere in it."""
    pointers = sorted({pointer for pointer, _text in lines(document)})
    pointer = pointers[place % len(pointers)]
    if pointer == "":
        return value
    changed = json.loads(json.dumps(document))
    *outer, last = paths.parse(pointer, changed)
    paths.get(changed, tuple(outer))[last] = value
    return changed


@given(edits())
def test_lines_put_in_their_places_make_the_preview_of_the_other_document(
    edit: tuple[object, object, frozenset[str], frozenset[str]],
) -> None:
    was, now, bad_then, bad = edit
    assert drawn_anew(was, now, bad_then, bad) == drawn(preview(now, bad))


@pytest.mark.parametrize(("was", "now"), [(1, True), (0.0, -0.0), (1, 1.0)])
def test_what_is_written_otherwise_is_drawn_anew(was: object, now: object) -> None:
    assert not written_alike(was, now)
    assert [at for at, _lines in changed_lines({"a": was}, {"a": now}, NONE, NONE) or ()] == ["/a"]


def test_one_value_takes_one_line() -> None:
    was, now = ({"a": [{"b": value, "c": [1]}]} for value in ("x", "y"))
    assert changed_lines(was, now, NONE, NONE) == [
        (
            "/a/0/b",
            '<li data-n="1" data-p="/a/0/b">      <span class="k">&quot;b&quot;</span>: '
            '<span class="s">&quot;y&quot;</span>,</li>',
        )
    ]


def test_another_order_of_keys_is_another_text() -> None:
    assert changed_lines({"a": 1, "b": 2}, {"b": 2, "a": 1}, NONE, NONE) is None
