"""That a secret was taken out of a draft."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.history.event import Event, say
from designer.drafts.history.mark import Mark
from designer.drafts.history.sources import Source
from designer.drafts.models import Draft, Redaction

NAME = "redaction"
_SAYS = gettext_lazy("{who} took a secret out of all versions")


def tell(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    rows = Redaction.objects.filter(draft=draft).select_related("person").order_by("-at", "-pk")
    if before is not None:
        rows = rows.filter(before.older(NAME, "at"))
    return [_event(row) for row in rows[:most]]


def _event(row: Redaction) -> Event:
    who = str(row.person) if row.person else _("The server")
    words = say(_SAYS, who)
    return Event(at=row.at, source=NAME, id=str(row.pk), who=who, words=words, icon="eye", note=row.reason)


SOURCE = Source(NAME, "", tell)
