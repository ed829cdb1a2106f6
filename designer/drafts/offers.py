"""The values of a draft that its template may ask for, as the page offers them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from designer.drafts.places import where_named
from designer.taskdef.filling import placeholder
from designer.taskdef.openings import Opening, openings

_LONGEST: Final = 120


@dataclass(frozen=True)
class Offer:
    """A value with where it stands; the value of a secret is not shown."""

    opening: Opening
    where: str
    is_ticked: bool

    @property
    def shown(self) -> str:
        value = str(self.opening.value)
        if self.opening.is_secret:
            return "••••••••"
        return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"

    @property
    def placeholder(self) -> str:
        return placeholder(self.opening.name)


def offers(document: dict[str, Any], ticked: Collection[str] | None) -> list[Offer]:
    """Secrets first. Without ticks, what each use has of its own is ticked, and every secret."""
    found = sorted(openings(document), key=lambda one: not one.is_secret)
    return [Offer(one, where_named(one.at, document), _is_ticked(one, ticked)) for one in found]


def _is_ticked(one: Opening, ticked: Collection[str] | None) -> bool:
    return one.is_own or one.is_secret if ticked is None else one.at in ticked
