"""One form control: its name, the text it shows, and its HTML, written in Python because a page has sixty.

A control's name is the JSON Pointer of its value. Text inputs throughout: the browser must never
correct or withhold what was typed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s
from typing import Any, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer import taskdef
from designer.drafts.fields import Choices, Field, Words
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, level_name, message
from designer.taskdef import schema
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding
from designer.teams.templatetags.icons import icon

_PLAIN: Final = re.compile(r"[A-Za-z0-9/_-]*\Z", re.ASCII)
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z", re.ASCII)


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
    return text


@dataclass(slots=True, kw_only=True)
class Control:
    """A field bound to its value in a document. `part` names what it is redrawn with."""

    name: str
    field: Field
    value: Any
    kind: str
    choices: Choices = ()
    suggestions: Sequence[str] = ()
    reason: Words = ""
    finding: Finding | None = None
    part: str = ""

    @property
    def id(self) -> str:
        return ident(self.name)

    @property
    def text(self) -> str:
        """What the page shows; a post that brings the same text back changed nothing."""
        return self.field.default if self.value is ABSENT else shown(self.value)

    def typed(self, text: str) -> Any:
        """The value for a posted text; ABSENT when the member goes."""
        if text == "" and not self.field.blank_is_text:
            return ABSENT
        return typed(text, self.kind)

    @property
    def is_switch(self) -> bool:
        return self.kind == "boolean" and self.text in ("true", "false")

    @property
    def html(self) -> SafeString:
        """The whole field for a grid."""
        return field_html(self)

    @property
    def cell(self) -> SafeString:
        """The field as a cell of a table."""
        return cell_html(self)

    @property
    def redrawn(self) -> SafeString:
        """The whole field, to be swapped in its place."""
        return mark_safe(self.html.replace(">", ' hx-swap-oob="true">', 1))  # noqa: S308 - escaped there

    @property
    def message(self) -> SafeString:
        """The line under the control, to be swapped in its place."""
        return mark_safe(message_html(self, ' hx-swap-oob="true"'))  # noqa: S308 - escaped there


def control(
    kind: str, pointer: str, field: Field, value: Any, *, choices: Choices | None, **bound: Any
) -> Control:
    """A control whose choices come from the schema where the field names none."""
    found = schema.find(field.path)
    if choices is None:
        choices = [(choice, choice) for choice in found.choices] if found is not None else []
    if kind == "boolean" and not field.default:
        field = replace(field, default="false")
    return Control(name=pointer, field=field, value=value, kind=kind, choices=choices, **bound)


def message_html(control: Control, more: str = "") -> str:
    """The line under a control, kept free when there is nothing to say."""
    found = control.finding
    if found is None:
        return f'<span class="msg" id="{control.id}-m"{more}></span>'
    tone = LEVEL_TONES[found.level]
    mark = icon(LEVEL_ICONS[found.level], label=level_name(found.level))
    return (
        f'<span class="msg t-{tone}" id="{control.id}-m" data-level="{found.level}"{more}>'
        f"{mark} {escape(message(found))}</span>"
    )


def _attributes(control: Control, label: str = "") -> str:
    """The attributes every control shares: name, id, label, description, state."""
    described = (
        f"{control.id}-h {control.id}-m" if control.field.hint or control.reason else f"{control.id}-m"
    )
    text = f' name="{escape(control.name)}" id="{control.id}" aria-describedby="{described}"'
    if label:
        text += f' aria-label="{escape(label)}"'
    if control.finding is not None and control.finding.level == "error":
        text += ' aria-invalid="true"'
    if control.reason:
        text += " disabled"
    return text


def input_html(control: Control, label: str = "") -> str:
    """The bare control, without label, hint and message."""
    attributes = _attributes(control, label)
    if control.choices and control.field.look != "text":
        return _select(control, attributes)
    if control.is_switch:
        return _switch(control, attributes)
    style = "in mono" if control.field.mono else "in"
    if "\n" in control.text or control.field.look == "textarea":
        return f'<textarea class="{style}" rows="3"{attributes}>\n{escape(control.text)}</textarea>'
    return _text(control, style, attributes)


def _text(control: Control, style: str, attributes: str) -> str:
    if control.kind == "integer":
        attributes += ' inputmode="numeric"'
    if control.field.example:
        attributes += f' placeholder="{escape(control.field.example)}"'
    offered = ""
    if control.suggestions:
        attributes += f' list="{control.id}-l"'
        options = "".join(f'<option value="{escape(text)}">' for text in control.suggestions)
        offered = f'<datalist id="{control.id}-l">{options}</datalist>'
    return (
        f'<input class="{style}" type="text" autocomplete="off" spellcheck="false"'
        f' value="{escape(control.text)}"{attributes}>{offered}'
    )


def _select(control: Control, attributes: str) -> str:
    """A value the choices do not know is its own selected option."""
    known = {value for value, _label in control.choices}
    options = "" if "" in known or control.field.default else _option("", "–", control.text)
    if control.text and control.text not in known:
        options += _option(control.text, _("%(value)s (not offered)") % {"value": control.text}, control.text)
    options += "".join(_option(value, label, control.text) for value, label in control.choices)
    return f'<select class="in"{attributes}>{options}</select>'


def _option(value: str, label: Words, selected: str) -> str:
    chosen = " selected" if value == selected else ""
    return f'<option value="{escape(value)}"{chosen}>{escape(label)}</option>'


def _switch(control: Control, attributes: str) -> str:
    """The hidden false goes before the true: an unticked box posts the first alone."""
    checked = " checked" if control.text == "true" else ""
    return (
        f'<input type="hidden" name="{escape(control.name)}" value="false">'
        f'<input type="checkbox" role="switch" value="true"{checked}{attributes}>'
    )


def field_html(control: Control) -> SafeString:
    """A whole field: label, hint, control, message; with a way to take off a value that is ruled out."""
    hint = control.reason or control.field.hint
    hinted = f'<span class="hint" id="{control.id}-h">{escape(hint)}</span>' if hint else ""
    if control.is_switch:
        return mark_safe(  # noqa: S308 - every value above is escaped
            f'<div class="f {control.field.width} sw-f" id="{control.id}-f"><div class="in-sw">'
            f'<label class="chk">{input_html(control)}<span>{escape(control.field.label)}'
            f"</span></label>{hinted}</div>{message_html(control)}</div>"
        )
    body = input_html(control)
    if control.field.unit:
        body = f'<div class="join">{body}<span class="unit">{escape(control.field.unit)}</span></div>'
    if control.reason and control.value is not ABSENT:
        body = f'<div class="join">{body}{remove_html(control.name)}</div>'
    return mark_safe(  # noqa: S308
        f'<div class="f {control.field.width}" id="{control.id}-f">'
        f'<label for="{control.id}">{escape(control.field.label)}</label>'
        f"{hinted}{body}{message_html(control)}</div>"
    )


def remove_html(pointer: str) -> str:
    """A button that takes the member off."""
    return (
        f'<button class="btn" name="do" value="unset:{escape(pointer)}">'
        f"{icon('trash-2')} {escape(_('Remove'))}</button>"
    )


def cell_html(control: Control) -> SafeString:
    """A control in a table, labelled by its column for those who do not see the head."""
    label = str(control.field.label)
    body = input_html(control, label)
    if control.reason and control.value is not ABSENT:
        body = f'<div class="join">{body}{remove_html(control.name)}</div>'
    hint = f'<span class="hint" id="{control.id}-h">{escape(control.reason)}</span>' if control.reason else ""
    return mark_safe(  # noqa: S308
        f'<td data-l="{escape(label)}">{body}{hint}{message_html(control)}</td>'
    )
