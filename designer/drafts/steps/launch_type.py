"""Launch type: where the task runs, and on which platform."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts import constraints, ruled_out, runtime
from designer.drafts.comparison import TYPES, compared
from designer.drafts.controls import ident, shown
from designer.drafts.fields import Field, Picture, Section, Step
from designer.drafts.tables import Panel
from designer.taskdef.items import Item
from designer.taskdef.task import LAUNCH_TYPES, Task

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
                            redraws=("compared", "runtime", "placement"),
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
                Panel(
                    id="runtime",
                    template="drafts/parts/runtime.html",
                    at=f"/{runtime.PATH}",
                    bound=runtime.bound,
                    asks=(runtime.FAMILY, runtime.ARCHITECTURE),
                ),
            ),
        ),
        Section(
            id="placement-constraints",
            title=_("Task placement"),
            lead=_("Which instances may run the task: those that meet every constraint. At most 10."),
            says=constraints.words,
            shown=ruled_out.unless(ruled_out.on_fargate, constraints.PATH),
            parts=(
                Panel(
                    id="placement",
                    template="drafts/parts/constraints.html",
                    at=f"/{constraints.PATH}",
                    bound=constraints.bound,
                    asks=(
                        constraints.PATH,
                        f"{constraints.PATH}[].type",
                        f"{constraints.PATH}[].expression",
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
