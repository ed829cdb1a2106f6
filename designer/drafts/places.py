"""Where in the wizard a finding is mended: pointer to step, item and control."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse

from designer.drafts.controls import ident
from designer.drafts.fields import Step, paths_of
from designer.drafts.steps import STEPS
from designer.taskdef import paths
from designer.taskdef.edits import Clash


@dataclass(frozen=True)
class Place:
    """A step, the position of the item it has to show, and the id of the element to go to."""

    step: Step
    position: int | None
    anchor: str

    def url(self, draft_id: int) -> str:
        return f"{step_url(draft_id, self.step, self.position)}#{self.anchor}"


def step_url(draft_id: int, step: Step, position: int | None = None) -> str:
    """The address of a step, or of one item in it."""
    address = _first_step(draft_id, get_script_prefix()).replace(STEPS[0].slug, step.slug)
    return address if position is None else f"{address}{position}/"


def preset_url(draft_id: int, preset_id: str, position: int | None = None) -> str:
    """The address of a preset for a draft; of one for logs, for the container at a position."""
    if position is None:
        return reverse("drafts:preset", args=[draft_id, preset_id])
    return reverse("drafts:log_preset", args=[draft_id, preset_id, position])


@lru_cache(maxsize=1024)
def _first_step(draft_id: int, _script_prefix: str) -> str:
    """A page has sixty such addresses; resolving each would cost more than all its fields."""
    return reverse("drafts:step", args=[draft_id, STEPS[0].slug])


def place_of(pointer: str, document: Any) -> Place:
    """The place for a pointer; its anchor is the nearest field at or above it."""
    try:
        parts = paths.parse(pointer, document)
    except ValueError:
        parts = ()
    step = _step_of(paths.pattern(parts))
    position = parts[1] if step.items and len(parts) > 1 and isinstance(parts[1], int) else None
    return Place(step, position, _anchor(step, parts))


def where(pointer: str, document: Any) -> str:
    """A pointer as people say it: "app · memory" for /containerDefinitions/0/memory."""
    names = paths.tokens(pointer)
    step = next((step for step in STEPS if step.items and names[:1] == [step.items]), None)
    if step is None or len(names) < 2 or not names[1].isdecimal():
        return ".".join(names) or "–"
    name = paths.get(document, (step.items, int(names[1]), "name"))
    item = name if isinstance(name, str) and name else str(int(names[1]) + 1)
    return " · ".join(part for part in (item, ".".join(names[2:])) if part)


def where_met(clash: Clash, document: Any) -> str:
    """Where two edits meet, as people say it; a place that is gone is told by its number."""
    return where(clash.path, {}) if clash.now is None else where_named(clash.now, document)


def where_named(pointer: str, document: Any) -> str:
    """The same with the value of an entry told by the entry's own name: "app · environment.DB_HOST"."""
    entry, _slash, member = pointer.rpartition("/")
    beside = paths.get(document, paths.parse(entry, document))
    name = beside.get("name") or beside.get("key") if isinstance(beside, dict) else None
    if member not in ("value", "valueFrom") or not isinstance(name, str):
        return where(pointer, document)
    return f"{where(entry.rpartition('/')[0], document)}.{name}"


@lru_cache(maxsize=1024)
def _step_of(where: str) -> Step:
    """The step that asks for the longest part of the path; the first step for anything else."""
    best = (0, STEPS[0])
    for step in STEPS:
        for path in (*step.paths, step.items):
            if path and _covers(path.removesuffix("[]"), where) and len(path) > best[0]:
                best = (len(path), step)
    return best[1]


def _covers(path: str, where: str) -> bool:
    return where == path or where.startswith((path + ".", path + "[]"))


def _anchor(step: Step, parts: paths.Parts) -> str:
    """The id of the control, table or item that has this very path, else of the section nearest to it.

    For the list of a step's items it is the button that adds one.
    """
    where = paths.pattern(parts)
    if step.items and where == step.items:
        return "add-item"
    section = _section_of(step, where)
    return ident(paths.pointer(parts)) if section == "" else f"s-{section}" if section else "main"


@lru_cache(maxsize=1024)
def _section_of(step: Step, where: str) -> str | None:
    """The section that is nearest to a path; empty when the path has an element of its own, None for none."""
    if where in (*step.paths, f"{step.items}[]"):
        return ""
    for section in step.all_sections:
        own = [path for part in section.parts for path in paths_of(part)]
        if any(_covers(path, where) or _covers(where, path) for path in own):
            return section.id
    return None
