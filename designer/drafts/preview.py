"""The JSON beside the form: what `taskdef.dump` writes, line by line, each with the pointer it belongs to."""

from collections.abc import Iterator
from html import escape
from json.encoder import encode_basestring
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from designer.taskdef import paths

# A line before escaping: the marks stand for the tags around a key, a text and any other value.
_KEY, _TEXT, _OTHER, _END = "\x01", "\x02", "\x03", "\x04"
_TAGS = {_KEY: '<span class="k">', _TEXT: '<span class="s">', _OTHER: '<span class="n">', _END: "</span>"}
_WORDS = {None: "null", True: "true", False: "false"}


def preview(document: Any, bad: frozenset[str]) -> SafeString:
    """The list items of the preview; the first lines of the pointers in `bad` are marked."""
    pointers, texts = zip(*lines(document), strict=True)
    html = escape("\n".join(texts))
    for mark, tag in _TAGS.items():
        html = html.replace(mark, tag)
    items, marked = [], set(bad)
    for number, (pointer, text) in enumerate(zip(pointers, html.split("\n"), strict=True), start=1):
        mark = ""
        if pointer in marked:
            marked.remove(pointer)
            mark = ' class="bad"'
        items.append(f'<li data-n="{number}" data-p="{escape(pointer)}"{mark}>{text}</li>')
    return mark_safe("\n".join(items))  # noqa: S308 - keys and values are escaped above


def lines(document: Any) -> Iterator[tuple[str, str]]:
    """(pointer, line) of each line of `taskdef.dump(document)`, with marks where tags will be."""
    return _lines(document, "", "", "", "")


def _lines(value: Any, pointer: str, indent: str, lead: str, end: str) -> Iterator[tuple[str, str]]:
    if value and isinstance(value, dict | list):
        yield pointer, f"{indent}{lead}{'{' if isinstance(value, dict) else '['}"
        inner, last = indent + "  ", len(value) - 1
        for place, (key, member) in enumerate(_members(value)):
            name = "" if isinstance(key, int) else f"{_KEY}{encode_basestring(key)}{_END}: "
            yield from _lines(
                member, f"{pointer}/{paths.escape(key)}", inner, name, "," if place < last else ""
            )
        yield pointer, f"{indent}{'}' if isinstance(value, dict) else ']'}{end}"
    else:
        yield pointer, f"{indent}{lead}{_scalar(value)}{end}"


def _members(value: dict[str, Any] | list[Any]) -> Any:
    return value.items() if isinstance(value, dict) else enumerate(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return f"{_TEXT}{encode_basestring(value)}{_END}"
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    word = _WORDS[value] if value is None or isinstance(value, bool) else repr(value)
    return f"{_OTHER}{word}{_END}"
