"""What the address of a draft's history asks for: which events, two versions to compare, one field."""

from dataclasses import asdict, dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from designer.drafts.history.field import LONGEST
from designer.drafts.history.sources import SOURCES
from designer.drafts.posted import version_in

MEANING: Final = "meaning"
TEXT: Final = "text"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The members are the names in the address; `since` and `until` are versions, so is `at`, in which
    `field` is a place. `each` shows every edit by itself.
    """

    only: str = ""
    each: str = ""
    since: str = ""
    until: str = ""
    look: str = ""
    field: str = ""
    at: str = ""
    before: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        only = query.get("only", "")
        return cls(
            only=only if only in SOURCES else "",
            each="1" if query.get("each") == "1" else "",
            since=_version(query, "since"),
            until=_version(query, "until"),
            look=TEXT if query.get("look") == TEXT else "",
            field=query.get("field", "")[: LONGEST + 1],
            at=_version(query, "at"),
            before=query.get("before", ""),
        )

    def but(self, **other: str) -> "Asked":
        return replace(self, **other)

    def address(self, draft_id: int) -> str:
        """The address that asks for this, without what it leaves open."""
        given = {name: value for name, value in asdict(self).items() if value}
        return reverse("drafts:history", args=[draft_id]) + (f"?{urlencode(given)}" if given else "")


def _version(query: QueryDict, name: str) -> str:
    number = version_in(query.get(name, ""))
    return str(number) if number else ""
