"""What can be mended of a text that people bring: one repair a module, found by itself.

Those of `text` are tried on a text that the strict gate refuses: `propose(reading)` yields proposals with
splices of the text. Those of `values` are tried on the value that is then read: `propose(value)` yields
proposals that change it. None of them decides: a person ticks, `designer.taskdef.repairing` does it.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal
from designer.taskdef.repairs import text, values

OfText = Callable[[Reading], Iterator[Proposal]]
OfValue = Callable[[Any], Iterator[Proposal]]


@cache
def of_text() -> dict[str, OfText]:
    """Every repair of a text by the name of its module. They do not depend on one another."""
    return _found(text.__path__, text.__name__)


@cache
def of_values() -> dict[str, OfValue]:
    """Every repair of a value by the name of its module. They go on until none has more to do."""
    return _found(values.__path__, values.__name__)


def _found(path: Any, package: str) -> dict[str, Any]:
    names = sorted(module.name for module in iter_modules(path))
    return {name: import_module(f"{package}.{name}").propose for name in names}
