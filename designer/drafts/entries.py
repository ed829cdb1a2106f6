"""A list of plain values as one field: a control an entry, or a switch for each of a few choices."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from designer.drafts.binding import Binding
from designer.drafts.controls import Control, ident
from designer.drafts.fields import Field, Words
from designer.drafts.names import MEMBER
from designer.taskdef import schema
from designer.taskdef.paths import ABSENT


@dataclass(frozen=True)
class Entries:
    """A list and the controls of what is in it. Where something else stands there, its one control is that.

    `switches` stand for the choices, `controls` for the entries that are no choice, or no second time.
    `suggestions` are shared by the controls.
    """

    field: Field
    pointer: str
    switches: list[Control]
    controls: list[Control]
    is_list: bool
    has_value: bool
    reason: Words = ""
    suggestions: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return ident(self.pointer)

    def each(self) -> Iterator[Control]:
        yield from self.switches
        yield from self.controls


Cell = Control | Entries
"""What stands in one place of a grid or row."""


def controls_of(cell: Cell) -> Iterator[Control]:
    """The controls of one place."""
    if isinstance(cell, Entries):
        yield from cell.each()
    else:
        yield cell


@lru_cache(maxsize=1024)
def is_plain_list(path: str) -> bool:
    """Whether the path names a list of texts or numbers."""
    found, entry = schema.find(path), schema.find(f"{path}[]")
    return found is not None and found.kind == "list" and entry is not None and entry.kind in _PLAIN


_PLAIN = ("text", "integer", "boolean")


def cell(form: Binding, field: Field, pointer: str, part: str) -> Cell:
    """What a field is in a grid or row: its control, or those of the entries of its list."""
    return (
        _entries(form, field, pointer, part) if is_plain_list(field.path) else form.bind(field, pointer, part)
    )


def _entries(form: Binding, field: Field, pointer: str, part: str) -> Entries:
    value, suggested = form.value(pointer), field.suggestions(form.task) if field.suggestions else ()
    reason = form.reason(field.ruled_out)
    if value is not ABSENT and not isinstance(value, list):
        broken = [form.bind(_whole(field, pointer), pointer, part)]
        return Entries(field, pointer, [], broken, is_list=False, has_value=True, reason=reason)
    held: list[Any] = [] if value is ABSENT else value
    entry = _entry(field)
    choices = schema.field(entry.path).choices if not field.choices else ()
    switches = [switch(form, field, pointer, choice, choice, choice in held, part) for choice in choices]
    places = [place for place, one in enumerate(held) if one not in choices or one in held[:place]]
    controls = [form.bind(entry, f"{pointer}/{place}", part) for place in places]
    for control in controls if suggested else ():
        control.offers = f"{ident(pointer)}-l"
    return Entries(field, pointer, switches, controls, True, value is not ABSENT, reason, tuple(suggested))


def switch(
    form: Binding, field: Field, pointer: str, choice: str, label: Words, is_chosen: bool, part: str
) -> Control:
    """Whether a list holds one of its choices."""
    return form.remember(
        Control(
            name=f"{pointer}/{MEMBER}{choice}",
            field=_switched(field, label),
            value=is_chosen,
            kind="boolean",
            finding=form.finding(pointer),
            reason=form.reason(field.ruled_out),
            part=part,
        )
    )


@lru_cache(maxsize=1024)
def _entry(field: Field) -> Field:
    """An emptied entry stays: it is a row, and rows are taken off by their button."""
    return replace(field, path=f"{field.path}[]", blank_is_text=True, suggestions=None)


@lru_cache(maxsize=1024)
def _switched(field: Field, label: Words) -> Field:
    return replace(field, default="false", label=label)


@lru_cache(maxsize=1024)
def _whole(field: Field, pointer: str) -> Field:
    """The place as a plain text: no field of the API has this name."""
    return replace(field, path=pointer, suggestions=None)
