"""The presets: a module here is one, found by itself and named after its module."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from designer.taskdef.preset import Preset


@cache
def all_presets() -> dict[str, Preset]:
    """Every preset by id, logs first, in the order of their titles. A module has one as `preset`."""
    names = [module.name for module in iter_modules(__path__)]
    found = [_named(name, import_module(f"{__name__}.{name}").preset) for name in names]
    kinds = ("logs", "traces", "metrics")
    ordered = sorted(found, key=lambda preset: (kinds.index(preset.kind), preset.title))
    return {preset.id: preset for preset in ordered}


def _named(module: str, preset: Preset) -> Preset:
    return replace(preset, id=module.replace("_", "-"))
