"""Registering one draft in several accounts at once: what it would become in each, and what came of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from secrets import token_urlsafe
from typing import Final

from designer.aws.explanations import Explanation, explain
from designer.aws.models import Registration
from designer.aws.outcome import OPEN
from designer.aws.regions import Region, region
from designer.aws.register_page import RegisterPage
from designer.drafts.models import Draft
from designer.teams.models import Person, Target

AT_ONCE: Final = 8
"""Accounts that are asked side by side."""


@dataclass(frozen=True)
class Place:
    """One target as the page before registering has it."""

    page: RegisterPage
    target: Target
    is_ticked: bool

    @property
    def region(self) -> Region:
        return region(self.target.region)

    @property
    def is_unchanged(self) -> bool:
        """The latest revision there says the same: it is skipped here."""
        return self.page.standing is not None and self.page.standing.is_unchanged

    @property
    def is_open(self) -> bool:
        return not (self.page.obstacle or self.page.in_doubt or self.is_unchanged)


class SeveralPage:
    """`ticked` are the ids of the targets that a refused form asked for."""

    def __init__(self, draft: Draft, person: Person, ticked: Collection[int] | None = None) -> None:
        self.draft = draft
        self.person = person
        self.ticked = ticked
        self.key = token_urlsafe(18)

    @cached_property
    def places(self) -> list[Place]:
        pages = [RegisterPage(self.draft, self.person, target) for target in self.draft.team.targets.all()]
        ask_side_by_side(pages)
        return [Place(page, page.target, self._is_ticked(page.target)) for page in pages if page.target]

    def _is_ticked(self, target: Target) -> bool:
        return self.ticked is not None and target.pk in self.ticked

    @property
    def has_open_ones(self) -> bool:
        return any(place.is_open for place in self.places)


def ask_side_by_side(pages: Iterable[RegisterPage]) -> None:
    """Each account is asked in a thread of its own; none of them touches the database."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda page: page.standing, pages))


@dataclass(frozen=True)
class Came:
    """A registration among those that were begun together."""

    registration: Registration

    @property
    def explanation(self) -> Explanation | None:
        code = self.registration.code
        return explain(code, self.registration.message) if code else None

    @property
    def is_open(self) -> bool:
        return self.registration.state in OPEN


class TogetherPage:
    """What came of the registrations that one form began."""

    def __init__(self, draft: Draft, key: str, registrations: Iterable[Registration]) -> None:
        self.draft = draft
        self.key = key
        self.came = [Came(one) for one in registrations]

    @property
    def is_under_way(self) -> bool:
        return any(one.is_open for one in self.came)

    @property
    def number_done(self) -> int:
        return sum(not one.is_open for one in self.came)
