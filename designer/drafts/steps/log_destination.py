"""Where the logs of a container go, as people say it, and what happens when they cannot get there at once."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.fields import Field, Grid, Picture
from designer.taskdef import firelens
from designer.taskdef.items import Item
from designer.taskdef.log_preset import LogPreset
from designer.taskdef.preset import Input
from designer.taskdef.presets import all_presets
from designer.taskdef.task import Task

OPTIONS: Final = "containerDefinitions[].logConfiguration.options"
PRESETS: Final = tuple(preset for preset in all_presets().values() if isinstance(preset, LogPreset))
_CHOICES: Final = tuple((preset.id, preset.title) for preset in PRESETS)
_ROUTED: Final = tuple(preset for preset in PRESETS if preset.needs_sidecar())


def of(task: Task, container: Item) -> LogPreset | None:
    """The preset that the logs of a container are as."""
    return next((preset for preset in PRESETS if preset.is_applied(task, container)), None)


def _destinations(task: Task, container: Item) -> dict[str, Any]:
    chosen = of(task, container)
    routers = firelens.routers(task)
    return {
        "chosen": chosen,
        "is_other": chosen is None and not container.lacks("logConfiguration"),
        "router": routers[0].label if chosen and chosen.needs_sidecar() and routers else "",
        "all": _CHOICES,
        "at": container.at,
        "are_off": container.lacks("logConfiguration"),
    }


def _asked(name: str) -> Field:
    """A field for an option that a destination asks for; shown where the destination is chosen."""
    asking = {preset.id: one for preset in _ROUTED for one in preset.asks(Task({})) if one.name == name}
    first: Input = next(iter(asking.values()))

    def is_asked(task: Task, container: Item) -> bool:
        chosen = of(task, container)
        return chosen is not None and chosen.id in asking

    return Field(
        path=f"{OPTIONS}.{name}",
        label=gettext_lazy(first.label),
        hint=name,
        mono=True,
        width="c6",
        example=first.example,
        shown=is_asked,
    )


ASKED: Final = tuple(dict.fromkeys(one.name for preset in _ROUTED for one in preset.asks(Task({}))))


def _delivery(task: Task, container: Item) -> dict[str, Any]:
    """The choice for the drivers that deliver by themselves; a router has a buffer of its own."""
    logs = container.item("logConfiguration")
    options = logs.item("options")
    driver = logs.get("logDriver")
    is_set = not options.lacks("mode") or not options.lacks("max-buffer-size")
    mode = options.raw.get("mode", "")
    return {
        "stranger": mode not in ("", "blocking", "non-blocking"),
        "is_offered": is_set or (driver is not None and driver != firelens.DRIVER),
        "choices": (
            ("", _("Left to AWS")),
            ("non-blocking", _("Keep running, may drop lines")),
            ("blocking", _("Wait, never drop")),
        ),
    }


parts = (
    Picture(id="log-destination", template="drafts/parts/log_destination.html", context=_destinations),
    Grid(id="destination-options", fields=tuple(_asked(name) for name in ASKED)),
    Picture(
        id="log-delivery",
        template="drafts/parts/log_delivery.html",
        context=_delivery,
        fields=(
            Field(path=f"{OPTIONS}.mode", label=gettext_lazy("When the log service is slow")),
            Field(
                path=f"{OPTIONS}.max-buffer-size",
                label=gettext_lazy("Buffer"),
                hint=gettext_lazy("Lines beyond it are dropped; 10m when left out"),
                width="c4",
                mono=True,
                example="25m",
            ),
        ),
    ),
)
NAMED: Final = (*ASKED, "mode", "max-buffer-size")
"""The options that have fields of their own here."""
