"""What one click would do about a finding, shown as a change before it is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.controls import shown
from designer.drafts.places import where
from designer.taskdef import paths
from designer.taskdef.difference import difference
from designer.taskdef.edits import Insert, Move, Operation, Order, Put, Remove, apply
from designer.taskdef.mending import mended
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding

Mends = Callable[[Finding], list[Operation]]

_SHORT: Final = 24
_LONGEST: Final = 300


@dataclass(frozen=True)
class Line:
    """One value that changes: where it is, and its text before and after; empty for none."""

    where: str
    before: str
    after: str


@dataclass(frozen=True)
class Remedy:
    """What a click does: in a few words for its button, and line by line."""

    words: str
    lines: list[Line]


def remedy(document: dict[str, Any], finding: Finding, mends: Mends | None = None) -> Remedy | None:
    """The remedy for a finding of this document; None where no safe one can be told.

    `mends` tells its change, for who has all findings of the document at hand.
    """
    operations = mends(finding) if mends else mended(document, finding)
    if not operations:
        return None
    after = apply(document, operations)
    changes = difference(document, after)
    lines = [line for change in changes for line in lines_of(change, document, after, _text)]
    return Remedy(_words(changes), lines) if lines else None


def _words(changes: list[Operation]) -> str:
    """Set cpu to 512, Remove hostPort; where there is more to it, in how many places."""
    match changes:
        case [Put(path=path, after=after)] if after is ABSENT:
            return _("Remove %(field)s") % {"field": _field(path)}
        case [Put(path=path, after=after)] if (
            not isinstance(after, dict | list) and len(shown(after)) <= _SHORT
        ):
            return _("Set %(field)s to %(value)s") % {"field": _field(path), "value": shown(after)}
        case [Put(path=path, before=before)]:
            text = _("Add %(field)s") if before is ABSENT else _("Change %(field)s")
            return text % {"field": _field(path)}
        case [Remove(path=path)]:
            return _("Remove it from %(field)s") % {"field": _field(path)}
        case [Insert(path=path)]:
            return _("Add to %(field)s") % {"field": _field(path)}
    return ngettext("Change it in %(n)d place", "Change it in %(n)d places", len(changes)) % {
        "n": len(changes)
    }


def _field(path: str) -> str:
    """The last name on the path that is no position."""
    names = [name for name in paths.tokens(path) if not name.isdecimal()]
    return names[-1] if names else ""


def lines_of(change: Operation, before: Any, after: Any, text: Callable[[Any], str]) -> Iterator[Line]:
    """The values that an operation changes, on the way from one document to another."""
    match change:
        case Put(path, old, new):
            yield Line(where(path, before), text(old), text(new))
        case Insert(path, _index, item):
            yield Line(where(path, after), "", text(item))
        case Remove(path, _index, item):
            yield Line(where(path, before), text(item), "")
        case Move(path, start, end):
            place = _("place %(n)d")
            yield Line(where(path, before), place % {"n": start + 1}, place % {"n": end + 1})
        case Order():
            pass


def _text(value: Any) -> str:
    text = shown(value)
    if isinstance(value, str) and not text:
        text = '""'
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
