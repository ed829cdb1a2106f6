"""Names and values as an object or as texts, where the API wants a list of pairs: {"A": "b"}, ["A=b"]."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from designer.taskdef import walking
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.text import compact
from designer.taskdef.words import gettext_noop as _

_PAIRS: Final = {
    "containerDefinitions[].environment": ("name", "value"),
    "containerDefinitions[].secrets": ("name", "valueFrom"),
    "tags": ("key", "value"),
}
"""Lists by path, and what the API calls the two halves of their entries."""


def propose(value: Any) -> Iterator[Proposal]:
    for place in walking.each(value):
        halves = _PAIRS.get(place.shape.field.path) if place.shape else None
        pairs = _pairs(place.value, halves) if halves else None
        if halves and pairs:
            meant = [dict(zip(halves, pair, strict=True)) for pair in pairs]
            yield Proposal(
                kind="changed",
                template=_("The API wants a list of {name} and {value} here: each pair becomes an entry."),
                values=dict(zip(("name", "value"), halves, strict=True)),
                before=cut(compact(place.value)),
                after=cut(compact(meant)),
                path=place.path,
                change=partial(walking.put, place=place, value=meant),
            )


def _pairs(value: Any, halves: tuple[str, str]) -> list[tuple[str, Any]] | None:
    """None for what is no such thing, or a single entry that only lacks its list."""
    if isinstance(value, dict) and halves[0] not in value:
        items = list(value.items())
        return items if all(not isinstance(member, dict | list) for _key, member in items) else None
    if isinstance(value, list) and value and all(isinstance(item, str) and "=" in item[1:] for item in value):
        return [(name, rest) for name, _sign, rest in (item.partition("=") for item in value)]
    return None
