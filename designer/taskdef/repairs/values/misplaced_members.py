"""Members of the task definition that stand in a container: networkMode, volumes, taskRoleArn."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from designer.taskdef import paths, schema_names, walking
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.same import same
from designer.taskdef.schema import ROOT
from designer.taskdef.text import compact
from designer.taskdef.walking import CONTAINERS, Place
from designer.taskdef.words import gettext_noop as _


def propose(value: Any) -> Iterator[Proposal]:
    """Only where the place they belong in is free, or holds the same already."""
    _parts, root, shape = walking.root_of(value)
    free: dict[str, Any] = {}
    for place in walking.each(value):
        if place.shape is not None or not _is_container(place):
            continue
        key = str(place.key)
        if (
            schema_names.place_of(key, f"{CONTAINERS}[]") != ""
            or type(place.value) is not ROOT.members[key].type
        ):
            continue
        there = root.get(key, paths.ABSENT) if shape is ROOT else free.get(key, paths.ABSENT)
        if there is paths.ABSENT or same(there, place.value):
            free.setdefault(key, place.value)
            yield Proposal(
                kind="changed",
                template=_(
                    "{key} belongs to the whole task definition and not to a container: it is moved there."
                ),
                values={"key": key},
                before=cut(compact({key: place.value})[1:-1]),
                after=f"/{key}",
                path=place.path,
                change=partial(_move, place=place),
            )


def _is_container(place: Place) -> bool:
    return (
        place.outer is not None and place.outer.field.path == f"{CONTAINERS}[]" and isinstance(place.key, str)
    )


def _move(whole: Any, *, place: Place) -> Any:
    """A list of containers, or one, gets a task definition around it that has the member."""
    parts, root, shape = walking.root_of(whole)
    del place.around[place.key]
    if shape is ROOT:
        root.setdefault(place.key, place.value)
        return whole
    containers = root if isinstance(root, list) else [root]
    wrapped = {place.key: place.value, CONTAINERS: containers}
    if not parts:
        return wrapped
    paths.get(whole, parts[:-1])[parts[-1]] = wrapped
    return whole
