"""What runs in a target now, to compare a review with: whoever can look there adds how when it starts.

An account is asked only when the address of a page asks for it, so that no review waits for one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext as _

from designer import taskdef
from designer.reviews.base import Base
from designer.teams.models import Person, Target


class CannotSee(Exception):
    """Why it is not known what runs there, in words for the person who asked."""


@dataclass(frozen=True)
class Running:
    """A revision that runs. `by` are its services: "shop/web"; `read` answers what it says, or CannotSee."""

    number: int
    by: Sequence[str]
    read: Callable[[], dict[str, Any]]


Looker = Callable[[Target, Person, str], list[Running]]
"""The revisions of a family that services run in a target, newest first. Raises CannotSee."""

LOOKERS: Final[list[Looker]] = []
_PREFIX: Final = "runs"


class WhatRuns:
    """What runs of a family in some targets, as far as `asked`, which stands in the address, asks for it."""

    def __init__(self, family: str, targets: Sequence[Target], person: Person, asked: str) -> None:
        self.family = family
        self.targets = {f"{_PREFIX}-{target.pk}": target for target in targets} if LOOKERS and family else {}
        self.person = person
        self.why_not = ""
        name, _dash, number = asked.removeprefix(f"{_PREFIX}-").partition("-")
        self._key, self._number = f"{_PREFIX}-{name}", number
        self._is_asked = asked.startswith(f"{_PREFIX}-")

    @property
    def offered(self) -> list[Base]:
        """One a target, whatever runs there."""
        alone = len(self.targets) == 1
        titles = {key: _("What runs there") if alone else _in(target) for key, target in self.targets.items()}
        return [Base(key, title) for key, title in titles.items()]

    @property
    def target(self) -> Target | None:
        """The one that is asked about."""
        return self.targets.get(self._key) if self._is_asked else None

    @cached_property
    def found(self) -> list[Running]:
        """What runs in it, newest first; none, with the reason kept, where that is not seen."""
        if self.target is None:
            return []
        told = {"family": self.family, "target": self.target}
        try:
            running = LOOKERS[0](self.target, self.person, self.family)
        except CannotSee as reason:
            self.why_not = str(reason)
            return []
        if not running:
            self.why_not = _("No service runs %(family)s in %(target)s.") % told
        return running

    @cached_property
    def chosen(self) -> Base | None:
        """The revision that the address names, or the newest that runs."""
        named = [one for one in self.found if str(one.number) == self._number]
        for one in [*named, *self.found][:1]:
            try:
                text = taskdef.compact(one.read())
            except CannotSee as reason:
                self.why_not = str(reason)
            else:
                return Base(self._key, f"{self.family}:{one.number}", text=text)
        return None

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """(address, revision, services) of each that runs."""
        revisions = [(one, f"{self.family}:{one.number}") for one in self.found]
        return [(f"{self._key}-{one.number}", name, ", ".join(one.by)) for one, name in revisions]


def _in(target: Target) -> str:
    return _("Runs in %(target)s") % {"target": target}
