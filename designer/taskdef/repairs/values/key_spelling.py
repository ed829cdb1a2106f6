"""Keys that differ from those of the API only in capitals, hyphens or underscores."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from designer.taskdef import schema_names, walking
from designer.taskdef.proposal import Proposal
from designer.taskdef.words import gettext_noop as _


def propose(value: Any) -> Iterator[Proposal]:
    """The inner keys first: the paths of the outer ones are then still those of the text."""
    taken: set[tuple[int, str]] = set()
    for place in reversed(list(walking.each(value))):
        if place.outer is None or place.outer.kind != "structure" or not isinstance(place.key, str):
            continue
        name = schema_names.spelled(place.key, place.outer)
        if name and name != place.key and name not in place.around and (id(place.around), name) not in taken:
            taken.add((id(place.around), name))
            yield Proposal(
                kind="changed",
                template=_("The API spells this key {name}."),
                values={"name": name},
                before=place.key,
                after=name,
                path=place.path,
                change=partial(walking.rename, place=place, name=name),
            )
