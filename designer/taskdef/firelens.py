"""FireLens: the containers that route logs, and those that hand theirs over."""

from typing import Final

from designer.taskdef import log_configuration
from designer.taskdef.items import Item
from designer.taskdef.task import Task

PATH: Final = "containerDefinitions[].firelensConfiguration"
DRIVER: Final = "awsfirelens"
PORT: Final = 24_224
"""Where a router listens for logs."""

_DIGITS: Final = 10


def routers(task: Task) -> list[Item]:
    """The containers that are log routers."""
    return [container for container, _configuration in task.having("firelensConfiguration")]


def users(task: Task) -> list[Item]:
    """The containers that hand their logs to a router."""
    return [container for container, _configuration in log_configuration.using(task, DRIVER)]


def may_have_router(task: Task) -> bool:
    """Whether a container is a router, or cannot be read so far."""
    return not _all_readable(task) or any(not one.lacks("firelensConfiguration") for one in task.containers)


def may_have_user(task: Task) -> bool:
    """Whether a container hands its logs to a router, or how it logs cannot be read."""
    return not _all_readable(task) or any(map(_may_use, task.containers))


def _may_use(container: Item) -> bool:
    configuration: Item | None = container.get("logConfiguration")
    if configuration is None:
        return not container.lacks("logConfiguration")
    driver = configuration.get("logDriver")
    return driver == DRIVER or (driver is None and not configuration.lacks("logDriver"))


def _all_readable(task: Task) -> bool:
    written = task.root.raw.get("containerDefinitions")
    return isinstance(written, list) and len(written) == len(task.containers)


def uid(user: str) -> int | None:
    """The number of the user that a router is to run as; None for a name, which is looked up nowhere."""
    name = user.partition(":")[0]
    if name == "root":
        return 0
    return int(name) if name.isascii() and name.isdecimal() and len(name) <= _DIGITS else None
