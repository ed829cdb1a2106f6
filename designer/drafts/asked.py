"""What the address of the list asks for: a status, a search, filters."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from designer.drafts.models.basis import Status
from designer.drafts.models.draft_queryset import DraftQuerySet
from designer.drafts.search.index import holding
from designer.taskdef.task import LAUNCH_TYPES

ARCHIVED: Final = "archived"
STATUSES: Final = (*Status.values, ARCHIVED)
LONGEST: Final = 200
MOST_WORDS: Final = 8


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The members are the names in the address. What an address says beyond them means nothing."""

    q: str = ""
    status: str = ""
    launch: str = ""
    errors: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        return cls(
            q=query.get("q", "")[:LONGEST].strip(),
            status=_known(query.get("status", ""), STATUSES),
            launch=_known(query.get("launch", ""), LAUNCH_TYPES),
            errors=_known(query.get("errors", ""), ("1",)),
        )

    def but(self, **other: str) -> "Asked":
        return replace(self, **other)

    def address(self, **more: str) -> str:
        """The address that asks for this, without what it leaves open."""
        given = {name: value for name, value in (asdict(self) | more).items() if value}
        return reverse("drafts:list") + (f"?{urlencode(given)}" if given else "")

    def narrow(self, drafts: DraftQuerySet, teams: Sequence[int]) -> tuple[DraftQuerySet, Sequence[int]]:
        """Those of the teams' drafts that are asked for; of a search those that hold every word of it.

        And the teams along whose lists they are to be looked for, as `holding` tells.
        """
        drafts = drafts.archived() if self.status == ARCHIVED else drafts.current()
        if self.status in Status.values:
            drafts = drafts.filter(status=self.status)
        if self.launch:
            drafts = drafts.filter(launch_types__contains=self.launch)
        if self.errors:
            drafts = drafts.filter(errors__gt=0)
        return holding(drafts, teams, self.q.split()[:MOST_WORDS]) if self.q else (drafts, teams)


def _known(text: str, known: tuple[str, ...]) -> str:
    return text if text in known else ""
