"""The needs: a module here is one, found by itself, with its sources."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from designer.taskdef.permissions.need import Need


@cache
def all_needs() -> dict[str, Need]:
    """Every need by the name of its module. A module has one as `need`."""
    names = [module.name for module in iter_modules(__path__)]
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}").need for name in names}
