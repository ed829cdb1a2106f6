"""What each launch type brings and rules out, and which of them this draft would fit."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Tile, Words
from designer.drafts.verdicts import Verdict
from designer.taskdef.fitting import fits
from designer.taskdef.items import Item
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task

TYPES: Final = (
    Tile(FARGATE, "Fargate", "rocket", _("AWS runs the hosts. awsvpc, fixed sizes.")),
    Tile(EC2, "Amazon EC2", "server", _("Your instances. All network modes and log drivers."), "EC2"),
    Tile(
        MANAGED_INSTANCES,
        _("Managed Instances"),
        "layers",
        _("AWS patches EC2 hosts for you. GPU possible."),
    ),
    Tile(EXTERNAL, _("External"), "house", _("Your own servers through ECS Anywhere.")),
)


@dataclass(frozen=True)
class Cell:
    """What holds for one launch type, with a picture where it is a yes, a no, or something to mind."""

    words: Words
    icon: str = ""
    tone: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class Line:
    """One setting, compared: a cell for each of TYPES."""

    label: Words
    cells: tuple[Cell, ...]


def _yes(words: Words) -> Cell:
    return Cell(words, "check", "t-ok")


def _mind(words: Words) -> Cell:
    return Cell(words, "triangle-alert", "t-warn")


_NO: Final = Cell(_("not valid"), "x", "t-err")
_OPTIONAL: Final = Cell(_("optional"))

COMPARED: Final = (
    Line(
        _("Operating system"),
        (Cell("Linux, Windows"), Cell("Linux, Windows"), _mind(_("Linux only")), Cell("Linux, Windows")),
    ),
    Line(
        _("Network mode"),
        (
            Cell(_("awsvpc only")),
            Cell("awsvpc, bridge, host, none"),
            Cell("awsvpc, host"),
            Cell("bridge, host, none"),
        ),
    ),
    Line(_("Task size"), (_mind(_("required, fixed pairs")), _OPTIONAL, _OPTIONAL, _OPTIONAL)),
    Line(
        _("Log drivers"),
        (
            Cell("awslogs, splunk, awsfirelens"),
            Cell(_("all 8")),
            Cell("awslogs, splunk, awsfirelens, json-file"),
            Cell(_("what the host has")),
        ),
    ),
    Line(
        _("Volumes"),
        (
            Cell(_("bind, EFS, S3 Files, EBS")),
            Cell(_("bind, EFS, Docker, FSx, EBS")),
            Cell(_("bind, EFS, S3 Files, EBS")),
            Cell(_("bind, Docker")),
        ),
    ),
    Line(_("Host source path"), (_NO, _yes(_("yes")), _mind(_("writable paths")), _yes(_("yes")))),
    Line(_("Ephemeral storage"), (_yes(_("21–200 GiB")), _NO, _NO, _NO)),
    Line("GPU", (_NO, _yes(_("yes")), _yes(_("GPU, Neuron")), _yes(_("yes")))),
    Line(_("Placement constraints"), (_NO, _yes(_("yes")), _mind(_("4 attributes")), _yes(_("yes")))),
    Line(_("privileged, extra hosts"), (_NO, _yes(_("yes")), _mind(_("privileged only")), _yes(_("yes")))),
    Line(
        _("PID and IPC mode"),
        (
            _mind(_("PID mode task only")),
            _yes(_("yes")),
            _mind(_("PID mode only")),
            _yes(_("yes")),
        ),
    ),
)


def compared(task: Task, _item: Item) -> dict[str, Any]:
    """The comparison, the columns of the chosen types marked, and what the draft itself would need."""
    named = task.root.get("requiresCompatibilities") or ()
    chosen = [tile.value in named for tile in TYPES]
    judged = fits(task.document)
    own = [judged.of(tile.value, task.os_family) for tile in TYPES]
    return {
        "types": TYPES,
        "rows": [Line(line.label, _marked(line, chosen)) for line in COMPARED],
        "verdicts": [Verdict(fit, is_chosen) for fit, is_chosen in zip(own, chosen, strict=True)],
    }


def _marked(line: Line, chosen: list[bool]) -> tuple[Cell, ...]:
    both = zip(line.cells, chosen, strict=True)
    return tuple(Cell(cell.words, cell.icon, cell.tone, is_chosen) for cell, is_chosen in both)
