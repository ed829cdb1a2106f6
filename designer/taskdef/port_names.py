"""Names of port mappings, which Service Connect knows ports by.

Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html.
"""

import re
from typing import Final

from designer.taskdef.task import Task

LONGEST: Final = 64

_REFUSED: Final = re.compile(r"[^a-z0-9_-]")
_FITTING: Final = re.compile(rf"[a-z0-9_][a-z0-9_-]{{0,{LONGEST - 1}}}\Z")


def fits(name: str) -> bool:
    """Whether the service takes the name."""
    return _FITTING.match(name) is not None


def refused(name: str) -> list[str]:
    """The characters that such a name cannot have."""
    return _REFUSED.findall(name)


def nearest(text: str) -> str:
    """A text in small letters, with hyphens for what names cannot have; empty where no name is left."""
    name = re.sub("-{2,}", "-", _REFUSED.sub("-", text.strip().lower())).strip("-")
    return name if len(name) <= LONGEST else ""


def taken(task: Task) -> set[str]:
    """The names that port mappings of the task have already."""
    return {mapping["name"] for mapping in task.each("portMappings") if "name" in mapping}
