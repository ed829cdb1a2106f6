"""Task sizes: how cpu and memory are written, and the pairs Fargate offers (data/fargate_sizes.json)."""

import json
import re
from functools import cache
from importlib import resources
from typing import Final

UNITS_PER_VCPU: Final = 1024
MIB_PER_GB: Final = 1024  # the console's "GB" is binary

_UNITS: Final = re.compile(r"[0-9]{1,9}\Z", re.ASCII)
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\Z", re.ASCII)
_WITH_SUFFIX: Final = re.compile(
    r"(?=\.?[0-9])([0-9]{0,6})(?:\.([0-9]{1,9}))? *(vcpu|gb)\Z", re.ASCII | re.IGNORECASE
)


def cpu_units(text: str) -> int | None:
    """Cpu units of "1024", "1 vCPU" or ".5 vcpu"; None when it is not written so, or is nothing."""
    return _read(text, "vcpu", UNITS_PER_VCPU)


def memory_mib(text: str) -> int | None:
    """MiB of "2048", "2GB" or "0.5 GB"; None when it is not written so, or is nothing."""
    return _read(text, "gb", MIB_PER_GB)


def without_separators(text: str) -> str:
    """A number without the commas between its thousands and the blanks around it: "1,024 " is 1024."""
    bare = text.strip()
    return bare.replace(",", "") if _THOUSANDS.match(bare) else bare


def _read(text: str, suffix: str, factor: int) -> int | None:
    if _UNITS.match(text):
        return int(text) or None
    found = _WITH_SUFFIX.match(text)
    if not found or found[3].lower() != suffix:
        return None
    fraction = found[2] or ""
    return int(found[1] + fraction) * factor // 10 ** len(fraction) or None


@cache
def fargate(os_family: str) -> dict[int, tuple[int, ...]]:
    """cpu units -> MiB offered with them on Fargate, for "LINUX" or "WINDOWS", smallest first.

    Source: the pages and deployments named in data/fargate_sizes.json.
    """
    packaged = resources.files("designer.taskdef") / "data" / "fargate_sizes.json"
    rows = json.loads(packaged.read_text(encoding="utf-8"))["cpu"]
    return {
        int(units): tuple(row["memory_mib"])
        for units, row in rows.items()
        if os_family in row["operating_systems"]
    }


def fargate_fitting(os_family: str, cpu: int, memory: int) -> tuple[int, int]:
    """The smallest (cpu units, MiB) that Fargate offers with no less of either, or with the most it has."""
    pairs = [(units, mib) for units, offered in fargate(os_family).items() for mib in offered]
    most_cpu, most_memory = pairs[-1]
    cpu, memory = min(cpu, most_cpu), min(memory, most_memory)
    return next((units, mib) for units, mib in pairs if units >= cpu and mib >= memory)
