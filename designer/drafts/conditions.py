"""The conditions of a placement constraint: what they ask of instances, and how a choice changes the text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Choices, Words
from designer.taskdef import paths
from designer.taskdef.edits import Editor, Misfit
from designer.taskdef.placement import (
    ATTRIBUTE,
    LISTING,
    ON_MANAGED_INSTANCES,
    OPERATORS,
    Condition,
    Expression,
    parse,
    write,
)
from designer.taskdef.task import MANAGED_INSTANCES, Task

Change = Callable[[Expression, str], Expression]
ChangeOne = Callable[[Condition, str], Condition]

_SUBJECTS: Final[tuple[tuple[str, Words], ...]] = (
    ("attribute:ecs.instance-type", _("Instance type")),
    ("attribute:ecs.availability-zone", _("Availability Zone")),
    ("attribute:ecs.cpu-architecture", _("CPU architecture")),
    ("attribute:ecs.subnet-id", _("Subnet ID")),
    ("attribute:ecs.os-type", _("Operating system type")),
    ("attribute:ecs.os-family", _("Operating system family")),
    ("attribute:ecs.ami-id", "AMI ID"),
    ("attribute:ecs.vpc-id", "VPC ID"),
    ("ec2InstanceId", _("EC2 instance ID")),
    ("agentVersion", _("Agent version")),
    ("runningTasksCount", _("Number of running tasks")),
    ("task:group", _("Task group")),
)
_OFFERED: Final = frozenset(subject for subject, _words in _SUBJECTS)
CUSTOM: Final = "custom"
SUGGESTED: Final = {
    "attribute:ecs.os-type": ("linux", "windows"),
    "attribute:ecs.cpu-architecture": ("x86_64", "arm64"),
}
"""Values of the attributes that have few."""

_OPERATOR_WORDS: Final[dict[str, Words]] = {
    "==": _("== is"),
    "!=": _("!= is not"),
    ">": _("> is greater than"),
    ">=": _(">= is at least"),
    "<": _("< is less than"),
    "<=": _("<= is at most"),
    "in": _("in: is one of"),
    "!in": _("!in: is none of"),
    "=~": _("=~ matches"),
    "!~": _("!~ does not match"),
    "exists": _("exists"),
    "!exists": _("!exists: is not there"),
}
OFFERED_OPERATORS: Final[Choices] = tuple((operator, _OPERATOR_WORDS[operator]) for operator in OPERATORS)


def subjects(task: Task, current: str) -> Choices:
    """On Managed Instances there are four, and what is written already."""
    offered = [*_SUBJECTS, (CUSTOM, _("An attribute of your own"))]
    if MANAGED_INSTANCES in task.launch_types:
        known = {current, *(ATTRIBUTE + name for name in ON_MANAGED_INSTANCES)}
        return [one for one in offered if one[0] in known]
    return offered


def shown_subject(condition: Condition | None) -> str:
    if condition is None:
        return ""
    is_own = condition.subject not in _OFFERED and condition.subject.startswith(ATTRIBUTE)
    return CUSTOM if is_own else condition.subject


def own_name(condition: Condition | None) -> str:
    return condition.subject.removeprefix(ATTRIBUTE) if condition else ""


def add_condition(editor: Editor, pointer: str, _argument: str) -> str:
    """One condition more, on an attribute that the expression does not name yet."""
    expression = read(editor, pointer)
    named = {condition.subject for condition in expression.conditions}
    subject = next((subject for subject, _words in _SUBJECTS if subject not in named), ATTRIBUTE)
    put(editor, pointer, replace(expression, conditions=(*expression.conditions, Condition(subject))))
    return pointer


def remove_condition(editor: Editor, pointer: str, place: str) -> str:
    """One condition less."""
    expression, index = read(editor, pointer), int(place)
    left = [one for at, one in enumerate(expression.conditions) if at != index]
    put(editor, pointer, replace(expression, conditions=tuple(left)))
    return pointer


def parsed(value: Any) -> Expression | None:
    """The conditions of an expression; none yet where there is no expression."""
    return Expression(()) if value is paths.ABSENT else parse(value) if isinstance(value, str) else None


def joined(expression: Expression, text: str) -> Expression:
    return replace(expression, join="or" if text == "or" else "and")


def changed(index: int, change: ChangeOne, expression: Expression, text: str) -> Expression:
    """The expression with one condition changed; the first one is made when there is none."""
    conditions = list(expression.conditions) or [Condition(ATTRIBUTE)]
    if index < len(conditions):
        conditions[index] = change(conditions[index], text)
    return replace(expression, conditions=tuple(conditions))


def with_subject(condition: Condition, text: str) -> Condition:
    if text == CUSTOM:
        return replace(condition, subject=ATTRIBUTE)
    return replace(condition, subject=text or condition.subject)


def with_name(condition: Condition, text: str) -> Condition:
    return replace(condition, subject=ATTRIBUTE + "".join(text.split()))


def with_operator(condition: Condition, text: str) -> Condition:
    """The values keep their text: what was a list becomes one value with commas, and back."""
    if text not in OPERATORS:
        return condition
    return with_values(replace(condition, operator=text), ", ".join(condition.values))


def with_values(condition: Condition, text: str) -> Condition:
    listed: Sequence[str] = text.split(",") if condition.operator in LISTING else [text]
    return replace(condition, values=tuple(value.strip() for value in listed if value.strip()))


def read(editor: Editor, pointer: str) -> Expression:
    """Raises Misfit where the expression is no row of conditions."""
    found = parsed(paths.get(editor.document, pointer))
    if found is None:
        raise Misfit(pointer)
    return found


def put(editor: Editor, pointer: str, expression: Expression) -> None:
    editor.put(pointer, write(expression) or paths.ABSENT)
