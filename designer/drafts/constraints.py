"""Placement constraints: each an expression, typed as text or put together from conditions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.drafts import conditions, ruled_out
from designer.drafts.binding import Binding
from designer.drafts.controls import Control, ident
from designer.drafts.fields import Choices, Field, Words
from designer.drafts.tables import Row
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.placement import LISTING, MATCHING, UNARY, Condition
from designer.taskdef.task import MANAGED_INSTANCES, Task

PATH: Final = "placementConstraints"
MOST: Final = 10
BLANK: Final = {"type": "memberOf"}
"""What a new constraint holds."""

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
        """In the order in which the page shows them."""
        found: list[Control | None] = [self.join]
        for line in self.lines:
            found += [line.subject, line.operator, line.values, line.name]
        return [made for made in (*found, self.expression, self.type) if made is not None]


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


def _constraint(form: Binding, part: str, place: int) -> Constraint:
    at = f"/{PATH}/{place}"
    pointer = f"{at}/expression"
    read, make = conditions.parsed(form.value(pointer)), partial(_made, form, part, pointer)
    found = (read.conditions or (None,)) if read is not None else ()
    lines = [_line(form, make, pointer, *numbered) for numbered in enumerate(found)]
    join = None
    if read is not None and len(read.conditions) > 1:
        join = make("#join", _JOIN, read.join, conditions.joined, _JOINS)
    kind, expression = form.bind(_TYPE, f"{at}/type", part), form.bind(_EXPRESSION, pointer, part)
    return Constraint(place + 1, at, kind, expression, join, lines, f"condition:{pointer}")


_JOINS: Final[Choices] = (("and", _("all conditions")), ("or", _("any condition")))


def _made(
    form: Binding,
    part: str,
    pointer: str,
    name: str,
    field: Field,
    text: str,
    change: conditions.Change,
    choices: Choices = (),
) -> Control:
    """A control of a part of the expression: what is chosen in it is written into the whole."""

    def store(editor: Editor, typed: str) -> None:
        conditions.put(editor, pointer, change(conditions.read(editor, pointer), typed))

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
    subject, values = conditions.shown_subject(condition), ", ".join(condition.values if condition else ())
    own_name = conditions.own_name(condition)

    def made(
        member: str, field: Field, text: str, change: conditions.ChangeOne, choices: Choices = ()
    ) -> Control:
        return make(f"{name}/{member}", field, text, partial(conditions.changed, index, change), choices)

    return Line(
        made("subject", _SUBJECT, subject, conditions.with_subject, conditions.subjects(form.task, subject)),
        made("operator", _OPERATOR, operator, conditions.with_operator, conditions.OFFERED_OPERATORS),
        made("name", _NAME, own_name, conditions.with_name) if subject == conditions.CUSTOM else None,
        _with_suggestions(made("values", _value_field(operator), values, conditions.with_values), subject)
        if operator not in UNARY
        else None,
        f"uncondition:{pointer}:{index}" if condition else "",
    )


def _with_suggestions(values: Control, subject: str) -> Control:
    values.suggestions = conditions.SUGGESTED.get(subject, ())
    return values


def _value_field(operator: str) -> Field:
    return _LISTED if operator in LISTING else _MATCHED if operator in MATCHING else _VALUE
