"""Members that belong to something around them: networkMode or volumes within a container."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from designer.taskdef import paths, schema, schema_names, walking
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.same import same
from designer.taskdef.schema import ROOT
from designer.taskdef.text import compact
from designer.taskdef.walking import CONTAINERS, Place
from designer.taskdef.words import gettext_noop as _


def propose(value: Any) -> Iterator[Proposal]:
    """Only where the place they belong in is free, or holds the same already."""
    moved: dict[tuple[int, str], Any] = {}
    for place in walking.each(value):
        target = _target(place)
        if target is None or not _fits(place, target):
            continue
        key, home = str(place.key), _home(value, place, target)
        there = (home or {}).get(key, moved.get((id(home), key), paths.ABSENT))
        if there is paths.ABSENT or same(there, place.value):
            moved[id(home), key] = place.value
            yield _moved(place, target)


def _target(place: Place) -> str | None:
    """The pattern of the structure around this one that has such a member; None when it is known here."""
    if place.shape is not None or place.outer is None or place.outer.kind != "structure":
        return None
    here = place.outer.field.path
    target = schema_names.place_of(str(place.key), here)
    is_around = target is not None and target != here and here.startswith(target)
    return target if is_around else None


def _fits(place: Place, target: str) -> bool:
    parts = tuple(0 if name == "[]" else name for name in paths.split(target))
    return type(place.value) is schema.shape_at(parts).members[str(place.key)].type


def _home(value: Any, place: Place, target: str) -> dict[str, Any] | None:
    """The structure a member belongs in; None when it is a task definition that is still to be put around."""
    if target == "":
        _parts, root, shape = walking.root_of(value)
        return root if shape is ROOT else None
    outer = place.outer.field.path if place.outer else ""
    steps = len(paths.split(outer)) - len(paths.split(target))
    home: dict[str, Any] = paths.get(value, place.parts[: len(place.parts) - 1 - steps])
    return home


def _moved(place: Place, target: str) -> Proposal:
    template = _("{key} belongs to the whole task definition and not to a container: it is moved there.")
    if target:
        template = _("{key} belongs in {place}, not here: it is moved there.")
    return Proposal(
        kind="changed",
        template=template,
        values={"key": place.key, "place": target},
        before=cut(compact({place.key: place.value})[1:-1]),
        after=f"{target}.{place.key}" if target else f"/{place.key}",
        path=place.path,
        change=partial(_move, place=place, target=target),
    )


def _move(whole: Any, *, place: Place, target: str) -> Any:
    """A list of containers, or one, gets a task definition around it that has the member."""
    home = _home(whole, place, target)
    del place.around[place.key]
    if home is not None:
        home.setdefault(str(place.key), place.value)
        return whole
    parts, root, _shape = walking.root_of(whole)
    wrapped = {place.key: place.value, CONTAINERS: root if isinstance(root, list) else [root]}
    if not parts:
        return wrapped
    paths.get(whole, parts[:-1])[parts[-1]] = wrapped
    return whole
