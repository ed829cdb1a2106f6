"""Changes that a team approves in advance: which kinds there are, and which changes between two documents
are of them.

Only a value that takes the place of another is ever covered; what comes, goes, moves or is renamed is not,
nor is a field that the API does not know. A change of permissions or secrets never is, whatever its field.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from designer.taskdef import paths, risks, schema
from designer.taskdef.compared import Compared, Told
from designer.taskdef.diff import Change
from designer.taskdef.images import Image, ecs_takes, in_full, parse
from designer.taskdef.sizes import cpu_units, memory_mib
from designer.taskdef.words import gettext_noop as _

Document = dict[str, Any]

IMAGE: Final = "containerDefinitions[].image"
TASK_CPU: Final = "cpu"
TASK_MEMORY: Final = "memory"
SIZES: Final = (
    TASK_CPU,
    TASK_MEMORY,
    "containerDefinitions[].cpu",
    "containerDefinitions[].memory",
    "containerDefinitions[].memoryReservation",
)
"""The fields for which there can be bounds: CPU units and MiB, of the task and of containers."""

_PLAIN: Final = ("text", "integer", "boolean")
_OUTSIDE: Final = ("volumes[]", "containerDefinitions[].mountPoints[]")


class Kind(Protocol):
    """`pattern` is that of `schema`; `covers` is asked about values that take the place of others there."""

    @property
    def pattern(self) -> str: ...

    def covers(self, change: Change) -> bool: ...


@dataclass(frozen=True, slots=True)
class FreshImage:
    """Another tag or digest of the same repository. No digest gives way to a tag, and no tag to none."""

    @property
    def pattern(self) -> str:
        return IMAGE

    def covers(self, change: Change) -> bool:
        before, after = _image(change.before), _image(change.after)
        if before is None or after is None or not ecs_takes(change.after):
            return False
        is_same = (before.registry, before.repository) == (after.registry, after.repository)
        stays_pinned = after.digest is not None or before.digest is None
        return is_same and stays_pinned and (after.digest is not None or after.tag != "latest")


@dataclass(frozen=True, slots=True)
class Size:
    """CPU units or MiB within bounds, both of them included."""

    pattern: str
    lowest: int
    highest: int

    def covers(self, change: Change) -> bool:
        size = _size(self.pattern, change.after)
        return size is not None and self.lowest <= size <= self.highest


@dataclass(frozen=True, slots=True)
class Field:
    """Any value of a field. `why_not` tells which fields can be named so."""

    pattern: str

    def covers(self, change: Change) -> bool:
        return why_not(self.pattern) is None


@dataclass(frozen=True, slots=True)
class Covered:
    """A change, and the kind that it is of."""

    told: Told
    kind: Kind


@dataclass(frozen=True, slots=True)
class Preapproval:
    """What of the changes is approved in advance, and the rest of them."""

    covered: tuple[Covered, ...]
    rest: tuple[Told, ...]

    @property
    def is_whole(self) -> bool:
        """Whether something means something else, and all of it is covered."""
        return bool(self.covered) and not self.rest


def preapproved(before: Document, after: Document, kinds: Sequence[Kind]) -> Preapproval:
    """Which changes are of one of the kinds. What means the same to ECS is no change."""
    told = Compared(before, after).told
    found = [(one, _kind_of(one, after, kinds)) for one in told]
    return Preapproval(
        tuple(Covered(one, kind) for one, kind in found if kind is not None),
        tuple(one for one, kind in found if kind is None),
    )


def why_not(pattern: str) -> str | None:
    """Why no field of this pattern can be approved in advance whatever its value; None where it can."""
    shape = schema.shape(pattern)
    if shape is None:
        return _("Amazon ECS knows no field “{pattern}”.")
    if pattern == IMAGE or pattern in SIZES:
        return _("“{pattern}” has a kind of its own above.")
    if risks.of_pattern(pattern) in ("access", "images") or pattern.startswith(_OUTSIDE):
        return _("“{pattern}” is about permissions, secrets or what lies outside of the task.")
    if pattern == "family" or pattern.endswith("[]") or shape.kind not in _PLAIN:
        return _("“{pattern}” is no single value. Name a field in it.")
    return None


def _kind_of(told: Told, after: Document, kinds: Sequence[Kind]) -> Kind | None:
    change = told.change
    if change.kind != "changed" or told.risk == "access":
        return None
    shape = schema.locate(paths.parse(change.now, after))
    if shape is None or type(change.before) is not shape.type or type(change.after) is not shape.type:
        return None
    return next((kind for kind in kinds if kind.pattern == shape.path and kind.covers(change)), None)


def _image(value: str) -> Image | None:
    found = parse(value)
    return in_full(found) if found else None


def _size(pattern: str, value: Any) -> int | None:
    if pattern == TASK_CPU:
        return cpu_units(value)
    return memory_mib(value) if pattern == TASK_MEMORY else int(value)
