"""Folders in memory (tmpfs): where containers have them, and the mount options there are.

The options are in data/tmpfs_options.json.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources

from designer.taskdef import linux_parameters
from designer.taskdef.items import Item
from designer.taskdef.task import Task


def each(task: Task) -> Iterator[Item]:
    """The tmpfs of every container."""
    for parameters in linux_parameters.each(task):
        yield from parameters.items_of("tmpfs")


def is_option(text: str) -> bool:
    """Whether ECS takes the option: "noexec", "mode=1777"."""
    alone, with_value = _options()
    name, has_value, value = text.partition("=")
    return text in alone or (name in with_value and (not has_value or bool(value)))


@cache
def option_names() -> tuple[str, ...]:
    """The options there are, those that need a value with their sign: "mode="."""
    alone, with_value = _options()
    return (*sorted(alone), *(f"{name}=" for name in sorted(with_value)))


@cache
def _options() -> tuple[frozenset[str], frozenset[str]]:
    packaged = resources.files("designer.taskdef") / "data" / "tmpfs_options.json"
    found = json.loads(packaged.read_text(encoding="utf-8"))
    return frozenset(found["alone"]), frozenset(found["with_value"])
