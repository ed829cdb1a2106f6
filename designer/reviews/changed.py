"""Which fields differ between two versions of a draft, by the names they have in a comparison."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from designer.drafts.models import Draft
from designer.drafts.shown_change import where
from designer.taskdef.compared import Compared

_NAMED: Final = 4


def changed_fields(draft: Draft, before: int, after: int) -> list[str]:
    """app.memory, tags[team]: what means something else, in the order in which it is to be read."""
    compared = Compared(draft.document_at(before), draft.document_at(after))
    return list(dict.fromkeys(where(told.change) for told in compared.told))


def named_fields(fields: list[str]) -> str:
    """The first few of them, and how many more there are."""
    if not fields:
        return _("only the order or the notation")
    more = len(fields) - _NAMED
    named = ", ".join(fields[:_NAMED])
    return _("%(fields)s and %(n)d more") % {"fields": named, "n": more} if more > 0 else named
