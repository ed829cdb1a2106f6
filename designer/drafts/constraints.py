"""Placement constraints: each an expression, typed as text or put together from conditions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out
from designer.drafts.binding import Binding
from designer.drafts.controls import Control, ident
from designer.drafts.fields import Choices, Field, Words
from designer.drafts.tables import Row
from designer.taskdef import paths
from designer.taskdef.edits import Editor, Misfit
from designer.taskdef.placement import (
    ATTRIBUTE,
    LISTING,
    MATCHING,
    ON_MANAGED_INSTANCES,
    OPERATORS,
    UNARY,
    Condition,
    Expression,
    parse,
    write,
)
from designer.taskdef.task import MANAGED_INSTANCES, Item, Task

PATH: Final = "placementConstraints"
MOST: Final = 10
BLANK: Final = {"type": "memberOf"}
"""What a new constraint holds."""

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
_CUSTOM: Final = "custom"

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

_TYPE: Final = Field(
    path=f"{PATH}[].type",
    label=_("Type"),
    hint=_("memberOf is the only one"),
    width="c3",
    ruled_out=ruled_out.on_fargate,
)
_EXPRESSION: Final = Field(
    path=f"{PATH}[].expression",
    label=_("Expression"),
    hint=_("In the cluster query language; kept as typed"),
    width="c9",
    mono=True,
    example="attribute:ecs.instance-type =~ m5.*",
    ruled_out=ruled_out.on_fargate,
    redraws=("placement",),
)
_JOIN: Final = Field(path="#join", label=_("Instances must meet"), width="c6", default="and")
_SUBJECT: Final = Field(
    path="#subject", label=_("Attribute"), hint=_("What is asked of the instance"), width="c4"
)
_NAME: Final = Field(path="#name", label=_("Name of the attribute"), width="c4", mono=True, example="stack")
_OPERATOR: Final = Field(path="#operator", label=_("Operator"), width="c3", default="==")
_VALUE: Final = Field(path="#values", label=_("Value"), width="c3", mono=True)
_LISTED: Final = replace(_VALUE, label=_("Values"), hint=_("With commas between"))
_MATCHED: Final = replace(_VALUE, label=_("Pattern"), hint=_("Such as m5.*"))


@dataclass(frozen=True)
class Line:
    """A condition as controls; `name` where the attribute is one of the user's own."""

    subject: Control
    operator: Control
    name: Control | None = None
    values: Control | None = None
    remove: str = ""


@dataclass(frozen=True)
class Constraint:
    """A constraint as controls. `lines` are empty where its expression is more than a row of conditions."""

    number: int
    pointer: str
    type: Control
    expression: Control
    join: Control | None
    lines: list[Line]
    add: str

    @property
    def id(self) -> str:
        return ident(self.pointer)

    @property
    def controls(self) -> list[Control]:
        found: list[Control | None] = [self.type, self.join]
        for line in self.lines:
            found += [line.subject, line.name, line.operator, line.values]
        return [made for made in (*found, self.expression) if made is not None]


def bound(form: Binding, part: str) -> tuple[list[Row], dict[str, Any]]:
    """A row for each constraint, and what the template shows of it."""
    written = form.document.get(PATH)
    entries = enumerate(written if isinstance(written, list) else ())
    found = [_constraint(form, part, place) for place, entry in entries if isinstance(entry, dict)]
    rows = [Row(one.pointer, one.number - 1, one.controls, blank=BLANK) for one in found]
    reason = ruled_out.on_fargate(form.task)
    is_table = written is None or isinstance(written, list)
    return rows, {
        "constraints": found,
        "reason": reason,
        "may_add": is_table and not reason and len(found) < MOST,
        "on_managed_instances": MANAGED_INSTANCES in form.task.launch_types,
        "broken": [] if is_table else [form.bind(Field(path=PATH, label=_("Not a table")), f"/{PATH}", part)],
    }


def words(task: Task, _item: Item) -> Words:
    """What the closed section says."""
    found = (one.get("expression", "–") for one in task.root.items_of(PATH))
    return " · ".join(found) or _("none")


def add_condition(editor: Editor, pointer: str, _argument: str) -> str:
    """One condition more, on an attribute that the expression does not name yet."""
    expression = _read(editor, pointer)
    named = {condition.subject for condition in expression.conditions}
    subject = next(subject for subject, _words in (*_SUBJECTS, (ATTRIBUTE, "")) if subject not in named)
    _put(editor, pointer, replace(expression, conditions=(*expression.conditions, Condition(subject))))
    return pointer


def remove_condition(editor: Editor, pointer: str, place: str) -> str:
    """One condition less."""
    expression, index = _read(editor, pointer), int(place)
    left = [one for at, one in enumerate(expression.conditions) if at != index]
    _put(editor, pointer, replace(expression, conditions=tuple(left)))
    return pointer


