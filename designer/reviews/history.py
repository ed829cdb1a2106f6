"""What reviews tell of a draft's history: what was asked, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.fields import Words
from designer.drafts.history.event import Event, say
from designer.drafts.history.mark import Mark
from designer.drafts.history.sources import Source
from designer.drafts.models import Draft
from designer.reviews.models import Decision, Pin, Verdict

ASKED: Final = "reviews"
DECIDED: Final = "decisions"

_DID: Final[dict[str, tuple[Words, str]]] = {
    Verdict.APPROVE: (gettext_lazy("{who} approved edit {n}"), "check"),
    Verdict.CHANGES: (gettext_lazy("{who} requested changes of edit {n}"), "undo-2"),
    Verdict.COMMENT: (gettext_lazy("{who} commented on edit {n}"), "message-square"),
    Verdict.TAKE_BACK: (gettext_lazy("{who} took the decision on edit {n} back"), "x"),
}


def asked(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    rows = Pin.objects.filter(review__draft=draft).select_related("asked_by", "review")
    if before is not None:
        rows = rows.filter(before.older(ASKED, "asked_at"))
    return [
        _asked(row) for row in rows.prefetch_related("targets__target").order_by("-asked_at", "-pk")[:most]
    ]


def decided(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    rows = Decision.objects.filter(review__draft=draft).select_related("person", "pin")
    if before is not None:
        rows = rows.filter(before.older(DECIDED, "at"))
    return [_decided(row) for row in rows.order_by("-at", "-pk")[:most]]


def _asked(pin: Pin) -> Event:
    targets = ", ".join(pinned.target.name for pinned in pin.targets.all())
    template = _("{who} asked for a review of edit {n} for {targets}")
    return Event(
        at=pin.asked_at,
        source=ASKED,
        id=str(pin.pk),
        who=str(pin.asked_by),
        words=say(template, str(pin.asked_by), n=str(pin.version), targets=targets),
        icon="user-check",
        tag=None,
        url=reverse("reviews:review", args=[pin.review_id]),
        version=pin.version,
    )


def _decided(decision: Decision) -> Event:
    template, icon = _DID[decision.verdict]
    return Event(
        at=decision.at,
        source=DECIDED,
        id=str(decision.pk),
        who=str(decision.person),
        words=_words(template, decision),
        icon=icon,
        tag=None,
        url=reverse("reviews:review", args=[decision.review_id]),
        version=decision.pin.version,
    )


def _words(template: Words, decision: Decision) -> SafeString:
    return say(str(template), str(decision.person), n=str(decision.pin.version))


SOURCES: Final = (
    Source(ASKED, gettext_lazy("Reviews"), asked),
    Source(DECIDED, gettext_lazy("Decisions"), decided),
)
