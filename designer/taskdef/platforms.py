"""The platforms that a task can run on, and a document as it would be for one of them alone."""

from dataclasses import dataclass
from typing import Any, Final

from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, MANAGED_INSTANCES, WINDOWS, Task

WINDOWS_FAMILY: Final = "WINDOWS_SERVER_2022_CORE"
"""The Windows that a task without one is judged for: Fargate and EC2 both run it.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
"""

Document = dict[str, Any]


@dataclass(frozen=True)
class Platform:
    """A launch type and an operating system; "" where the document's own is kept."""

    launch_type: str
    os_family: str = ""

    @property
    def id(self) -> str:
        """fargate-windows, external."""
        parts = (self.launch_type, self.os_family)
        return "-".join(part.lower().replace("_", "-") for part in parts if part)

    def is_of(self, launch_type: str, os_family: str) -> bool:
        return self.launch_type == launch_type and self.os_family in ("", os_family)


PLATFORMS: Final = (
    Platform(FARGATE, LINUX),
    Platform(FARGATE, WINDOWS),
    Platform(EC2, LINUX),
    Platform(EC2, WINDOWS),
    Platform(MANAGED_INSTANCES, LINUX),
    Platform(EXTERNAL),
)
"""Managed Instances are Bottlerocket hosts, which run Linux; servers of one's own may have either system.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-tasks-services.html
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
"""


def judged(document: Document, platform: Platform) -> Document:
    """The document for this platform alone. A family of the same operating system stays as it is."""
    alone = {**document, "requiresCompatibilities": [platform.launch_type]}
    if platform.os_family not in ("", os_family(document)):
        written = document.get("runtimePlatform")
        family = WINDOWS_FAMILY if platform.os_family == WINDOWS else LINUX
        others = written if isinstance(written, dict) else {}
        alone["runtimePlatform"] = {**others, "operatingSystemFamily": family}
    return alone


def os_family(document: Document) -> str:
    """LINUX or WINDOWS, as the rules see it."""
    return Task({"runtimePlatform": document.get("runtimePlatform")}).os_family
