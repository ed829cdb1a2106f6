"""One form control: a field bound to its value, the text it shows, and what a posted text means.

A control's name is the JSON Pointer of its value.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from functools import lru_cache
from hashlib import blake2s
from typing import Any, Final

from designer import taskdef
from designer.drafts import json_text
from designer.drafts.fields import Choices, Field, Words
from designer.taskdef import schema
from designer.taskdef.edits import Editor
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding

_PLAIN: Final = re.compile(r"[A-Za-z0-9/_-]*\Z", re.ASCII)
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z", re.ASCII)


@lru_cache(maxsize=4096)
def ident(pointer: str) -> str:
    """The id of the element for a pointer, safe in HTML, CSS and addresses."""
    if _PLAIN.match(pointer):
        return "f" + pointer.replace("/", "-")
    return "f-" + blake2s(pointer.encode(), digest_size=8).hexdigest()


def shown(value: Any) -> str:
    """The text a control shows for a value: texts as they are, anything else as JSON."""
    if value is ABSENT:
        return ""
    return value if isinstance(value, str) else taskdef.compact(value)


def typed(text: str, kind: str) -> Any:
    """The value that a text stands for in a field of this kind; as typed when it is not of the kind."""
    trimmed = text.strip(" \t\r\n")
    if kind == "integer" and _INTEGER.match(trimmed):
        return int(trimmed)
    if kind == "boolean" and trimmed in ("true", "false"):
        return trimmed == "true"
    return json_text.value(text, kind) if kind in json_text.KINDS else text


@dataclass(slots=True, kw_only=True)
class Control:
    """A field bound to its value in a document.

    `part` names what it is redrawn with; `has_focus` puts the cursor into it. `offers` is the id of the
    list of suggestions that it shares with others.
    `text` is what the page shows; a post that brings the same text back changed nothing.
    `writes` stores the text of a control that is no value of its own: a part of one, or several at once.
    Its name has a "#".
    """

    name: str
    field: Field
    value: Any
    kind: str
    choices: Choices = ()
    suggestions: Sequence[str] = ()
    reason: Words = ""
    finding: Finding | None = None
    part: str = ""
    offers: str = ""
    has_focus: bool = False
    writes: Callable[[Editor, str], None] | None = None

    text: str = dataclass_field(init=False)

    def __post_init__(self) -> None:
        if self.kind in json_text.KINDS:
            self.text = json_text.shown(self.value)
        else:
            self.text = self.field.default if self.value is ABSENT else shown(self.value)

    @property
    def id(self) -> str:
        return ident(self.name)

    def typed(self, text: str) -> Any:
        """The value for a posted text; ABSENT when the member goes."""
        if text == "" and not self.field.blank_is_text:
            return ABSENT
        return typed(text, self.kind)

    @property
    def is_switch(self) -> bool:
        return self.kind == "boolean" and self.text in ("true", "false")


def control(
    kind: str, pointer: str, field: Field, value: Any, *, choices: Choices | None, **bound: Any
) -> Control:
    """A control whose choices come from the schema where the field names none."""
    if choices is None:
        choices = _schema_choices(field.path)
    if kind == "boolean" and not field.default:
        field = _off_by_default(field)
    return Control(name=pointer, field=field, value=value, kind=kind, choices=choices, **bound)


@lru_cache(maxsize=1024)
def _schema_choices(path: str) -> Choices:
    found = schema.find(path)
    return [(choice, choice) for choice in found.choices] if found is not None else []


@lru_cache(maxsize=256)
def _off_by_default(field: Field) -> Field:
    return replace(field, default="false")
