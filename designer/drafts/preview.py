"""The JSON beside the form: what `taskdef.dump` writes, line by line, each with the pointer it belongs to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from designer.taskdef import paths


@dataclass(frozen=True, slots=True)
class Line:
    """One line as HTML, and the pointer of the value that begins or stands on it."""

    pointer: str
    html: str


def lines(document: Any) -> list[Line]:
    """The lines of a document; their texts joined are `taskdef.dump(document)`."""
    return list(_lines(document, "", "", "", ""))


def _lines(value: Any, pointer: str, indent: str, lead: str, end: str) -> Iterator[Line]:
    if isinstance(value, dict) and value:
        yield Line(pointer, f"{indent}{lead}{{")
        last = len(value) - 1
        for place, (key, member) in enumerate(value.items()):
            name = f'<span class="k">{_text(key)}</span>: '
            where = f"{pointer}/{paths.escape(key)}"
            yield from _lines(member, where, indent + "  ", name, "," if place < last else "")
        yield Line(pointer, f"{indent}}}{end}")
    elif isinstance(value, list) and value:
        yield Line(pointer, f"{indent}{lead}[")
        last = len(value) - 1
        for place, item in enumerate(value):
            yield from _lines(item, f"{pointer}/{place}", indent + "  ", "", "," if place < last else "")
        yield Line(pointer, f"{indent}]{end}")
    else:
        yield Line(pointer, f"{indent}{lead}{_scalar(value)}{end}")


def _scalar(value: Any) -> str:
    kind = "s" if isinstance(value, str) else "n"
    return _text(value) if value in ({}, []) else f'<span class="{kind}">{_text(value)}</span>'


def _text(value: Any) -> str:
    return escape(json.dumps(value, ensure_ascii=False))


def preview(document: Any, bad: frozenset[str]) -> SafeString:
    """The list items of the preview; lines of the pointers in `bad` are marked."""
    items, seen = [], set()
    for number, line in enumerate(lines(document), start=1):
        mark = ' class="bad"' if line.pointer in bad and line.pointer not in seen else ""
        seen.add(line.pointer)
        items.append(f'<li data-n="{number}" data-p="{escape(line.pointer)}"{mark}>{line.html}</li>')
    return mark_safe("\n".join(items))  # noqa: S308 - keys and values are escaped above
