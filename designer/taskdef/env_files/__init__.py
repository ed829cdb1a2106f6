"""Lists of variables as people have them: .env files, rows of a spreadsheet, JSON; to names and values."""

import re
from collections.abc import Iterable
from typing import Final

from designer.taskdef.env_files import dotenv, json_list, sheet
from designer.taskdef.env_files.entries import Entry, Listed, Unread, storable
from designer.taskdef.words import gettext_noop as _

__all__ = ["MOST", "Entry", "Listed", "Unread", "read"]

MOST: Final = 3000
"""Variables that are looked at: more do not fit into a task definition."""

_FIRST_MARK: Final = re.compile(
    r"""
      ^ [ \t]*+ (?:export[ \t]++)? (?!\#)
      (?: "(?:[^"]|"")*+" | [^"\t,;=\n] [^\t,;=\n]*+ ) [ ]*+ (?P<mark>[\t,;=])
    """,
    re.VERBOSE | re.MULTILINE,
)


def read(text: str) -> Listed:
    """The variables a text lists, in its order, each name once, and the lines that say none, with the reason.

    JSON begins with a bracket or a brace. In anything else the first mark after a name tells what it is:
    an equals sign a .env file, a tab, comma or semicolon rows of cells.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip()[:1] in ("{", "["):
        found = json_list.read(text)
    else:
        mark = _FIRST_MARK.search(text)
        separator = mark["mark"] if mark else "="
        found = dotenv.read(text) if separator == "=" else sheet.read(text, separator)
    return _listed(found)


def _listed(found: Iterable[Entry | Unread]) -> Listed:
    """The last of several with one name counts, as where the files are used."""
    entries: dict[str, Entry] = {}
    unread: list[Unread] = []
    for one in found:
        refused = one if isinstance(one, Unread) else storable(one)
        if refused is not None:
            unread.append(refused)
        elif isinstance(one, Entry):
            earlier = entries.pop(one.name, None)
            if earlier is not None:
                unread.append(_said_again(earlier, one.line))
            entries[one.name] = one
    kept = list(entries.values())
    unread += [
        Unread(one.line, _("More than {most} variables: this one is left out."), {"most": MOST})
        for one in kept[MOST:]
    ]
    return Listed(tuple(kept[:MOST]), tuple(sorted(unread, key=lambda one: one.line)))


def _said_again(entry: Entry, line: int) -> Unread:
    return Unread(
        entry.line,
        _("“{name}” stands again in line {line}, which counts."),
        {"name": entry.name, "line": line},
    )
