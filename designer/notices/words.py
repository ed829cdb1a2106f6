"""What a notice says, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from designer.notices.event import Event

SAYS: Final = {
    Event.REVIEW_ASKED: _("%(by)s asks for a review of %(draft)s."),
    Event.APPROVED: _("%(by)s approved %(draft)s."),
    Event.CHANGES_REQUESTED: _("%(by)s requests changes of %(draft)s."),
    Event.REVIEW_WITHDRAWN: _("%(by)s withdrew the review of %(draft)s."),
    Event.APPROVALS_STALE: _("%(by)s changed %(draft)s: earlier approvals no longer count."),
    Event.COMMENTED: _("%(by)s commented on %(draft)s."),
    Event.ANSWERED: _("%(by)s answered a comment on %(draft)s."),
    Event.SUGGESTION_APPLIED: _("%(by)s applied a suggestion to %(draft)s."),
    Event.REGISTERED: _("%(by)s registered %(draft)s."),
    Event.REGISTERED_UNAPPROVED: _("%(by)s registered %(draft)s without approval."),
    Event.REVIEWED_AFTERWARDS: _("%(by)s reviewed what was registered of %(draft)s without approval."),
    Event.REGISTERED_TWICE: _("AWS holds what %(by)s registered of %(draft)s twice. Look at it."),
}

FACTS: Final = {
    "version": pgettext_lazy("notice", "Edit %s"),
    "targets": pgettext_lazy("notice", "For %s"),
    "target": pgettext_lazy("notice", "For %s"),
    "field": pgettext_lazy("notice", "At %s"),
    "fields": pgettext_lazy("notice", "At %s"),
    "revision": pgettext_lazy("notice", "As %s"),
    "found": pgettext_lazy("notice", "Found %s"),
}
"""Those that are shown; of the others a webhook tells."""


FOUND: Final = {"fine": pgettext_lazy("notice", "fine"), "not fine": pgettext_lazy("notice", "not fine")}


def sentence(event: Event, by: str, draft: str) -> str:
    return str(SAYS[event] % {"by": by, "draft": draft})


def details(facts: Mapping[str, Any]) -> list[str]:
    """["Edit 14", "For payments-prod"]."""
    said = {**facts, "found": FOUND.get(facts.get("found", ""), "")}
    return [str(text % _listed(said[name])) for name, text in FACTS.items() if said.get(name)]


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
