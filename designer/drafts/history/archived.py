"""That a draft lies in the archive."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.translation import gettext as _

from designer.drafts.history.event import Event
from designer.drafts.history.mark import Mark
from designer.drafts.history.sources import Source
from designer.drafts.models import Draft

NAME = "archive"


def tell(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    """One at most. Who did it is in the audit log; the draft does not know."""
    if draft.archived_at is None:
        return []
    rows = Draft.objects.archived().filter(pk=draft.pk)
    if before is not None:
        rows = rows.filter(before.older(NAME, "archived_at"))
    return [_event(row) for row in rows]


def _event(draft: Draft) -> Event:
    return Event(
        at=draft.archived_at or draft.edited_at,
        source=NAME,
        id=str(draft.pk),
        who="",
        words=format_html(_("This draft was archived")),
        icon="folder",
    )


SOURCE = Source(NAME, "", tell)
