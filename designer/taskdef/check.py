"""Check a task definition by every rule found under `rules/`."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from designer.taskdef import paths, rules, schema
from designer.taskdef.rule import LEVELS, Finding, Rule
from designer.taskdef.task import LAUNCH_TYPES, Task


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by id, in the order of their names. A module under `rules/` is a rule: `check` in it."""
    modules = walk_packages(rules.__path__, rules.__name__ + ".")
    found = [import_module(module.name).check for module in modules if not module.ispkg]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


def check(document: dict[str, Any]) -> list[Finding]:
    """All findings, by place in the document, then by level. Paths are JSON Pointers into it.

    A path may name a member that is absent: the place where it is missed.
    """
    task = Task(document)
    found: list[Finding] = []
    for rule in _applicable(task.launch_types, task.os_family):
        found += rule.findings(task)
    place = _Places(document)
    return sorted(found, key=lambda finding: (place(finding.path), LEVELS.index(finding.level), finding.rule))


@cache
def _applicable(launch_types: frozenset[str], os_family: str) -> tuple[Rule, ...]:
    """Where the launch types cannot be told, only what is wrong with all of them."""
    return tuple(
        rule
        for rule in all_rules().values()
        if os_family in rule.os_families
        and (launch_types & rule.launch_types if launch_types else rule.launch_types.issuperset(LAUNCH_TYPES))
    )


class _Places:
    """Where a pointer stands in a document, as a key to sort by; the absent stand after the present."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._order: dict[str, dict[str, int]] = {}

    def __call__(self, pointer: str) -> tuple[int, ...]:
        here, at, place = self._document, "", []
        for token in paths.tokens(pointer):
            if isinstance(here, list):
                index = int(token) if token.isdecimal() else len(here)
                here = here[index] if index < len(here) else None
            else:
                index = self._index(here, at, token)
                here = here.get(token) if isinstance(here, dict) else None
            place.append(index)
            at += "/" + token
        return tuple(place)

    def _index(self, here: Any, at: str, token: str) -> int:
        if at not in self._order:
            self._order[at] = {key: n for n, key in enumerate(here)} if isinstance(here, dict) else {}
        order = self._order[at]
        return order.get(token, len(order) + _api_order(token))


@cache
def _api_order(name: str) -> int:
    return next((n for n, field in enumerate(schema.fields()) if field.name == name), 0)
