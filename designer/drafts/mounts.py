"""Who mounts what: volumes down, containers across, each mount point edited in its cell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, unquote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from designer.drafts import says
from designer.drafts.binding import Binding
from designer.drafts.controls import Control
from designer.drafts.fields import Choices, Field, Words
from designer.drafts.tables import Row
from designer.drafts.volume_types import type_words
from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.task import Task

POINTS: Final = "containerDefinitions[].mountPoints"
FROM: Final = "containerDefinitions[].volumesFrom"
_ACROSS: Final = 10
_DOWN: Final = 50
"""The table is as wide as a task may have containers; nobody reads it longer than this."""


def _volume_names(task: Task, _item: Item) -> Choices:
    return [(name, name) for name in _texts(task.document, "volumes[].name")]


def _container_names(task: Task, _item: Item) -> Choices:
    return [(name, name) for name in _texts(task.document, "containerDefinitions[].name")]


def _texts(document: dict[str, Any], path: str) -> list[str]:
    found = (value for _at, value in paths.each(document, path))
    return list(dict.fromkeys(text for text in found if isinstance(text, str) and text))


_PATH: Final = Field(
    path=f"{POINTS}[].containerPath", label=gettext_lazy("Container path"), mono=True, example="/data"
)
_SOURCE: Final = Field(
    path=f"{POINTS}[].sourceVolume",
    label=gettext_lazy("Source volume"),
    choices=_volume_names,
    redraws=("mounts",),
)
_READ_ONLY: Final = Field(path=f"{POINTS}[].readOnly", label=gettext_lazy("Read only"))
_CONTAINER: Final = Field(
    path=f"{FROM}[].sourceContainer", label=gettext_lazy("Source container"), choices=_container_names
)
_FROM_READ_ONLY: Final = Field(path=f"{FROM}[].readOnly", label=gettext_lazy("Read only"))


@dataclass(frozen=True)
class Mount:
    """One mount point, or one container whose volumes are taken; `label` says which, where it is not seen."""

    pointer: str
    what: Control
    read_only: Control
    label: str
    source: Control | None = None


@dataclass(frozen=True)
class Cell:
    """What a volume is in one container, and the button that adds a mount point, if one can be."""

    container: str
    mounts: list[Mount] = field(default_factory=list)
    add: str = ""


@dataclass(frozen=True)
class Line:
    """A volume and its cell for each container; `is_lost` where mount points name one that is not there."""

    name: str
    type: Words
    cells: list[Cell]
    is_lost: bool = False


@dataclass(frozen=True)
class _Container:
    at: str
    name: str
    raw: dict[str, Any]

    def items(self, member: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The structures in a list of the container, with their places."""
        found = self.raw.get(member)
        for place, item in enumerate(found if isinstance(found, list) else ()):
            if isinstance(item, dict):
                yield place, item


def bound(form: Binding, part: str) -> tuple[list[Row], dict[str, Any]]:
    """The rows of all mount points shown, and the table they stand in."""
    containers = _containers(form.document)
    rows: list[Row] = []
    lines = _lines(form, part, containers, rows)
    taken = [_taken(form, part, one, rows) for one in containers]
    return rows, {
        "containers": [one.name for one in containers],
        "lines": lines,
        "taken": taken if len(containers) > 1 or any(cell.mounts for cell in taken) else [],
    }


def is_asked(task: Task, _item: Item) -> bool:
    """Whether there is anything to mount, or anything mounted."""
    mounted = any(True for path in (POINTS, FROM) for _found in paths.each(task.document, path))
    return mounted or bool(task.document.get("volumes"))


def mount(editor: Editor, pointer: str, name: str) -> str:
    """A new mount point of the named volume; its path is still to be typed."""
    found = paths.get(editor.document, pointer)
    place = len(found) if isinstance(found, list) else 0
    editor.insert(pointer, {"sourceVolume": unquote(name)})
    return f"{pointer}/{place}"


def volume_says(task: Task, volume: Item) -> str:
    """Under a volume's name in the list: "Amazon EFS · 2 mounts"."""
    number = _counted(task)[volume.get("name", "")]
    mounted = ngettext("%(n)d mount", "%(n)d mounts", number) % {"n": number}
    return f"{type_words(task, volume)} · {mounted}"


