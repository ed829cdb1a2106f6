"""A place in a draft's history: pages begin after one, so that the last is as quick as the first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import Q

from designer.drafts.history.event import Event

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SPELLED: Final = re.compile(r"([0-9]{1,17})\.([a-z]{1,20})\.([0-9a-f-]{1,36})\.([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True)
class Mark:
    """The event after which a page begins, and the lowest version that the pages before it showed.

    An event can stand for several edits; so edits are told by their versions, all else by its moment.
    """

    at: datetime
    source: str
    id: str
    edit: int

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """None for what is no mark."""
        found = _SPELLED.fullmatch(text)
        if found is None:
            return None
        return cls(_EPOCH + timedelta(microseconds=int(found[1])), found[2], found[3], int(found[4]))

    @classmethod
    def after(cls, shown: Sequence[Event], before: "Mark | None", latest: int) -> "Mark":
        """Behind the last of these; `latest` is the draft's version."""
        lowest = [event.lowest for event in shown if event.source == EDITS and event.lowest]
        edit = min(lowest, default=before.edit if before else latest + 1)
        last = shown[-1]
        return cls(min(event.at for event in shown), last.source, last.id, edit)

    def __str__(self) -> str:
        return f"{(self.at - _EPOCH) // timedelta(microseconds=1)}.{self.source}.{self.id}.{self.edit}"

    def older(self, source: str, field: str) -> Q:
        """The rows of a source, known by the moment in `field`, that come after this place."""
        if source > self.source:
            return Q(**{f"{field}__lt": self.at})
        if source < self.source:
            return Q(**{f"{field}__lte": self.at})
        return Q(**{f"{field}__lt": self.at}) | Q(**{field: self.at, "pk__lt": self.id})


EDITS: Final = "edits"
