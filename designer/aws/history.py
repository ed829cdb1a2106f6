"""What registrations tell of a draft's history."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.drafts.history.event import Event, say
from designer.drafts.history.mark import Mark
from designer.drafts.history.sources import Source
from designer.drafts.models import Draft

NAME = "registrations"


def tell(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    rows = Registration.objects.for_draft(draft).defer("text", "answer")
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
    )


def _words(row: Registration) -> SafeString:
    done, tried = _("{who} registered {what} in {target}"), _("{who} sent {what} to {target}")
    template = done if row.state == State.REGISTERED else tried
    return say(template, str(row.person), what=str(row), target=str(row.target))


SOURCE = Source(NAME, gettext_lazy("Registrations"), tell)
