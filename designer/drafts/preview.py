"""The JSON beside the form: what `taskdef.dump` writes, line by line, each with the pointer it belongs to."""

from html import escape
from json.encoder import encode_basestring
from typing import Any

from django.utils.safestring import SafeString

from designer.taskdef import paths

# A line before escaping: the marks stand for the tags around a key, a text and any other value.
_KEY, _TEXT, _OTHER, _END = "\x01", "\x02", "\x03", "\x04"
_TAGS = {_KEY: '<span class="k">', _TEXT: '<span class="s">', _OTHER: '<span class="n">', _END: "</span>"}
_BAD = ' class="bad"'
_WORDS = {None: "null", True: "true", False: "false"}


def preview(document: Any, bad: frozenset[str]) -> SafeString:
    """The list items of the preview; the first lines of the pointers in `bad` are marked."""
    pointers, texts = zip(*lines(document), strict=True)
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
