"""Which fields differ between versions of a draft, by the names they have in a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from designer.drafts.models import Draft
from designer.drafts.shown_change import where
from designer.taskdef.compared import compared

_NAMED: Final = 4


def texts_at(draft: Draft, versions: Iterable[int]) -> dict[int, str]:
    """The texts of these versions, all asked for at once."""
    found: Any = draft.edits.filter(version__in=set(versions))
    return dict(found.values_list("version", "text"))


def changed_fields(before: str, after: str) -> list[str]:
    """app.memory, tags[team]: what means something else, in the order in which it is to be read."""
    return list(dict.fromkeys(where(told.change) for told in compared(before, after).told))


def named_fields(fields: list[str]) -> str:
    """The first few of them, and how many more there are."""
    if not fields:
        return _("only the order or the notation")
    more = len(fields) - _NAMED
    named = ", ".join(fields[:_NAMED])
    return _("%(fields)s and %(n)d more") % {"fields": named, "n": more} if more > 0 else named
