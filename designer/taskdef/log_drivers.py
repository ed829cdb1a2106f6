"""Log drivers: where they work and what options they take (data/log_drivers.json)."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class LogDriver:
    """`required` and `required_on_fargate` are also among `options`, all names that the driver knows."""

    name: str
    launch_types: frozenset[str]
    required: tuple[str, ...]
    required_on_fargate: tuple[str, ...]
    options: tuple[str, ...]


@cache
def drivers() -> dict[str, LogDriver]:
    """Every driver of the ECS API by name. Sources: those named in data/log_drivers.json."""
    return {name: _driver(name, entry) for name, entry in _table()["drivers"].items()}


@cache
def available(launch_type: str) -> tuple[str, ...]:
    """The names of the drivers that tasks of a launch type can use."""
    return tuple(name for name, driver in drivers().items() if launch_type in driver.launch_types)


@cache
def on_windows_instances() -> tuple[str, ...]:
    """The names of the drivers that container instances with Windows have without being told."""
    return tuple(_table()["windows_instances_default"])


@cache
def common_options() -> tuple[str, ...]:
    """The options that every driver takes from ECS."""
    return tuple(_table()["options_for_all_drivers"])


def _driver(name: str, entry: dict[str, Any]) -> LogDriver:
    required = tuple(entry["required"])
    on_fargate = tuple(entry.get("required_on_fargate", ()))
    known = dict.fromkeys((*required, *on_fargate, *entry["optional"]))
    return LogDriver(name, frozenset(entry["launch_types"]), required, on_fargate, tuple(known))


def _table() -> dict[str, Any]:
    packaged = resources.files("designer.taskdef") / "data" / "log_drivers.json"
    table: dict[str, Any] = json.loads(packaged.read_text(encoding="utf-8"))
    return table