def _counted(task: Task) -> Counter[str]:
    names = (mount.get("sourceVolume", "") for mount in task.each("mountPoints"))
    return Counter(name for name in names if name)


def _containers(document: dict[str, Any]) -> list[_Container]:
    found = document.get("containerDefinitions")
    entries = enumerate(found[:_ACROSS] if isinstance(found, list) else ())
    return [
        _Container(f"/containerDefinitions/{place}", _name(raw) or says.unnamed(place + 1), raw)
        for place, raw in entries
        if isinstance(raw, dict)
    ]


def _name(raw: dict[str, Any]) -> str:
    name = raw.get("name")
    return name if isinstance(name, str) else ""


def _lines(form: Binding, part: str, containers: Sequence[_Container], rows: list[Row]) -> list[Line]:
    """A line for each volume, then for each lost name; a second volume of the same name has no mounts."""
    sources = {_source(mount) for one in containers for _at, mount in one.items("mountPoints")}
    lines, known = [], set[str]()
    for volume in _volumes(form)[:_DOWN]:
        name = _name(volume.raw)
        cells = [
            _cell(form, part, one, name, rows) if name and name not in known else Cell(one.name)
            for one in containers
        ]
        lines.append(Line(name or says.unnamed(volume.number), type_words(form.task, volume), cells))
        known.add(name)
    for name in sorted(sources - known)[:_DOWN]:
        lost = [_cell(form, part, one, name, rows, is_lost=True) for one in containers]
        lines.append(Line(name or _("no volume chosen"), "", lost, is_lost=True))
    return lines


def _volumes(form: Binding) -> list[Item]:
    found = form.document.get("volumes")
    entries = enumerate(found if isinstance(found, list) else ())
    return [Item(f"/volumes/{place}", raw) for place, raw in entries if isinstance(raw, dict)]


def _source(mount: dict[str, Any]) -> str:
    source = mount.get("sourceVolume")
    return source if isinstance(source, str) else ""


def _cell(
    form: Binding, part: str, one: _Container, name: str, rows: list[Row], *, is_lost: bool = False
) -> Cell:
    """The mount points of a volume in a container; of one that is not there, with the choice of another."""
    list_at = f"{one.at}/mountPoints"
    found = [
        _mount(form, part, f"{list_at}/{place}", (_PATH, _READ_ONLY), f"{name} · {one.name}", is_lost)
        for place, item in one.items("mountPoints")
        if _source(item) == name
    ]
    rows += [_row(mount, {"sourceVolume": name}) for mount in found]
    return Cell(one.name, found, "" if is_lost else f"mount:{list_at}:{quote(name, safe='')}")


def _taken(form: Binding, part: str, one: _Container, rows: list[Row]) -> Cell:
    """The containers whose volumes a container takes over; itself is not offered."""
    list_at = f"{one.at}/volumesFrom"
    found = [
        _mount(form, part, f"{list_at}/{place}", (_CONTAINER, _FROM_READ_ONLY), one.name, is_lost=False)
        for place, _item in one.items("volumesFrom")
    ]
    for taken in found:
        taken.what.choices = [choice for choice in taken.what.choices if choice[0] != one.name]
    rows += [_row(mount, {}) for mount in found]
    return Cell(one.name, found, f"insert:{list_at}")


def _mount(
    form: Binding, part: str, at: str, fields: tuple[Field, Field], label: str, is_lost: bool
) -> Mount:
    what, read_only = (form.bind(one, f"{at}/{one.path.rpartition('.')[2]}", part) for one in fields)
    source = form.bind(_SOURCE, f"{at}/sourceVolume", part) if is_lost else None
    return Mount(at, what, read_only, label, source)


def _row(mount: Mount, blank: dict[str, str]) -> Row:
    cells = [mount.what, mount.read_only, *([mount.source] if mount.source else [])]
    return Row(mount.pointer, int(mount.pointer.rpartition("/")[2]), cells, blank=blank)
