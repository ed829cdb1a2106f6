"""What each launch type brings and rules out, and which of them this draft would fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from designer.drafts.fields import Tile, Words
from designer.taskdef import check
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Item, Task

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
            Cell(_("bind, EFS, EBS")),
            Cell(_("bind, EFS, Docker, FSx, EBS")),
            Cell(_("bind, EFS, EBS")),
            Cell(_("bind, Docker")),
        ),
    ),
    Line(_("Host source path"), (_NO, _yes(_("yes")), _mind(_("writable paths")), _yes(_("yes")))),
    Line(_("Ephemeral storage"), (_yes(_("21–200 GiB")), _NO, _NO, _NO)),
    Line("GPU", (_NO, _yes(_("yes")), _yes(_("GPU, Neuron")), _yes(_("yes")))),
    Line(_("Placement constraints"), (_NO, _yes(_("yes")), _mind(_("4 attributes")), _yes(_("yes")))),
)


def compared(task: Task, _item: Item) -> dict[str, Any]:
    """The comparison, the columns of the chosen types marked."""
    named = task.root.get("requiresCompatibilities") or ()
    chosen = [tile.value in named for tile in TYPES]
    lines = (*COMPARED, Line(_("Your draft"), tuple(_fits(task))))
    return {"types": TYPES, "rows": [Line(line.label, _marked(line, chosen)) for line in lines]}


def _marked(line: Line, chosen: list[bool]) -> tuple[Cell, ...]:
    both = zip(line.cells, chosen, strict=True)
    return tuple(Cell(cell.words, cell.icon, cell.tone, is_chosen) for cell, is_chosen in both)


def _fits(task: Task) -> Iterator[Cell]:
    """Whether the draft would do for a launch type alone; errors that it has on all of them do not count."""
    errors = [_errors({**task.document, "requiresCompatibilities": [tile.value]}) for tile in TYPES]
    everywhere = frozenset.intersection(*errors)
    for found in errors:
        number = len(found - everywhere)
        words = ngettext("%(n)d thing to change", "%(n)d things to change", number) % {"n": number}
        yield _mind(words) if number else _yes(_("fits"))


def _errors(document: dict[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset((finding.rule, finding.path) for finding in check(document) if finding.level == "error")
