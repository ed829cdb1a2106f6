"""Volumes: data that containers share or that outlives the task."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import mounts, ruled_out
from designer.drafts.fields import Field, Grid, Picture, Section, Step, Words
from designer.drafts.steps import volume_sections
from designer.drafts.tables import Panel
from designer.drafts.volume_types import choices, type_words
from designer.taskdef.items import Item
from designer.taskdef.task import FARGATE, Task

V = "volumes[]"
STORAGE = "ephemeralStorage"


def _storage_is_asked(task: Task, _item: Item) -> bool:
    return FARGATE in task.launch_types or task.document.get(STORAGE) is not None


def _storage_words(task: Task, _item: Item) -> Words:
    size = task.root.item(STORAGE).get("sizeInGiB")
    return f"{size} GiB" if size else _("20 GiB, included")


_volume = Section(
    id="volume",
    title=_("Volume"),
    parts=(
        Picture(id="volume-type", template="drafts/parts/volume_types.html", context=choices),
        Grid(
            id="volume-name",
            fields=(
                Field(
                    path=f"{V}.name",
                    label=_("Volume name"),
                    hint=_("Up to 255 letters, digits, - and _; mount points refer to it"),
                    width="c8",
                    redraws=("mounts",),
                ),
            ),
        ),
    ),
)

_matrix = Section(
    id="who-mounts",
    title=_("Who mounts what"),
    lead=_("One cell is one mount point: path in the container, then access."),
    shown=mounts.is_asked,
    parts=(
        Panel(
            id="mounts",
            template="drafts/parts/mounts.html",
            at="/containerDefinitions",
            bound=mounts.bound,
            elsewhere=(mounts.POINTS, mounts.FROM),
            flush=True,
        ),
    ),
)

_storage = Section(
    id="ephemeral-storage",
    title=_("Ephemeral storage"),
    lead=_("Fargate only. Elsewhere a task uses the disk of its instance."),
    says=_storage_words,
    shown=_storage_is_asked,
    parts=(
        Grid(
            id="storage",
            fields=(
                Field(
                    path=f"{STORAGE}.sizeInGiB",
                    label=_("Amount"),
                    hint=_("20 GiB are included; ask for 21–200"),
                    unit="GiB",
                    width="c4",
                    ruled_out=ruled_out.off_fargate,
                ),
            ),
        ),
    ),
)

step = Step(
    slug="volumes",
    title=_("Volumes"),
    lead=_("Data that containers share or that outlives the task."),
    items="volumes",
    item_says=mounts.volume_says,
    item_tag=type_words,
    add=_("Add volume"),
    none_yet=_("No volume yet. Containers can share one, or keep data beyond the task."),
    filled=lambda task: not (task.root.lacks("volumes") and task.root.lacks(STORAGE)),
    sections=(_volume, *volume_sections.sections),
    below=(_matrix, _storage),
)
