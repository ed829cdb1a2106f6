"""Check a task definition by every rule found under `rules/`."""

from functools import cache, lru_cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from designer.taskdef import rules
from designer.taskdef.places import Places
from designer.taskdef.rule import LEVELS, Check, Finding, Rule
from designer.taskdef.task import LAUNCH_TYPES, Task

Applicable = tuple[tuple[Rule, ...], tuple[Check, ...]]
"""Rules, and their checks beside them: most find nothing, and more than the check is then not touched."""


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
    return check_task(Task(document))


def check_task(task: Task) -> list[Finding]:
    """`check`, for who has the task at hand already."""
    found: list[Finding] = []
    applicable, checks = _applicable(task.launch_types, task.os_family, task.written)
    for number, find in enumerate(checks):
        for path, values, *message in find(task):
            found.append(applicable[number].finding(path, values, *message))
    place = Places(task.document)
    return sorted(found, key=lambda finding: place[finding.path])


@lru_cache(maxsize=512)
def _applicable(launch_types: frozenset[str], os_family: str, written: frozenset[str]) -> Applicable:
    """Rules by level. Where the launch types cannot be told, only what is wrong with all of them.

    The same document comes again with each key that is typed, and with the same fields written.
    """
    applicable = (
        rule
        for rule in all_rules().values()
        if os_family in rule.os_families
        and not (rule.only_with and written.isdisjoint(rule.only_with))
        and (
            launch_types.intersection(rule.launch_types)
            if launch_types
            else rule.launch_types == LAUNCH_TYPES
        )
    )
    by_level = tuple(sorted(applicable, key=lambda rule: LEVELS.index(rule.level)))
    return by_level, tuple(rule.check for rule in by_level)
