"""Where containers send their logs, as their log configurations say."""

from collections.abc import Iterator

from designer.taskdef import log_drivers
from designer.taskdef.rule import Found
from designer.taskdef.task import Item, Task


def using(task: Task, driver: str) -> Iterator[tuple[Item, Item]]:
    """Each container that logs with the driver, and its log configuration."""
    for container in task.containers:
        configuration = container.item("logConfiguration")
        if configuration.get("logDriver") == driver:
            yield container, configuration


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
    for container in task.containers:
        configuration = container.item("logConfiguration")
        driver = configuration.get("logDriver")
        if driver is not None and driver not in available:
            yield configuration.path("logDriver"), {"driver": driver, "available": ", ".join(available)}


def _lacks(configuration: Item, option: str) -> bool:
    options: Item | None = configuration.get("options")
    return configuration.lacks("options") if options is None else options.lacks(option)


def _is_secret(configuration: Item, option: str) -> bool:
    return any(secret.get("name") == option for secret in configuration.items_of("secretOptions"))
