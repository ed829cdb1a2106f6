"""Who tells of a draft's history. Apps above this one add their own source when they are ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from designer.drafts.fields import Words
from designer.drafts.history.event import Event
from designer.drafts.history.mark import Mark
from designer.drafts.models import Draft

Tell = Callable[[Draft, Mark | None, int], Iterable[Event]]
"""(draft, where the page begins or None, how many events at most): events, newest first.

`mark.older(source, "created_at")` narrows a query to what comes after the mark.
"""


@dataclass(frozen=True)
class Source:
    """Events of one sort. `name`, lower-case letters, is that of its events and stands in addresses;
    `title` is what the filter calls it, empty where it is shown among all events only.
    """

    name: str
    title: Words
    tell: Tell


SOURCES: Final[dict[str, Source]] = {}


def add_source(source: Source) -> None:
    """To be called once, from an `AppConfig.ready()`."""
    SOURCES[source.name] = source
