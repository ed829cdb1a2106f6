"""What can be told of the operating system a task runs on.

Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html. Tasks on
instances of one's own may leave the family out and run on Windows all the same.
"""

from typing import Final

from designer.taskdef.task import FARGATE, MANAGED_INSTANCES, Task

ONLY_ON_EC2: Final = frozenset(
    {"WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_20H2_CORE"}
)
"""The Windows releases that Fargate does not run.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
"""


def is_told(task: Task) -> bool:
    """Whether `task.os_family` is no guess: it is given, or left to a launch type that takes Linux then."""
    platform = task.root.get("runtimePlatform")
    if platform is not None and not platform.lacks("operatingSystemFamily"):
        return "operatingSystemFamily" in platform
    can_be_read = platform is not None or task.root.lacks("runtimePlatform")
    return can_be_read and not task.launch_types.isdisjoint((FARGATE, MANAGED_INSTANCES))
