"""Check a task definition by every rule found under `rules/`."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from designer.taskdef import paths, rules, schema
from designer.taskdef.paths import Key
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
    return check_task(Task(document))


def check_task(task: Task) -> list[Finding]:
    """`check`, for who has the task at hand already."""
    found: list[Finding] = []
    for rule in _applicable(task.launch_types, task.os_family, task.written):
        for path, values, *message in rule.check(task):
            found.append(rule.finding(path, values, *message))
    place = _Places(task.document)
    return sorted(found, key=lambda finding: (place(finding.path), LEVELS.index(finding.level), finding.rule))


@lru_cache(maxsize=512)
def _applicable(launch_types: frozenset[str], os_family: str, written: frozenset[str]) -> tuple[Rule, ...]:
    """Where the launch types cannot be told, only what is wrong with all of them.

    The same document comes again with each key that is typed, and with the same fields written.
    """
    return tuple(
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


class _Places:
    """Where a pointer stands in a document, as a key to sort by; absent members stand after the present."""

    def __init__(self, document: Any) -> None:
        self._known: dict[str, _Place] = {"": _Place((), document, schema.ROOT)}

    def __call__(self, pointer: str) -> tuple[int, ...]:
        return self._place(pointer).key

    def _place(self, pointer: str) -> "_Place":
        found = self._known.get(pointer)
        if found is None:
            parent, _, token = pointer.rpartition("/")
            found = self._known[pointer] = self._place(parent).child(paths.unescape(token))
        return found


@dataclass(slots=True)
class _Place:
    """One place: its key, the value there or ABSENT, its shape, and the places of the keys written there."""

    key: tuple[int, ...]
    value: Any
    shape: schema.Shape | None
    written: dict[Key, int] | None = None

    def child(self, token: str) -> "_Place":
        is_position = isinstance(self.value, list) and token.isdecimal()
        part: Key = int(token) if is_position else token
        shape = schema.under(self.shape, part) if self.shape else None
        return _Place((*self.key, self._position(part)), paths.get(self.value, (part,)), shape)

    def _position(self, key: Key) -> int:
        if isinstance(key, int):
            return key
        if self.written is None:
            keys = self.value if isinstance(self.value, dict) else ()
            self.written = {each: place for place, each in enumerate(keys)}
        if key in self.written:
            return self.written[key]
        known = schema.order(self.shape) if self.shape else {}
        return len(self.written) + known.get(key, len(known))
