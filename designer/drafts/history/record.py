"""A draft's history as a file: for people's spreadsheets and for programs. Secrets are out of sight."""

import csv
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from designer.drafts.history import edits
from designer.drafts.history.event import Event
from designer.drafts.history.mark import EDITS
from designer.drafts.history.sources import SOURCES
from designer.drafts.history.timeline import everything
from designer.drafts.models import Draft

COLUMNS: Final = ("at", "kind", "who", "what", "edit", "name", "state", "changes")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def rows(draft: Draft) -> Iterator[dict[str, Any]]:
    """Every edit by itself, and every other event, newest first."""
    sources = [edits.EACH if one.name == EDITS else one for one in SOURCES.values()]
    return (_row(event) for event in everything(draft, sources))


def _row(event: Event) -> dict[str, Any]:
    return {
        "at": event.at.isoformat(),
        "kind": event.source,
        "who": event.who,
        "what": event.text,
        "edit": event.version,
        "name": event.name,
        "state": str(event.tag[0]) if event.tag else "",
        "changes": list(event.details),
    }


class _Line:
    """What `csv` writes to: it hands the line back."""

    def write(self, text: str) -> str:
        return text


def as_csv(draft: Draft) -> Iterator[str]:
    """Lines of a file that spreadsheets open; an apostrophe goes before what is a formula to them."""
    write = csv.writer(_Line()).writerow
    yield write(COLUMNS)
    for row in rows(draft):
        cells = row | {"changes": "\n".join(row["changes"])}
        yield write([defused(cells[name]) for name in COLUMNS])


def defused(value: Any) -> Any:
    """A cell that no spreadsheet calculates."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_json(draft: Draft) -> Iterator[str]:
    """One array of objects, a line each."""
    yield "["
    every = rows(draft)
    for row in islice(every, 1):
        yield f"\n{json.dumps(row, ensure_ascii=False)}"
    for row in every:
        yield f",\n{json.dumps(row, ensure_ascii=False)}"
    yield "\n]\n"
