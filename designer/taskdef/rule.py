"""What a rule is: one fact about task definitions, with the words, source and examples that explain it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal

from designer.taskdef.edits import Editor
from designer.taskdef.task import LAUNCH_TYPES, OS_FAMILIES, Task
from designer.taskdef.words import gettext_noop

__all__ = ["LEVELS", "Finding", "Found", "Level", "Rule", "gettext_noop", "rule"]

Level = Literal["error", "runtime", "security", "practice", "note"]
LEVELS: Final[tuple[Level, ...]] = ("error", "runtime", "security", "practice", "note")

Values = Mapping[str, object]

Found = Iterator[tuple[str, Values] | tuple[str, Values, str]]
"""What a check yields: the pointer of the value (or of the place where it is missing), the values
that its message and fix name in braces, and another message where the rule's own does not fit."""

Check = Callable[[Task], Found]
Mend = Callable[[Editor, "Finding"], None]
"""What one click does about a finding. It leaves a document alone in which the right value cannot be told."""

Example = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the author of a rule says of it.

    `message` and `fix` are English templates, marked for translation: "{name} is taken". `good` and
    `bad` are fragments of a task definition, completed by `examples.complete`. `service_says` is
    AWS's own message, where one is known. Where none of the fields `only_with` is written, the check
    finds nothing and is not run.
    """

    title: str
    level: Level
    message: str
    fix: str
    docs: str
    paths: tuple[str, ...]
    good: Example
    bad: Example
    sources: tuple[str, ...]
    launch_types: tuple[str, ...] = LAUNCH_TYPES
    os_families: tuple[str, ...] = OS_FAMILIES
    confidence: Literal["high", "medium", "low"] = "high"
    service_says: str = ""
    only_with: tuple[str, ...] = ()
    mend: Mend | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Rule(Told):
    """A fact that can be checked, under the name of its module."""

    id: str
    topic: str
    check: Check = field(repr=False)

    def findings(self, task: Task) -> Iterator["Finding"]:
        return (self.finding(*found) for found in self.check(task))

    def finding(self, path: str, values: Values, message: str = "") -> "Finding":
        """What the check yielded, in full."""
        return Finding(
            self.id, self.level, path, message or self.message, self.fix, self.docs, _shortened(values)
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at one place. `template` and `fix_template` are translated where shown."""

    rule: str
    level: Level
    path: str
    template: str
    fix_template: str
    docs: str
    values: Values = field(default_factory=dict)

    @property
    def message(self) -> str:
        return self.template.format_map(self.values)

    @property
    def fix(self) -> str:
        return self.fix_template.format_map(self.values)


def _shortened(values: Values) -> Values:
    """A value may be as long as a document, its message should not."""
    for value in values.values():
        if isinstance(value, str) and len(value) > _LONGEST:
            return {name: _cut(each) for name, each in values.items()}
    return values


def _cut(value: object) -> object:
    return value[:_LONGEST] + "…" if isinstance(value, str) and len(value) > _LONGEST else value


_LONGEST: Final = 200


class rule(Told):  # noqa: N801 - a decorator
    """Make a check into the rule its module is named after; the folder is its topic."""

    def __call__(self, check: Check) -> Rule:
        topic, name = check.__module__.split(".")[-2:]
        told = {one.name: getattr(self, one.name) for one in fields(Told)}
        return Rule(id=name.replace("_", "-"), topic=topic, check=check, **told)
