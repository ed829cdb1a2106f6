"""Launch type: where the task runs, and on which platform."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts.comparison import TYPES, compared
from designer.drafts.controls import ident, shown
from designer.drafts.fields import Field, Grid, Picture, Section, Step
from designer.taskdef.task import LAUNCH_TYPES, Item, Task

TYPES_PATH = "requiresCompatibilities"


def _strangers(task: Task, _item: Item) -> dict[str, Any]:
    """What the list holds besides launch types, or what stands in its place."""
    found = task.document.get(TYPES_PATH)
    if found is not None and not isinstance(found, list):
        return {"strangers": [_stranger(f"/{TYPES_PATH}", found, "unset")]}
    places = enumerate(found or ())
    return {
        "strangers": [
            _stranger(f"/{TYPES_PATH}/{place}", value, "remove")
            for place, value in places
            if value not in LAUNCH_TYPES
        ]
    }


def _stranger(pointer: str, value: Any, verb: str) -> dict[str, str]:
    return {"id": ident(pointer), "text": shown(value), "button": f"{verb}:{pointer}"}


step = Step(
    slug="launch-type",
    title=_("Launch type"),
    lead=_("Where the task runs decides which settings exist."),
    filled=lambda task: not task.root.lacks(TYPES_PATH),
    sections=(
        Section(
            id="launch-types",
            title=_("Launch type"),
            lead=_("Choose one or more. ECS then accepts only what is valid for all of them."),
            unset=TYPES_PATH,
            parts=(
                Picture(
                    id="types",
                    template="drafts/parts/launch_types.html",
                    context=_strangers,
                    fields=(
                        Field(
                            path=f"{TYPES_PATH}[]",
                            label=_("Launch type"),
                            redraws=("compared",),
                            tiles=TYPES,
                        ),
                    ),
                ),
            ),
        ),
        Section(
            id="platform",
            title=_("Platform"),
            parts=(
                Grid(
                    id="runtime",
                    fields=(
                        Field(
                            path="runtimePlatform.operatingSystemFamily",
                            label=_("Operating system"),
                            hint=_("Linux when left out"),
                            width="c6",
                            redraws=("compared",),
                        ),
                        Field(
                            path="runtimePlatform.cpuArchitecture",
                            label=_("Architecture"),
                            hint=_("X86_64 when left out"),
                            width="c6",
                            redraws=("compared",),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            id="comparison",
            title=_("What changes for each"),
            aside=_("chosen columns are tinted"),
            parts=(
                Picture(id="compared", template="drafts/parts/compared.html", context=compared, flush=True),
            ),
        ),
    ),
)
