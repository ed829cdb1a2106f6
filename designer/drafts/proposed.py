"""The repairs that a text needs, for a person to choose from: what is ticked, and what it comes to."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.reports import ShownRepair, translated
from designer.taskdef.repairing import Repair, Repaired, repair

SINGLY: Final = 8
"""Repairs of one kind that are each ticked on their own; more have one tick together."""


@dataclass(frozen=True)
class Tick:
    """One choice: a repair, or all of a kind. `repairs` are those listed of it."""

    key: str
    is_ticked: bool
    is_guess: bool
    words: str
    repairs: list[ShownRepair]
    more: str = ""


@dataclass(frozen=True)
class Choice:
    """What was offered and ticked, as the form says it. What was not offered is done unless it is a guess."""

    offered: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()

    def accepts(self, repair: Repair) -> bool:
        keys = {repair.key, kind_of(repair)}
        return not keys.isdisjoint(self.ticked) or (keys.isdisjoint(self.offered) and not repair.is_guess)

    def knows(self, repair: Repair) -> bool:
        return not self.offered.isdisjoint({repair.key, kind_of(repair)})


Place = tuple[int, int]


def _place(repair: Repair) -> Place:
    return repair.line, repair.column


def kind_of(repair: Repair) -> str:
    """The key of the one tick that many repairs of a kind have together."""
    return f"{repair.repair}-{repair.kind}{'-guess' if repair.is_guess else ''}"


@dataclass(frozen=True)
class Proposed:
    """A text with all repairs that may be made of it, and with those that are chosen."""

    choice: Choice
    all: Repaired
    chosen: Repaired

    @classmethod
    def of(cls, given: str, choice: Choice) -> "Proposed":
        """Raises UnreadableDocument for what is no text."""
        chosen = repair(given, choice.accepts)
        if not chosen.proposed:
            return cls(choice, chosen, chosen)
        return cls(choice, repair(given), chosen)

    @property
    def can_help(self) -> bool:
        """Whether some choice of repairs makes a task definition of the text."""
        return bool(self.all.proposed) and self.all.loaded is not None

    @property
    def is_decided(self) -> bool:
        """Whether a person has seen every repair that is proposed, and the text can be read with theirs."""
        return self.chosen.loaded is not None and all(map(self.choice.knows, self.chosen.proposed))

    @property
    def lead(self) -> str:
        number = len(self.all.proposed)
        template = ngettext("%(n)s repair is proposed", "%(n)s repairs are proposed", number)
        return template % {"n": number_format(number, force_grouping=True)}

    @property
    def still(self) -> str:
        """Why the text cannot be read with what is ticked."""
        return translated(self.chosen.refusal) if self.chosen.refusal else ""

    @property
    def keys(self) -> str:
        return " ".join(tick.key for tick in self.ticks)

    @cached_property
    def ticks(self) -> list[Tick]:
        by_kind: dict[str, list[Repair]] = defaultdict(list)
        for one in self.all.proposed:
            by_kind[kind_of(one)].append(one)
        ticks: list[tuple[Place, Tick]] = []
        for key, repairs in by_kind.items():
            if len(repairs) > SINGLY:
                ticks.append((_place(repairs[0]), self._together(key, repairs)))
            else:
                ticks += [(_place(one), self._alone(one)) for one in repairs]
        return [tick for _first, tick in sorted(ticks, key=itemgetter(0))]

    def _alone(self, one: Repair) -> Tick:
        words, shown = translated(one.note), [ShownRepair.of(one)]
        return Tick(one.key, self.choice.accepts(one), one.is_guess, words, shown)

    def _together(self, key: str, repairs: list[Repair]) -> Tick:
        rest = len(repairs) - SINGLY
        first = repairs[0]
        shown = [ShownRepair.of(one) for one in repairs[:SINGLY]]
        words = _("%(n)s times: %(words)s") % {"n": len(repairs), "words": translated(first.note)}
        more = ngettext("and %(n)s more", "and %(n)s more", rest) % {"n": rest}
        return Tick(key, self.choice.accepts(first), first.is_guess, words, shown, more)
