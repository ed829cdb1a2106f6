"""Where containers send their logs, as their log configurations say."""

from typing import Final

from designer.taskdef import log_drivers, paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding, Found
from designer.taskdef.task import Task

OPTIONS: Final = "containerDefinitions[].logConfiguration.options"
DRIVER: Final = "containerDefinitions[].logConfiguration.logDriver"
_PREFIX: Final = "ecs"
"""How log streams begin that the console sets up; the names of container and task follow."""


def using(task: Task, driver: str) -> list[tuple[Item, Item]]:
    """Each container that logs with the driver, and its log configuration."""
    return [each for each in task.having("logConfiguration") if each[1].get("logDriver") == driver]


def without(task: Task, driver: str, option: str) -> Found:
    """Each place where the driver lacks an option, with the container's `name` and the `option`.

    The value may also be handed over as a secret.
    """
    for container, configuration in using(task, driver):
        if _lacks(configuration, option) and not _is_secret(configuration, option):
            path = configuration.item("options").path(option)
            yield path, {"name": container.label, "option": option}


def unavailable(task: Task, launch_type: str) -> Found:
    """Each driver that the launch type does not have: `driver`, and the `available` ones."""
    available = log_drivers.available(launch_type)
    for _container, configuration in task.having("logConfiguration"):
        driver = configuration.get("logDriver")
        if driver is not None and driver not in available:
            yield configuration.path("logDriver"), {"driver": driver, "available": ", ".join(available)}


def agreed(task: Task, option: str) -> str | None:
    """The value that all containers with awslogs give an option, as far as they have it; None if several."""
    given = {
        configuration.item("options").get(option) for _container, configuration in using(task, "awslogs")
    }
    values = given - {None}
    return values.pop() if len(values) == 1 else None


def complete(editor: Editor, finding: Finding) -> None:
    """Add the option that awslogs lacks: as the other containers have it, or as the console suggests."""
    task, (options, _, option) = Task(editor.document), finding.path.rpartition("/")
    as_others = agreed(task, option)
    added = _usual(task).get(option, {}) if as_others is None else {option: as_others}
    if added and paths.get(editor.document, options) is None:
        editor.put(options, ABSENT)
    for name, value in added.items():
        editor.put(f"{options}/{name}", value)


def _usual(task: Task) -> dict[str, dict[str, str]]:
    """What the console writes for an option: a group of that name it has created."""
    group = f"/ecs/{task.root.get('family', '')}"
    named = {} if group == "/ecs/" else {"awslogs-group": group, "awslogs-create-group": "true"}
    return {"awslogs-group": named, "awslogs-stream-prefix": {"awslogs-stream-prefix": _PREFIX}}


def log_as_others(editor: Editor, finding: Finding) -> None:
    """Give the container of a finding the awslogs that the other containers of the task have."""
    task, container = Task(editor.document), _container_at(finding.path)
    group, region = agreed(task, "awslogs-group"), agreed(task, "awslogs-region")
    if group is not None and region is not None:
        options = {"awslogs-group": group, "awslogs-region": region}
        options["awslogs-stream-prefix"] = agreed(task, "awslogs-stream-prefix") or _PREFIX
        editor.put(f"{container}/logConfiguration", {"logDriver": "awslogs", "options": options})


def _container_at(path: str) -> str:
    """The pointer of the container that a place is in."""
    return "/".join(path.split("/")[:3])


def _lacks(configuration: Item, option: str) -> bool:
    options: Item | None = configuration.get("options")
    return configuration.lacks("options") if options is None else options.lacks(option)


def _is_secret(configuration: Item, option: str) -> bool:
    return any(secret.get("name") == option for secret in configuration.items_of("secretOptions"))
