"""Expressions of the cluster query language, as placement constraints have them.

Conditions that are all joined by `and`, or all by `or`, can be read and written; what has parentheses,
`not` or both words is left as it was typed. The grammar is that of
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html. Half a condition
is read as well: an attribute that still lacks its value.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

Join = Literal["and", "or"]

ATTRIBUTE: Final = "attribute:"
OPERATORS: Final = ("==", "!=", ">", ">=", "<", "<=", "in", "!in", "=~", "!~", "exists", "!exists")
LISTING: Final = frozenset({"in", "!in"})
UNARY: Final = frozenset({"exists", "!exists"})
MATCHING: Final = frozenset({"=~", "!~"})

ON_MANAGED_INSTANCES: Final = (
    "ecs.subnet-id",
    "ecs.availability-zone",
    "ecs.instance-type",
    "ecs.cpu-architecture",
)
"""The attributes that constraints on Managed Instances may name.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-tasks-services.html
"""

_WORDS: Final = {
    "equals": "==",
    "not_equals": "!=",
    "greater_than": ">",
    "greater_than_equal": ">=",
    "less_than": "<",
    "less_than_equal": "<=",
    "not_in": "!in",
    "matches": "=~",
    "not_matches": "!~",
    "not_exists": "!exists",
}
_JOINS: Final[dict[str, Join]] = {"and": "and", "&&": "and", "or": "or", "||": "or"}

_SPACE: Final = re.compile(r"\s*")
_SUBJECT: Final = re.compile(r"(?!not\b)[A-Za-z][A-Za-z0-9_.:/\\-]*", re.ASCII)
_OPERATOR: Final = re.compile(
    r"!in\b|!exists\b|==|!=|>=|<=|=~|!~|>|<|(?:in|exists|" + "|".join(_WORDS) + r")\b", re.ASCII
)
_QUOTED: Final = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_LITERAL: Final = re.compile(r"[^\s\[\](),'\"&|!<>=]+")
_PATTERN: Final = re.compile(r"[^\s'\"]\S*")
_LIST: Final = re.compile(r"\[((?:[^\]'\"]|'[^']*'|\"[^\"]*\")*)\]")
_JOIN: Final = re.compile(r"(?:and|or)(?!\S)|&&|\|\|", re.ASCII)


@dataclass(frozen=True, slots=True)
class Condition:
    """What an instance is asked for. A condition has one value; lists have any number, `exists` none."""

    subject: str
    operator: str = "=="
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """Conditions that all have to hold ("and"), or one of them ("or")."""

    conditions: tuple[Condition, ...]
    join: Join = "and"


def parse(text: str) -> Expression | None:
    """The conditions that a text says, or None where it says something else than a plain row of them."""
    reader, conditions, joins = _Reader(text), [], set[Join]()
    while not reader.is_at_end:
        condition = _condition(reader)
        if condition is None:
            return None
        conditions.append(condition)
        if reader.is_at_end:
            break
        join = reader.take(_JOIN)
        if join is None or reader.is_at_end:
            return None
        joins.add(_JOINS[join])
    if len(joins) > 1:
        return None
    return Expression(tuple(conditions), joins.pop() if joins else "and")


def write(expression: Expression) -> str:
    """The text that says the conditions."""
    return f" {expression.join} ".join(_written(condition) for condition in expression.conditions)


class _Reader:
    """A text read from left to right; the space before each piece is skipped."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._skip()

    @property
    def is_at_end(self) -> bool:
        return self.at == len(self.text)

    def take(self, pattern: re.Pattern[str]) -> str | None:
        """What the pattern finds right here: its group, or all of it."""
        found = pattern.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        self._skip()
        return next((group for group in found.groups() if group is not None), found[0])

    def sees(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.at) is not None

    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at


def _condition(reader: _Reader) -> Condition | None:
    subject = reader.take(_SUBJECT)
    operator = reader.take(_OPERATOR)
    if subject is None or operator is None:
        return None
    operator = _WORDS.get(operator, operator)
    if operator in UNARY:
        return Condition(subject, operator)
    if reader.is_at_end or reader.sees(_JOIN):
        return Condition(subject, operator)
    values = _values(reader, operator)
    return None if values is None else Condition(subject, operator, values)


def _values(reader: _Reader, operator: str) -> tuple[str, ...] | None:
    if operator in LISTING:
        inside = reader.take(_LIST)
        return None if inside is None else _listed(inside)
    for pattern in (_QUOTED, _PATTERN if operator in MATCHING else _LITERAL):
        value = reader.take(pattern)
        if value is not None:
            return (value,)
    return None


def _listed(inside: str) -> tuple[str, ...] | None:
    """The values between brackets; None where they cannot be told apart."""
    reader, values = _Reader(inside), []
    while not reader.is_at_end:
        value = reader.take(_QUOTED)
        if value is None:
            value = reader.take(_LITERAL)
        if value is None or not (reader.is_at_end or reader.take(re.compile(","))):
            return None
        values.append(value)
    return tuple(values)


def _written(condition: Condition) -> str:
    if condition.operator in UNARY:
        return f"{condition.subject} {condition.operator}"
    plain = _PATTERN if condition.operator in MATCHING else _LITERAL
    values = [_quoted(value, plain) for value in condition.values]
    if condition.operator in LISTING:
        return f"{condition.subject} {condition.operator} [{', '.join(values)}]"
    return " ".join((condition.subject, condition.operator, *values[:1]))


def _quoted(value: str, plain: re.Pattern[str]) -> str:
    """In quotes where it would be read as something else."""
    if plain.fullmatch(value) and not _JOIN.match(value):
        return value
    return f'"{value}"' if "'" in value else f"'{value}'"
