"""What an unknown field name was probably meant to be."""

from difflib import get_close_matches
from functools import cache
from typing import Final

from designer.taskdef import paths, schema
from designer.taskdef.schema import Shape
from designer.taskdef.words import gettext_noop as _

Told = tuple[str, dict[str, object]]


def meant(key: str, shape: Shape) -> Told:
    """A template that names {key} as well, and its other values, for a key that this structure lacks."""
    if shape is schema.ROOT and key in schema.READ_ONLY:
        return _("AWS reports {key} about a registered revision but does not take it"), {}
    if other := spelled(key, shape):
        return _('Unknown field {key}; did you mean "{other}"?'), {"other": other}
    place = place_of(key, shape.field.path)
    if place == "":
        return _("{key} belongs at the top level of the task definition, not here"), {}
    if place:
        return _("{key} belongs in {place}, not here"), {"place": place}
    if other := close_to(key, shape):
        return _('Unknown field {key}; did you mean "{other}"?'), {"other": other}
    return _("Unknown field {key}"), {}


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def spelled(key: str, shape: Shape) -> str | None:
    """The member that differs only in capitals, hyphens or underscores."""
    return _by_plain_name(shape).get(_plain(key))


@cache
def _by_plain_name(shape: Shape) -> dict[str, str]:
    return {_plain(name): name for name in shape.members}


def place_of(key: str, here: str) -> str | None:
    """The structure nearest to this one that has such a member; None when there is none, or several."""
    near = sorted((_distance(here, place), place) for place in _PLACES.get(key, ()))
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def _distance(one: str, other: str) -> int:
    """Steps up from one structure and down to the other."""
    up, down = paths.split(one), paths.split(other)
    shared = next(
        (n for n, (a, b) in enumerate(zip(up, down, strict=False)) if a != b), min(len(up), len(down))
    )
    return len(up) + len(down) - 2 * shared


def close_to(key: str, shape: Shape) -> str | None:
    # Slips are rarely in the first letter; asking for it keeps thousands of unknown keys cheap.
    names = [name for name in shape.members if name[0] == key[:1].lower()]
    return next(iter(get_close_matches(key, names, n=1, cutoff=0.6)), None)


def _places() -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for field in schema.fields():
        places.setdefault(field.name, []).append(field.path.rpartition(".")[0])
    return places


_PLACES: Final = _places()
