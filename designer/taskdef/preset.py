"""What a preset is: a change that people make to a task definition as a whole, and take off again."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from designer.taskdef import sidecars
from designer.taskdef.edits import Editor, Operation
from designer.taskdef.items import Item
from designer.taskdef.partitions import partition_of
from designer.taskdef.said import Said
from designer.taskdef.sidecars import Sidecar
from designer.taskdef.task import LAUNCH_TYPES, LINUX, OS_FAMILIES, Task
from designer.taskdef.words import gettext_noop as _

Kind = Literal["logs", "traces", "metrics"]
Inputs = Mapping[str, str]
Document = dict[str, Any]


def nothing(_task: Task, _container: Item, _region: str) -> str:
    """What is usual for an input that nothing can be told about."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Input:
    """One thing a preset asks for; `name` is the option or variable that it becomes.

    `usual` proposes a value for a task and one of its containers; its third argument is a Region, "" when
    none is known. With `choices`, pairs of value and English words, it is one of them.
    """

    name: str
    label: str
    hint: str = ""
    example: str = ""
    usual: Callable[[Task, Item, str], str] = nothing
    choices: tuple[tuple[str, str], ...] = ()
    is_optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Permissions:
    """What a role has to allow. `resource` is an ARN with inputs in braces, and {partition}."""

    role: Literal["task", "execution"]
    actions: tuple[str, ...]
    resource: str = "*"


@dataclass(frozen=True, kw_only=True)
class Preset(ABC):
    """A change with a name. What an author of one says of it; `id` is the name of its module.

    Presets of logs are for one container, those of traces and metrics for the whole task: `at` is the
    pointer of the container, or "".
    """

    kind: Kind
    title: str
    words: str
    permissions: Permissions
    docs: str
    sources: tuple[str, ...]
    launch_types: tuple[str, ...] = LAUNCH_TYPES
    os_families: tuple[str, ...] = OS_FAMILIES
    id: str = ""

    @abstractmethod
    def asks(self, task: Task) -> tuple[Input, ...]:
        """What it needs to be told for this task."""

    @abstractmethod
    def is_applied(self, task: Task, container: Item) -> bool:
        """Whether the task is as the preset would make it, by its shape: whoever wrote it."""

    @abstractmethod
    def in_the_way(self, task: Task, container: Item) -> Said | None:
        """What keeps it from being applied that has nothing to do with platforms."""

    @abstractmethod
    def applied(self, editor: Editor, at: str, inputs: Inputs) -> None:
        """Make the change."""

    @abstractmethod
    def removed(self, editor: Editor, at: str) -> None:
        """Take it off."""

    @abstractmethod
    def inputs_of(self, task: Task, container: Item) -> dict[str, str]:
        """What the task says already where the preset would write an input."""

    def afterwards(self, _task: Task) -> Said | None:
        """What is left to do in the code."""
        return None

    @abstractmethod
    def needs_sidecar(self) -> bool:
        """Whether it works by a sidecar."""

    def left_over(self, task: Task) -> Item | None:
        """The sidecar of its kind that nothing in the task uses."""
        return None

    @abstractmethod
    def sidecar_of(self, task: Task) -> Item | None:
        """The sidecar of its sort that the task has."""

    @abstractmethod
    def changed_since(self, sidecar: Item) -> tuple[str, ...]:
        """The members of the sidecar that are not as the preset writes them."""


def obstacle(preset: Preset, task: Task, container: Item) -> Said | None:
    """Why the preset cannot be applied to this task; None when it can."""
    elsewhere = sorted(task.launch_types.difference(preset.launch_types))
    if elsewhere:
        return Said(_("Not with the launch type {launch_type}."), {"launch_type": elsewhere[0]})
    if task.os_family not in preset.os_families:
        return Said(_("Only on Linux.") if preset.os_families == (LINUX,) else _("Not on this system."))
    return preset.in_the_way(task, container)


def apply(
    preset: Preset, document: Document, at: str, inputs: Inputs, *, drop: bool = False
) -> list[Operation]:
    """What applies the preset. `drop` takes a sidecar along that is left over and was changed since."""
    editor = Editor(document)
    preset.applied(editor, at, inputs)
    _tidy_up(preset, editor, document, drop)
    return editor.finish()


def remove(preset: Preset, document: Document, at: str, *, drop: bool = False) -> list[Operation]:
    """What takes the preset off, with the sidecar that is left over; with `drop` also a changed one."""
    editor = Editor(document)
    preset.removed(editor, at)
    _tidy_up(preset, editor, document, drop)
    return editor.finish()


def _tidy_up(preset: Preset, editor: Editor, before: Document, drop: bool) -> None:
    left = preset.left_over(Task(editor.document))
    if left is None or preset.left_over(Task(before)) is not None:
        return
    if drop or not preset.changed_since(left):
        sidecars.take_out(editor, left)


def fate(preset: Preset, before: Document, after: Document) -> Sidecar | None:
    """What becomes of the preset's sidecar between two documents; None when it has none in either."""
    was, now = preset.sidecar_of(Task(before)), preset.sidecar_of(Task(after))
    if now is None:
        return None if was is None else Sidecar(was.label, "removed", preset.changed_since(was))
    if was is None:
        return Sidecar(now.label, "added")
    left = preset.left_over(Task(after))
    if left is not None:
        return Sidecar(left.label, "left", preset.changed_since(left))
    return Sidecar(now.label, "used") if preset.needs_sidecar() else None


def policy(permissions: Permissions, inputs: Inputs, region: str) -> Document:
    """The policy that the role needs, with what is not known left open as *."""
    known = {name: value for name, value in inputs.items() if value}
    resource = permissions.resource.format_map(_Open(known, partition=partition_of(region).name))
    statement = {"Effect": "Allow", "Action": [*permissions.actions], "Resource": resource}
    return {"Version": "2012-10-17", "Statement": [statement]}


class _Open(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "*"
