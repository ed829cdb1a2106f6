"""Rows of cells as spreadsheets copy them and write them into CSV files: with tabs, commas or semicolons.

Source: RFC 4180 for quotes. A quote that is not closed is a character like any other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from designer.taskdef.env_files.entries import Entry, Unread
from designer.taskdef.refusal import excerpt
from designer.taskdef.words import gettext_noop as _

_NAMED: Final = frozenset({"name", "key", "variable", "environment variable"})
_VALUED: Final = frozenset({"value", "valuefrom", "value type"})
_KINDS: Final = {"value": False, "valuefrom": True, "secret": True}


class Row(NamedTuple):
    """The cells of a row, and the line it begins in."""

    line: int
    cells: list[str]


@lru_cache(maxsize=8)
def _cell(separator: str) -> re.Pattern[str]:
    end = rf"(?P<end>{separator}|\n|\Z)"
    return re.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*+)"(?={separator}|\n|\Z)|(?P<plain>[^{separator}\n]*+)){end}'
    )


def rows(text: str, separator: str = "\t") -> Iterator[Row]:
    """The rows of a text whose lines end in newlines; one after the last newline is none."""
    line, began, cells = 1, 1, list[str]()
    for found in _cell(separator).finditer(text):
        if found.start() == len(text) and not cells:
            return
        quoted = found["quoted"]
        cells.append(found["plain"] if quoted is None else quoted.replace('""', '"'))
        line += found[0].count("\n")
        if found["end"] != separator:
            yield Row(began, cells)
            began, cells = line, []
        if found["end"] == "":
            return


def read(text: str, separator: str) -> Iterator[Entry | Unread]:
    """A name and a value a row; between them may stand whether it is a value or a secret's place."""
    for number, row in enumerate(rows(text, separator)):
        cells = [cell.strip(" ") for cell in row.cells]
        while len(cells) > 2 and not cells[-1]:
            cells.pop()
        if not any(cells) or cells[0].startswith("#") or (number == 0 and _is_head(cells)):
            continue
        yield _variable(row.line, cells)


def _is_head(cells: list[str]) -> bool:
    return cells[0].lower() in _NAMED and cells[1:2] != [] and cells[1].lower() in _VALUED


def _variable(line: int, cells: list[str]) -> Entry | Unread:
    if len(cells) == 2:
        return Entry(line, cells[0], cells[1])
    if len(cells) == 3 and cells[1].lower() in _KINDS:
        return Entry(line, cells[0], cells[2], is_reference=_KINDS[cells[1].lower()])
    if len(cells) == 1:
        return Unread(line, _("“{text}” has no value beside it."), {"text": excerpt(cells[0])})
    reason = _("“{text}” has {n} cells. A variable has two: a name and a value.")
    return Unread(line, reason, {"text": excerpt(cells[0]), "n": len(cells)})
