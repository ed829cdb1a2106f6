"""The JSON beside the form: what `taskdef.dump` writes, line by line, each with the pointer it belongs to."""

from collections.abc import Iterator
from html import escape
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from designer.taskdef import paths
from designer.taskdef.same import written_alike

Changed = list[tuple[str, SafeString]]

# A line before escaping: the marks stand for the tags around a key, a text and any other value.
_KEY, _TEXT, _OTHER, _END = "\x01", "\x02", "\x03", "\x04"
_TAGS = {_KEY: '<span class="k">', _TEXT: '<span class="s">', _OTHER: '<span class="n">', _END: "</span>"}
_BAD = ' class="bad"'
_WORDS = {None: "null", True: "true", False: "false"}


class _Place(NamedTuple):
    """Where a value stands: its pointer, and what is around it in its lines."""

    pointer: str
    indent: str
    lead: str
    end: str


def preview(document: Any, bad: frozenset[str]) -> SafeString:
    """The list items of the preview; the first lines of the pointers in `bad` are marked."""
    return _html(lines(document), bad)


def _html(numbered: list[tuple[str, str]], bad: frozenset[str]) -> SafeString:
    pointers, texts = zip(*numbered, strict=True)
    html, shown = escape("\n".join(texts)), escape("\0".join(pointers)).split("\0")  # no key holds a NUL
    for mark, tag in _TAGS.items():
        html = html.replace(mark, tag)
    first = {pointers.index(pointer) for pointer in bad.intersection(pointers)}
    return SafeString(  # keys and values are escaped above
        "\n".join(
            f'<li data-n="{place + 1}" data-p="{pointer}"{_BAD if place in first else ""}>{text}</li>'
            for place, (pointer, text) in enumerate(zip(shown, html.split("\n"), strict=True))
        )
    )


def changed_lines(was: Any, now: Any, bad_then: frozenset[str], bad: frozenset[str]) -> Changed | None:
    """What of the preview of another document has to be drawn anew: values by pointer, with their lines.

    Numbered from 1 each, in the order of the document. None where that is all of it.
    """
    found = list(_changes(was, now, _Place("", "", "", ""), bad_then ^ bad))
    if any(place.pointer == "" for place, _value in found):
        return None
    drawn: Changed = []
    for place, value in found:
        numbered: list[tuple[str, str]] = []
        _add(numbered, value, *place)
        drawn.append((place.pointer, _html(numbered, bad)))
    return drawn


def _changes(was: Any, now: Any, place: _Place, marks: frozenset[str]) -> Iterator[tuple[_Place, Any]]:
    """The smallest values that show another text; and those of which the mark came or went."""
    within = frozenset(mark for mark in marks if f"{mark}/".startswith(f"{place.pointer}/"))
    if not within and (was is now or (was == now and written_alike(was, now))):
        return
    if place.pointer in within or not _has_same_places(was, now):
        yield place, now
        return
    for inner, key, value in _inside(now, place):
        yield from _changes(was[key], value, inner, within)


def _has_same_places(was: Any, now: Any) -> bool:
    """Whether both are lists of one length, or objects with the same keys in the same order; not empty."""
    if not now or type(was) is not type(now):
        return False
    return list(was) == list(now) if isinstance(now, dict) else isinstance(now, list) and len(was) == len(now)


def _inside(value: Any, place: _Place) -> Iterator[tuple[_Place, Any, Any]]:
    """The places in an object or list that is not empty, with their keys or indexes and values."""
    pointer, indent = place.pointer, place.indent + "  "
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for number, (key, member) in enumerate(pairs, 1):
        lead = f"{_KEY}{encode_basestring(key)}{_END}: " if isinstance(value, dict) else ""
        end = "," if number < len(value) else ""
        yield _Place(f"{pointer}/{paths.escape(str(key))}", indent, lead, end), key, member


def lines(document: Any) -> list[tuple[str, str]]:
    """(pointer, line) of each line of `taskdef.dump(document)`, with marks where tags will be."""
    found: list[tuple[str, str]] = []
    _add(found, document, "", "", "", "")
    return found


def _add(found: list[tuple[str, str]], value: Any, pointer: str, indent: str, lead: str, end: str) -> None:
    """The lines of a value after those found before it: a page has hundreds."""
    if isinstance(value, str):
        found.append((pointer, f"{indent}{lead}{_TEXT}{encode_basestring(value)}{_END}{end}"))
        return
    if not value or not isinstance(value, dict | list):
        found.append((pointer, f"{indent}{lead}{_bare(value)}{end}"))
        return
    inner, last = indent + "  ", len(value) - 1
    if isinstance(value, dict):
        found.append((pointer, f"{indent}{lead}{{"))
        for place, (key, member) in enumerate(value.items()):
            there, name = f"{pointer}/{paths.escape(key)}", f"{_KEY}{encode_basestring(key)}{_END}: "
            _add(found, member, there, inner, name, "," if place < last else "")
        found.append((pointer, f"{indent}}}{end}"))
    else:
        found.append((pointer, f"{indent}{lead}["))
        for place, member in enumerate(value):
            _add(found, member, f"{pointer}/{place}", inner, "", "," if place < last else "")
        found.append((pointer, f"{indent}]{end}"))


def _bare(value: Any) -> str:
    """What is neither text nor holds anything."""
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    word = _WORDS[value] if value is None or isinstance(value, bool) else repr(value)
    return f"{_OTHER}{word}{_END}"
