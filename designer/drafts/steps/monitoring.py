"""Monitoring of the task: presets for traces and metrics, those that are on and those that could be."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.fields import Picture, Section
from designer.drafts.words import told
from designer.taskdef.items import Item
from designer.taskdef.preset import Preset, obstacle
from designer.taskdef.presets import all_presets
from designer.taskdef.task import Task


@dataclass(frozen=True)
class Collected:
    """A preset as the list of all shows it. `obstacle` says why it cannot be added."""

    preset: Preset
    sidecar: str
    obstacle: str

    @property
    def title(self) -> str:
        return _(self.preset.title)

    @property
    def words(self) -> str:
        return _(self.preset.words)

    @property
    def kind(self) -> str:
        return _("Traces") if self.preset.kind == "traces" else _("Metrics")

    @property
    def actions(self) -> str:
        return ", ".join(self.preset.permissions.actions)


def collected(task: Task, item: Item) -> dict[str, Any]:
    """All presets of traces and metrics."""
    presets = [preset for preset in all_presets().values() if preset.kind != "logs"]
    return {"presets": [_collected(preset, task, item) for preset in presets]}


def _collected(preset: Preset, task: Task, item: Item) -> Collected:
    if preset.is_applied(task, item):
        found = preset.sidecar_of(task)
        return Collected(preset, found.label if found else "", "")
    said = obstacle(preset, task, item)
    return Collected(preset, "", told(said) if said else "")


section = Section(
    id="monitoring",
    title=gettext_lazy("Monitoring"),
    lead=gettext_lazy("A collector beside your containers sends traces and metrics on."),
    parts=(Picture(id="collected", template="drafts/parts/monitoring.html", context=collected, flush=True),),
)
