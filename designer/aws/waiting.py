"""What was registered without approval and waits to be reviewed: in the inbox, and as a mark on its draft."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from designer.aws.unapproved import Unapproved, UnapprovedQuerySet
from designer.drafts.tags import Tag
from designer.notices.waiting import Line, Source
from designer.prepared import Prepared
from designer.teams.models import Person


def _rows(person: Person) -> UnapprovedQuerySet:
    """Longest waiting first."""
    waiting = Unapproved.objects.waiting_for(person)
    return waiting.select_related("registration__person", "registration__target")


def _line(unapproved: Unapproved) -> Line:
    row = unapproved.registration
    told = {"name": row.person, "target": row.target}
    says = _("%(name)s registered it in %(target)s") % told
    return Line(str(row), address(row.pk), says, row.created_at)


def _note(number: int) -> str:
    words = ngettext(
        "%(n)d registration without approval is to be reviewed:",
        "%(n)d registrations without approval are to be reviewed:",
        number,
    )
    return words % {"n": number}


def address(registration: object) -> str:
    return reverse("aws:registration", args=[registration])


def marks(drafts: Collection[int]) -> dict[int, Tag]:
    """Drafts of which something was registered without approval, until somebody reviews it."""
    if len(drafts) == 1 and not _is_any_of(*drafts):
        return {}
    waiting = Unapproved.objects.waiting().filter(registration__draft__in=drafts)
    found = waiting.order_by("registration__created_at").values_list("registration__draft", "registration")
    words = _("Registered without approval")
    return {draft: Tag(words, "err", address(registration)) for draft, registration in found}


@Prepared
def _is_any_of(draft: int) -> QuerySet[Any, Any]:
    """A draft's own page asks for one draft only, and mostly there is nothing."""
    return Unapproved.objects.waiting().filter(registration__draft=draft).values_list("pk")[:1]


UNAPPROVED = Source("unapproved", gettext_lazy("Registered without approval"), _rows, _line, _note)
