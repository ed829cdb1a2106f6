"""What registrations tell of a draft's history."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.unapproved import Afterwards
from designer.drafts.history.event import Event, say
from designer.drafts.history.mark import Mark
from designer.drafts.history.sources import Source
from designer.drafts.models import Draft

NAME = "registrations"
LATER = "afterwards"


def tell(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    rows = Registration.objects.for_draft(draft).defer("text", "answer")
    rows = rows.select_related("unapproved", "unchanged", "passed_in_advance__base")
    if before is not None:
        rows = rows.filter(before.older(NAME, "created_at"))
    return [_event(row) for row in rows[:most]]


def _event(row: Registration) -> Event:
    return Event(
        at=row.created_at,
        source=NAME,
        id=str(row.pk),
        who=str(row.person),
        words=_words(row),
        icon="rocket",
        tag=(row.get_state_display(), row.tone),
        url=reverse("aws:registration", args=[row.pk]),
        version=row.version,
        note=_let_pass(row),
    )


def _let_pass(row: Registration) -> str:
    """What let it pass, where that was not a review."""
    if hasattr(row, "unapproved"):
        return _("Without approval: %(reason)s") % {"reason": row.unapproved.reason}
    if hasattr(row, "passed_in_advance"):
        passed = row.passed_in_advance
        return _("Approved in advance, since %(base)s: %(fields)s") % {"base": passed.base, "fields": passed}
    if hasattr(row, "unchanged"):
        told = {"revision": row.unchanged, "reason": row.unchanged.reason}
        return _("Though %(revision)s said the same: %(reason)s") % told
    return ""


def tell_afterwards(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    """What somebody said afterwards of what was registered without approval."""
    rows = Afterwards.objects.filter(unapproved__registration__draft=draft).order_by("-at", "-pk")
    if before is not None:
        rows = rows.filter(before.older(LATER, "at"))
    return [_verdict(row) for row in rows.select_related("person", "unapproved__registration")[:most]]


def _verdict(row: Afterwards) -> Event:
    registration = row.unapproved.registration
    return Event(
        at=row.at,
        source=LATER,
        id=str(row.pk),
        who=str(row.person),
        words=say(_("{who} reviewed {what} afterwards"), str(row.person), what=str(registration)),
        icon="user-check",
        tag=(_("fine"), "ok") if row.is_fine else (_("not fine"), "err"),
        url=reverse("aws:registration", args=[registration.pk]),
        note=row.note,
    )


def _words(row: Registration) -> SafeString:
    done, tried = _("{who} registered {what} in {target}"), _("{who} sent {what} to {target}")
    template = done if row.state == State.REGISTERED else tried
    return say(template, str(row.person), what=str(row), target=str(row.target))


SOURCE = Source(NAME, gettext_lazy("Registrations"), tell)
AFTERWARDS = Source(LATER, "", tell_afterwards)
