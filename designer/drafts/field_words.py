"""What the editor of the JSON tells of each field: what the API says, and what a step calls it."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from designer.drafts.fields import Field, Grid, Options, Part, Picture, Rows, Variables, Words
from designer.drafts.renames import REFERENCES
from designer.drafts.steps import STEPS
from designer.taskdef import schema

_NAMING: Final = {path: items for items, places in REFERENCES.items() for path in places}
"""The list whose items a field names, by the field's path."""


class Said(NamedTuple):
    """How a step calls a field."""

    step: Words
    label: Words
    hint: Words
    unit: Words


def field_words() -> dict[str, dict[str, Any]]:
    """Kind, choices and words by path, entries of lists and maps among them, in the reader's language."""
    return {field.path: _words(field) for field in _all_fields()}


def label_of(pattern: str) -> str:
    """What a step calls the field of a pattern, or the nearest around it and the rest of the pattern."""
    around, rest = pattern, ""
    while around and around not in _said():
        around, _dot, name = around.removesuffix("[]").rpartition(".")
        rest = f"{name}.{rest}" if rest else name
    label = str(_said()[around].label) if around else ""
    name = rest if label else pattern.rpartition("[].")[2]
    return " · ".join(part for part in (label, name) if part)


def _words(field: schema.Field) -> dict[str, Any]:
    words: dict[str, Any] = {"kind": field.kind, "help": field.help}
    if field.choices:
        words["choices"] = field.choices
    if field.path in _NAMING:
        words["names"] = _NAMING[field.path]
    if field.required:
        words["required"] = True
    said = _said().get(field.path)
    if said is not None:
        told = {"step": said.step, "label": said.label, "hint": said.hint, "unit": said.unit}
        words |= {name: str(text) for name, text in told.items() if text}
    return words


@cache
def _all_fields() -> list[schema.Field]:
    entries = {"list": "[]", "map": "{}"}
    members = schema.fields()
    inner = [schema.find(field.path + entries[field.kind]) for field in members if field.kind in entries]
    return [*members, *(field for field in inner if field is not None)]


@cache
def _said() -> dict[str, Said]:
    found: dict[str, Said] = {}
    for step in STEPS:
        for section in step.sections:
            for part in section.parts:
                for path, label, hint, unit in _of_part(part):
                    found.setdefault(path, Said(step.title, label, hint, unit))
    return found


def _of_part(part: Part) -> Iterator[tuple[str, Words, Words, Words]]:
    match part:
        case Grid(fields=fields) | Picture(fields=fields):
            yield from map(_of_field, fields)
        case Rows(path=path, label=label, hint=hint, columns=columns):
            yield path, label, hint, ""
            yield from map(_of_field, columns)
        case Options(path=path, label=label, hint=hint):
            yield path, label, hint, ""
        case Variables(value_columns=values, secret_columns=secrets):
            yield from map(_of_field, (*values, *secrets))


def _of_field(field: Field) -> tuple[str, Words, Words, Words]:
    return field.path, field.label, field.hint, field.unit
