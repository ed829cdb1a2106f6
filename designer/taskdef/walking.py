"""Every value of what people bring, with the API's shape at its place, however its keys are spelled."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from designer.taskdef import paths, schema, schema_names
from designer.taskdef.paths import Key, Parts
from designer.taskdef.schema import Shape

CONTAINERS: Final = "containerDefinitions"
_LIST: Final = schema.shape_at((CONTAINERS,))
_CONTAINER: Final = schema.shape_at((CONTAINERS, 0))
_WRAPPING: Final = "taskdefinition"
_TELLING: Final = frozenset({CONTAINERS, "family", "networkMode", "requiresCompatibilities", "taskRoleArn"})


class Place(NamedTuple):
    """A value, what it lies in, and the shapes of both: None where the API knows none."""

    parts: Parts
    value: Any
    around: Any
    key: Key
    shape: Shape | None
    outer: Shape | None

    @property
    def path(self) -> str:
        return paths.pointer(self.parts)


def shape_of(value: Any) -> Shape | None:
    """What a whole value seems to be: a task definition, a list of containers, or one container."""
    if isinstance(value, list):
        return _LIST if any(shape_of(item) is _CONTAINER for item in value) else None
    if not isinstance(value, dict):
        return None
    names = {schema_names.spelled(key, schema.ROOT) for key in value}
    if not names.isdisjoint(_TELLING):
        return (
            schema.ROOT if CONTAINERS in names or "image" not in _spelled(value, _CONTAINER) else _CONTAINER
        )
    return _CONTAINER if "image" in _spelled(value, _CONTAINER) else None


def _spelled(value: dict[str, Any], shape: Shape) -> set[str | None]:
    return {schema_names.spelled(key, shape) for key in value}


def root_of(value: Any) -> tuple[Parts, Any, Shape | None]:
    """Where in a value the task definition or the containers are: it may be wrapped."""
    shape = shape_of(value)
    if shape is None and isinstance(value, dict):
        for key, member in value.items():
            if key.replace("_", "").lower() == _WRAPPING and (inner := shape_of(member)):
                return (key,), member, inner
    return (), value, shape


def each(value: Any) -> Iterator[Place]:
    """All values within the task definition or the containers, each before what lies in it.

    What lies within a value that the API does not know is not looked into.
    """
    parts, root, shape = root_of(value)
    open = [(parts, root, shape)] if shape else []
    while open:
        parts, around, outer = open.pop()
        deeper = []
        for key, member in _members(around):
            here, inner = (*parts, key), _shape_within(outer, key)
            yield Place(here, member, around, key, inner, outer)
            if inner is not None and isinstance(member, dict | list):
                deeper.append((here, member, inner))
        open += reversed(deeper)


def _members(value: Any) -> list[tuple[Key, Any]]:
    return list(value.items()) if isinstance(value, dict) else list(enumerate(value))


def _shape_within(shape: Shape, key: Key) -> Shape | None:
    if isinstance(key, int):
        return shape.item if shape.kind == "list" else None
    if shape.kind == "map":
        return shape.item
    return shape.members.get(key) or shape.members.get(schema_names.spelled(key, shape) or "")


def put(root: Any, *, place: Place, value: Any) -> Any:
    """The root with another value at a place."""
    place.around[place.key] = value
    return root


def take_off(root: Any, *, place: Place) -> Any:
    """The root without the member at a place."""
    del place.around[place.key]
    return root


def rename(root: Any, *, place: Place, name: str) -> Any:
    """The root with a member under another name, in its place; none is overwritten."""
    if name not in place.around:
        members = [(name if key == place.key else key, value) for key, value in place.around.items()]
        place.around.clear()
        place.around.update(members)
    return root
