"""Where the endpoints that inject faults into a task work.

Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html.
"""

from typing import Final

from designer.taskdef.task import MANAGED_INSTANCES, WINDOWS, Task

NETWORK_MODES: Final = ("awsvpc", "host")


def has_network_mode(task: Task) -> bool:
    """Whether the network mode allows it, or cannot be told."""
    if task.root.lacks("networkMode"):
        return task.launch_types == {MANAGED_INSTANCES}
    return task.network_mode is None or task.network_mode in NETWORK_MODES


def works(task: Task) -> bool:
    """Whether faults can be injected once it is enabled."""
    return task.os_family != WINDOWS and has_network_mode(task)
