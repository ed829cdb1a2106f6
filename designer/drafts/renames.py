"""A container or volume that got another name, and the places that still say the old one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from designer.drafts.models import Draft
from designer.taskdef import paths
from designer.taskdef.edits import Editor, Put, carry_path, inverse

REFERENCES: Final = {
    "containerDefinitions": (
        "containerDefinitions[].dependsOn[].containerName",
        "containerDefinitions[].volumesFrom[].sourceContainer",
        "containerDefinitions[].links[]",
        "proxyConfiguration.containerName",
    ),
    "volumes": ("containerDefinitions[].mountPoints[].sourceVolume",),
}
"""The places that say the name of an item, by the list it is in."""

_LOOKED_BACK: Final = 50
"""Edits in which a former name is looked for."""


@dataclass(frozen=True)
class Offer:
    """`places` say `old`, which nothing is called any more, but the item at `at` was."""

    at: str
    old: str
    new: str
    places: list[str]

    @property
    def button(self) -> str:
        """What the button posts."""
        return f"rename:{self.at}/name:{quote(self.old, safe='')}"


def offer(draft: Draft, document: dict[str, Any], items: str, position: int) -> Offer | None:
    """What to rename along with an item; None when nothing says a former name of it."""
    at = f"/{items}/{position}"
    new = paths.get(document, f"{at}/name")
    lost = _lost(document, items)
    if not lost or not isinstance(new, str):
        return None
    former = (name for name in _former_names(draft, at) if name in lost)
    old = next(former, None)
    return None if old is None else Offer(at, old, new, lost[old])


def rename_references(editor: Editor, items: str, old: str, new: str) -> None:
    """Say `new` wherever `old` is said of one of these items; the alias of a link stays."""
    for pointer in _said(editor.document, items).get(old, ()):
        text = paths.get(editor.document, pointer)
        editor.put(pointer, new + text[len(old) :])


def _lost(document: dict[str, Any], items: str) -> dict[str, list[str]]:
    """The names said that no item has, with the places."""
    names = {name for _at, name in paths.each(document, f"{items}[].name") if isinstance(name, str)}
    return {name: places for name, places in _said(document, items).items() if name not in names}


def _said(document: dict[str, Any], items: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in REFERENCES[items]:
        for pointer, text in paths.each(document, path):
            if isinstance(text, str) and text:
                name = text.partition(":")[0] if path.endswith("links[]") else text
                found.setdefault(name, []).append(pointer)
    return found


def _former_names(draft: Draft, at: str) -> Iterator[str]:
    """What the item was called before, newest first."""
    here = at
    for edit in draft.edits.filter(base_version__gt=0).order_by("-version")[:_LOOKED_BACK]:
        for operation in reversed(edit.steps):
            match operation:
                case Put(path=path, before=str(name)) if path == f"{here}/name":
                    yield name
            earlier = carry_path(here, inverse([operation]))
            if earlier is None:
                return
            here = earlier
