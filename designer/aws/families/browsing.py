"""The families of an account, to search and to page through: their latest revisions and what runs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from designer.aws.account import Account
from designer.aws.client import asking
from designer.aws.explanations import Explanation, explain_trouble
from designer.aws.families.glimpse import Glimpse, glimpse
from designer.aws.families.running import Service, services
from designer.aws.families.told import Told, ours, told
from designer.aws.families.way_in import WayIn
from designer.aws.outcome import Trouble
from designer.aws.regions import Region, region
from designer.teams.models import Person, Target

ON_A_PAGE: Final = 10
MOST: Final = 2_000
"""Families that are listed; in an account with more, the search asks for how they begin."""


@dataclass(frozen=True)
class Row:
    """A family with its newest revision that tasks can start from, None where there is none now."""

    family: str
    latest: Told | None
    is_ours: bool
    used_by: list[Service]


class Browsing:
    """What one person sees of a target's families. The account is asked when first needed."""

    def __init__(
        self, target: Target, person: Person, sought: str = "", page: int = 1, *, fresh: bool = False
    ) -> None:
        self.target = target
        self.sought = sought
        self.page = page
        self.fresh = fresh
        self.way_in = WayIn(target, person)
        self.trouble: Trouble | None = None

    @property
    def region(self) -> Region:
        return region(self.target.region)

    @cached_property
    def rows(self) -> list[Row]:
        """Those of the page; none, with the trouble kept, where the account gives no answer."""
        try:
            return self._rows()
        except Trouble as trouble:
            self.trouble = trouble
            return []

    def _rows(self) -> list[Row]:
        shown = self.found[(self.page - 1) * ON_A_PAGE : self.page * ON_A_PAGE]
        latest = {family: self._latest(family) for family in shown}
        running = self._running() if shown else []
        return [
            Row(
                family,
                latest[family],
                _is_ours(self.target, latest[family]),
                [one for one in running if one.family == family],
            )
            for family in shown
        ]

    @cached_property
    def found(self) -> list[str]:
        """Those in which the words sought stand. Raises Trouble."""
        words = self.sought.lower().split()
        return [family for family in self._all.read if all(word in family.lower() for word in words)]

    @property
    def read_at(self) -> datetime:
        return self._all.at

    @property
    def more(self) -> int:
        """How many are on later pages."""
        return max(0, len(self.found) - self.page * ON_A_PAGE)

    @property
    def is_cut(self) -> bool:
        return len(self._all.read) >= MOST

    @property
    def explanation(self) -> Explanation | None:
        return explain_trouble(self.trouble) if self.trouble else None

    @property
    def later_address(self) -> str:
        return self._address(self.page + 1) if self.more else ""

    @property
    def earlier_address(self) -> str:
        return self._address(self.page - 1) if self.page > 1 else ""

    @property
    def fresh_address(self) -> str:
        return f"{self._address(1)}&fresh=1"

    def _address(self, page: int) -> str:
        asked = urlencode({"q": self.sought, "page": page})
        return f"{reverse('aws:families', args=[self.target.pk])}?{asked}"

    @cached_property
    def _all(self) -> Glimpse[list[str]]:
        """In an account with too many to list, those that begin as what is sought."""
        all_of_them = glimpse(self.target, "families", lambda: _families(self._account), fresh=self.fresh)
        begins = self.sought.strip()
        if len(all_of_them.read) < MOST or not begins:
            return all_of_them
        return glimpse(self.target, f"families {begins}", lambda: _families(self._account, begins))

    def _latest(self, family: str) -> Told | None:
        return glimpse(
            self.target, f"latest {family}", lambda: told(self._account, family), fresh=self.fresh
        ).read

    def _running(self) -> list[Service]:
        """None where this may not be seen: what uses a family is worth knowing, not needed."""
        try:
            return glimpse(self.target, "services", lambda: services(self._account), fresh=self.fresh).read
        except Trouble:
            return []

    @property
    def _account(self) -> Account:
        return self.way_in.account


def _families(account: Account, begins: str = "") -> list[str]:
    """By name. Raises Trouble."""
    with asking():
        pages = account.ecs().get_paginator("list_task_definition_families")
        asked = {"familyPrefix": begins} if begins else {}
        found = pages.paginate(status="ACTIVE", PaginationConfig={"MaxItems": MOST}, **asked)
        return sorted({family for page in found for family in page.get("families") or ()})


def _is_ours(target: Target, latest: Told | None) -> bool:
    """Whether a registration of ours made it."""
    return latest is not None and bool(ours(target, latest.family, [latest.number]))
