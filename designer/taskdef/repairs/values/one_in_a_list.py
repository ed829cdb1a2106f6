"""A list with one structure in it, where the structure itself belongs."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from designer.taskdef import walking
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.text import compact
from designer.taskdef.words import gettext_noop as _


def propose(value: Any) -> Iterator[Proposal]:
    for place in walking.each(value):
        if place.shape is None or place.shape.kind != "structure" or not isinstance(place.value, list):
            continue
        if len(place.value) == 1 and isinstance(place.value[0], dict):
            yield Proposal(
                kind="changed",
                template=_("The API wants one structure here: the square brackets around it are left out."),
                before=cut(compact(place.value)),
                after=cut(compact(place.value[0])),
                path=place.path,
                change=partial(walking.put, place=place, value=place.value[0]),
            )
