"""The events of all sources, or of one, as one line of time: newest first, a page at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from designer.drafts.history.event import Event
from designer.drafts.history.mark import Mark
from designer.drafts.history.sources import Source
from designer.drafts.models import Draft

ON_A_PAGE = 25


@dataclass(frozen=True)
class Page:
    """Events, and where the page after them begins; None where nothing is left."""

    events: Sequence[Event]
    older: Mark | None


def page(draft: Draft, sources: Iterable[Source], before: Mark | None, size: int = ON_A_PAGE) -> Page:
    """Raises ValueError or ValidationError for a mark that is none of these sources'."""
    told = [source.tell(draft, before, size + 1) for source in sources]
    found = list(islice(merge(*told, key=_order, reverse=True), size + 1))
    shown = found[:size]
    return Page(shown, Mark.after(shown, before, draft.version) if len(found) > size else None)


def everything(draft: Draft, sources: Sequence[Source], size: int = 100) -> Iterator[Event]:
    """All events, read a page at a time."""
    before: Mark | None = None
    while True:
        read = page(draft, sources, before, size)
        yield from read.events
        before = read.older
        if before is None:
            return


def _order(event: Event) -> tuple[object, ...]:
    return event.at, event.source