def _constraint(form: Binding, part: str, place: int) -> Constraint:
    at = f"/{PATH}/{place}"
    pointer = f"{at}/expression"
    read, make = _parsed(form.value(pointer)), partial(_made, form, part, pointer)
    conditions = (read.conditions or (None,)) if read is not None else ()
    lines = [_line(form, make, pointer, *numbered) for numbered in enumerate(conditions)]
    join = make("#join", _JOIN, read.join, _join, _JOINS) if read and len(read.conditions) > 1 else None
    kind, expression = form.bind(_TYPE, f"{at}/type", part), form.bind(_EXPRESSION, pointer, part)
    return Constraint(place + 1, at, kind, expression, join, lines, f"condition:{pointer}")


def _parsed(value: Any) -> Expression | None:
    """The conditions of an expression; none yet where there is no expression."""
    return Expression(()) if value is paths.ABSENT else parse(value) if isinstance(value, str) else None


_JOINS: Final[Choices] = (("and", _("all conditions")), ("or", _("any condition")))
Change = Callable[[Expression, str], Expression]
ChangeOne = Callable[[Condition, str], Condition]


def _made(
    form: Binding,
    part: str,
    pointer: str,
    name: str,
    field: Field,
    text: str,
    change: Change,
    choices: Choices = (),
) -> Control:
    """A control of a part of the expression: what is chosen in it is written into the whole."""

    def store(editor: Editor, typed: str) -> None:
        _put(editor, pointer, change(_read(editor, pointer), typed))

    return form.remember(
        Control(
            name=f"{pointer}/{name}",
            field=field,
            value=text,
            kind="text",
            choices=choices,
            reason=ruled_out.on_fargate(form.task),
            part=part,
            writes=store,
        )
    )


def _line(
    form: Binding, make: Callable[..., Control], pointer: str, index: int, condition: Condition | None
) -> Line:
    name, operator = f"#{index}", condition.operator if condition else "=="
    subject, values = _shown_subject(condition), ", ".join(condition.values if condition else ())
    own_name = _own_name(condition)

    def made(member: str, field: Field, text: str, change: ChangeOne, choices: Choices = ()) -> Control:
        return make(f"{name}/{member}", field, text, partial(_changed, index, change), choices)

    return Line(
        made("subject", _SUBJECT, subject, _with_subject, _subjects(form.task, subject)),
        made("operator", _OPERATOR, operator, _with_operator, _OPERATORS),
        made("name", _NAME, own_name, _with_name) if subject == _CUSTOM else None,
        None if operator in UNARY else made("values", _value_field(operator), values, _with_values),
        f"uncondition:{pointer}:{index}" if condition else "",
    )


_OPERATORS: Final[Choices] = tuple((operator, _OPERATOR_WORDS[operator]) for operator in OPERATORS)


def _value_field(operator: str) -> Field:
    return _LISTED if operator in LISTING else _MATCHED if operator in MATCHING else _VALUE


def _subjects(task: Task, current: str) -> Choices:
    """On Managed Instances there are four, and what is written already."""
    offered = [*_SUBJECTS, (_CUSTOM, _("An attribute of your own"))]
    if MANAGED_INSTANCES in task.launch_types:
        known = {current, *(ATTRIBUTE + name for name in ON_MANAGED_INSTANCES)}
        return [one for one in offered if one[0] in known]
    return offered


def _shown_subject(condition: Condition | None) -> str:
    if condition is None:
        return ""
    is_own = condition.subject not in _OFFERED and condition.subject.startswith(ATTRIBUTE)
    return _CUSTOM if is_own else condition.subject


def _own_name(condition: Condition | None) -> str:
    return condition.subject.removeprefix(ATTRIBUTE) if condition else ""


def _join(expression: Expression, text: str) -> Expression:
    return replace(expression, join="or" if text == "or" else "and")


def _changed(index: int, change: ChangeOne, expression: Expression, text: str) -> Expression:
    """The expression with one condition changed; the first one is made when there is none."""
    conditions = list(expression.conditions) or [Condition(ATTRIBUTE)]
    if index < len(conditions):
        conditions[index] = change(conditions[index], text)
    return replace(expression, conditions=tuple(conditions))


def _with_subject(condition: Condition, text: str) -> Condition:
    if text == _CUSTOM:
        return replace(condition, subject=ATTRIBUTE)
    return replace(condition, subject=text or condition.subject)


def _with_name(condition: Condition, text: str) -> Condition:
    return replace(condition, subject=ATTRIBUTE + "".join(text.split()))


def _with_operator(condition: Condition, text: str) -> Condition:
    """The values keep their text: what was a list becomes one value with commas, and back."""
    if text not in OPERATORS:
        return condition
    return _with_values(replace(condition, operator=text), ", ".join(condition.values))


def _with_values(condition: Condition, text: str) -> Condition:
    listed: Sequence[str] = text.split(",") if condition.operator in LISTING else [text]
    return replace(condition, values=tuple(value.strip() for value in listed if value.strip()))


def _read(editor: Editor, pointer: str) -> Expression:
    """Raises Misfit where the expression is no row of conditions."""
    read = _parsed(paths.get(editor.document, pointer))
    if read is None:
        raise Misfit(pointer)
    return read


def _put(editor: Editor, pointer: str, expression: Expression) -> None:
    editor.put(pointer, write(expression) or paths.ABSENT)
