"""Containers beside the ones a task is for: named, written, told from changed ones, and taken out again."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from typing import Any, Final, Literal

from designer.taskdef import log_configuration
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.task import FARGATE, Task

MOST: Final = 10
"""Containers in a task definition."""

_REFERENCES: Final = ("dependsOn", "containerName"), ("volumesFrom", "sourceContainer"), ("links", "")


@dataclass(frozen=True)
class Sidecar:
    """What becomes of one: "left" is one that nothing uses any more and that was changed since.

    `changed` names those of its members that are not as a preset writes them.
    """

    name: str
    fate: Literal["added", "used", "removed", "left"]
    changed: tuple[str, ...] = ()


def have_room(task: Task) -> bool:
    """Whether the task can have another container."""
    return len(task.root.raw.get("containerDefinitions") or ()) < MOST


def free_name(task: Task, wanted: str) -> str:
    """The wanted name; log_router-2 where a container has it, or says it of one that is not there."""
    taken = {container.raw.get("name") for container in task.containers}
    taken |= {_says(entry, key) for _at, entry, key in _references(task)}
    names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def memory(task: Task, mebibytes: int) -> dict[str, int]:
    """A hard limit where the task has none. Elsewhere its containers share what the task has."""
    needs = task.root.lacks("memory") and FARGATE not in task.launch_types
    return {"memory": mebibytes} if needs else {}


def own_logs(task: Task, region: str) -> dict[str, Any]:
    """Logs to Amazon CloudWatch, as the other containers of the task have them where they agree."""
    family = task.root.get("family", "")
    group = log_configuration.agreed(task, "awslogs-group")
    creates = log_configuration.agreed(task, "awslogs-create-group") if group else "true"
    options = {
        "awslogs-group": group or f"/ecs/{family or 'sidecars'}",
        "awslogs-create-group": creates,
        "awslogs-region": log_configuration.agreed(task, "awslogs-region") or region,
        "awslogs-stream-prefix": log_configuration.agreed(task, "awslogs-stream-prefix") or "ecs",
    }
    kept = {name: value for name, value in options.items() if value}
    return {"logConfiguration": {"logDriver": "awslogs", "options": kept}}


def changed(found: Item, written: dict[str, Any]) -> tuple[str, ...]:
    """The members that are not as written. Its name is free; so is where its logs go within CloudWatch."""
    names = dict.fromkeys((*found.raw, *written))
    return tuple(name for name in names if name != "name" and not _as_written(name, found, written))


def _as_written(name: str, found: Item, written: dict[str, Any]) -> bool:
    if name == "memory":
        return found.raw.get(name) in (None, written.get(name))
    if name == "logConfiguration":
        return _only_awslogs(found.item(name))
    return found.raw.get(name) == written.get(name)


def _only_awslogs(logs: Item) -> bool:
    usual = {"awslogs-group", "awslogs-create-group", "awslogs-region", "awslogs-stream-prefix"}
    is_plain = logs.raw.keys() <= {"logDriver", "options"} and logs.get("logDriver") == "awslogs"
    return is_plain and logs.item("options").raw.keys() <= usual


def take_out(editor: Editor, sidecar: Item) -> None:
    """Remove a container, and what others say of it."""
    name = sidecar.get("name")
    if name:
        _forget(editor, name)
    editor.remove(sidecar.at)


def _forget(editor: Editor, name: str) -> None:
    for at, entry, key in reversed([*_references(Task(editor.document))]):
        if _says(entry, key) == name:
            editor.remove(at)


def _references(task: Task) -> Iterator[tuple[str, Any, str]]:
    """Where a container says another's name: the entry with its pointer, and the member that holds it."""
    for container in task.containers:
        for member, key in _REFERENCES:
            entries = container.raw.get(member)
            for place, entry in enumerate(entries if isinstance(entries, list) else ()):
                yield f"{container.path(member)}/{place}", entry, key


def _says(entry: Any, key: str) -> object:
    """The container that an entry is about; of a link, before the alias."""
    if key:
        return entry.get(key) if isinstance(entry, dict) else None
    return entry.partition(":")[0] if isinstance(entry, str) else None
