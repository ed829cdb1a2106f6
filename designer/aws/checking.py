"""Making the checks before sending: all there are, side by side, each answer as it comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from designer.aws import checks
from designer.aws.check import Before, Check, Result, could_not_look
from designer.aws.outcome import Trouble
from designer.aws.reading import enter_to_read
from designer.teams.models import Person

AT_ONCE: Final = 4


@cache
def all_checks() -> dict[str, Check]:
    """Every check by name, in their order. A module under `checks/` is one: `check` in it."""
    names = [module.name for module in iter_modules(checks.__path__)]
    found = {name: import_module(f"{checks.__name__}.{name}").check for name in names}
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def make(before: Before, person: Person, wanted: Mapping[str, Check]) -> Iterator[tuple[str, list[Result]]]:
    """What each check found, the quickest first. Whatever keeps one from looking is its result."""
    ready = _entered(before, person)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = {pool.submit(_results, check, ready): name for name, check in wanted.items()}
        for done in as_completed(asked):
            yield asked[done], done.result()


def _entered(before: Before, person: Person) -> Before:
    try:
        return replace(before, reader=enter_to_read(before.target, person))
    except Trouble as trouble:
        return replace(before, trouble=trouble)


def _results(check: Check, before: Before) -> list[Result]:
    found: list[Result] = []
    try:
        found.extend(check.look(replace(before)))  # a task of its own for each thread
    except Trouble as trouble:
        found.append(could_not_look(trouble))
    return found
