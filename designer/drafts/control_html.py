"""Controls as HTML, written in Python: a page has sixty, and a template for each would cost most of it.

Text inputs throughout: the browser must never correct or withhold what was typed.
"""

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from designer.drafts import json_text
from designer.drafts.controls import Control
from designer.drafts.field_help import help_url
from designer.drafts.fields import Field, Words
from designer.drafts.pickers import pick_html
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, level_name, message
from designer.taskdef.paths import ABSENT
from designer.teams.templatetags.icons import icon
from designer.translated import gettext as _


@dataclass(frozen=True)
class FieldWords:
    """The words of a field in one language, escaped; `more` is the link to its help."""

    label: str
    hint: str
    unit: str
    example: str
    more: str


@lru_cache(maxsize=2048)
def words_of(field: Field, _language: str) -> FieldWords:
    """A field's words in the language of the page, which is asked for once a part: asking takes time."""
    label, hint = escape(str(field.label)), escape(str(field.hint))
    if field.hint_language:
        hint = f'<span lang="{field.hint_language}">{hint}</span>'
    more = more_html(field.path, label)
    return FieldWords(label, hint, escape(str(field.unit)), escape(field.example), more)


def more_html(path: str, label: str) -> str:
    """The link to the page on a field; the script shows what it says in place of it."""
    address = help_url(path)
    if not address:
        return ""
    words = escape(_("more"))
    return f'<a rel="help" href="{address}" aria-label="{label}: {words}">{words}</a>'


def field_html(control: Control, language: str) -> SafeString:
    """A whole field: label, hint, control, message; with a way to take off a value that is ruled out."""
    words, id = words_of(control.field, language), control.id
    hint = escape(str(control.reason)) if control.reason else words.hint
    body, below = input_html(control, words, described=bool(hint)), message_html(control)
    if control.is_switch:
        small = f'<small id="{id}-h">{hint}</small>' if hint else ""
        return _safe(
            f'<div class="f {control.field.width} switch" id="{id}-f"><div class="row">'
            f'<label class="chk">{body}<span>{words.label}{small}</span></label>{words.more}'
            f"{_remove_ruled_out(control)}</div>{below}</div>"
        )
    hinted = hint_html(id, hint, words.more)
    body = _with_pick(control, body)
    if words.unit:
        body = f'<div class="join">{body}<span class="unit">{words.unit}</span></div>'
    remove = _remove_ruled_out(control)
    if remove:
        body = f'<div class="join">{body}{remove}</div>'
    return _safe(
        f'<div class="f {control.field.width}" id="{id}-f"><label for="{id}">{words.label}</label>'
        f"{hinted}{body}{below}</div>"
    )


def hint_html(id: str, hint: str, more: str) -> str:
    """The line between a label and its control: the hint, and the way to the API's own help."""
    if not more:
        return f'<span class="hint" id="{id}-h">{hint}</span>' if hint else ""
    return f'<div class="hint"><span id="{id}-h">{hint}</span> {more}</div>'


def _remove_ruled_out(control: Control) -> str:
    return remove_html(control.name) if control.reason and control.value is not ABSENT else ""


def cell_html(control: Control, language: str) -> SafeString:
    """A control in a table, labelled by its column for those who do not see the head."""
    words = words_of(control.field, language)
    body, hint = input_html(control, words, words.label, described=bool(control.reason)), ""
    if control.reason:
        hint = f'<span class="hint" id="{control.id}-h">{escape(str(control.reason))}</span>'
        if control.value is not ABSENT:
            body = (
                f'<div class="join">{body}{small_remove_html(control.name, str(control.field.label))}</div>'
            )
    body = _with_pick(control, body, words.label)
    if control.is_switch:
        body = f'<span class="chk">{body}</span>'
    wide = "" if control.field.width else ' class="w"'
    return _safe(f'<td{wide} data-l="{words.label}">{body}{hint}{message_html(control)}</td>')


def message_html(control: Control, attribute: str = "id") -> str:
    """The line under a control, kept free when there is nothing to say.

    In the answer to a save its id stands in `data-for`, for the script to find the line that is there.
    """
    found = control.finding
    if found is None:
        return f'<span class="msg" {attribute}="{control.id}-m"></span>'
    tone = LEVEL_TONES[found.level]
    mark = icon(LEVEL_ICONS[found.level], label=level_name(found.level))
    return (
        f'<span class="msg t-{tone}" {attribute}="{control.id}-m" data-level="{found.level}">'
        f"{mark} {escape(message(found))}</span>"
    )


def remove_html(pointer: str) -> str:
    """A button that takes the member off."""
    label = escape(_("Remove"))
    return f'<button class="btn" name="do" value="unset:{escape(pointer)}">{icon("trash-2")} {label}</button>'


def small_remove_html(pointer: str, name: str) -> str:
    """The same in a table, where the value needs the room."""
    label = escape(_("Remove %(field)s") % {"field": name})
    return (
        f'<button class="btn x" name="do" value="unset:{escape(pointer)}" aria-label="{label}">'
        f"{icon('trash-2')}</button>"
    )


def input_html(control: Control, words: FieldWords, label: str = "", *, described: bool) -> str:
    """The bare control. `label` names it where no label element does; `described`: it has a hint."""
    attributes = _attributes(control, label, described)
    if control.choices and control.field.look != "text":
        return _select(control, attributes)
    if control.is_switch:
        return _switch(control, attributes)
    style = "in mono" if control.field.mono else "in"
    if control.field.look == "textarea" or "\n" in control.text or control.kind in json_text.KINDS:
        rows, text = _lines(control), escape(control.text)
        return f'<textarea class="{style}" rows="{rows}"{attributes}>\n{text}</textarea>'
    return _text(control, style, attributes, words.example)


def _lines(control: Control) -> int:
    return min(12, max(3, control.text.count("\n") + 1))


def _attributes(control: Control, label: str, described: bool) -> str:
    """What every control has: name, id, label, description, state."""
    id = control.id
    hint = f"{id}-h " if described else ""
    text = f' name="{escape(control.name)}" id="{id}" aria-describedby="{hint}{id}-m"'
    if label:
        text += f' aria-label="{label}"'
    if control.finding is not None and control.finding.level == "error":
        text += ' aria-invalid="true"'
    if control.has_focus:
        text += " autofocus"
    return text + " disabled" if control.reason else text


def _text(control: Control, style: str, attributes: str, example: str) -> str:
    if control.kind == "integer":
        attributes += ' inputmode="numeric"'
    if control.field.suggests and control.suggestions:
        example = escape(control.suggestions[0])
    if example:
        attributes += f' placeholder="{example}"'
    offered = ""
    if control.offers:
        attributes += f' list="{control.offers}"'
    elif control.suggestions:
        attributes += f' list="{control.id}-l"'
        options = "".join(f'<option value="{escape(text)}">' for text in control.suggestions)
        offered = f'<datalist id="{control.id}-l">{options}</datalist>'
    return (
        f'<input class="{style}" type="text" autocomplete="off" spellcheck="false"'
        f' value="{escape(control.text)}"{attributes}>{offered}'
    )


def _with_pick(control: Control, body: str, label: str = "") -> str:
    """A control and the button to the list it can be chosen from, where there is one and it can be used."""
    pick = "" if control.reason else pick_html(control.field.path, control.name, label)
    return f'<div class="join">{body}{pick}</div>' if pick else body


def _select(control: Control, attributes: str) -> str:
    """A value the choices do not know is its own selected option."""
    text, choices = control.text, control.choices
    options = ""
    if not control.field.default and not any(value == "" for value, _label in choices):
        options = _option("", "–", text)
    if text and not any(value == text for value, _label in choices):
        options += _option(text, _("%(value)s (not offered)") % {"value": text}, text)
    options += "".join(_option(value, label, text) for value, label in choices)
    return f'<select class="in"{attributes}>{options}</select>'


def _option(value: str, label: Words, selected: str) -> str:
    chosen, safe = " selected" if value == selected else "", escape(value)
    return f'<option value="{safe}"{chosen}>{safe if label is value else escape(str(label))}</option>'


def _switch(control: Control, attributes: str) -> str:
    """The hidden false goes before the true: an unticked box posts the first alone, a disabled one none."""
    checked = " checked" if control.text == "true" else ""
    off = "" if control.reason else f'<input type="hidden" name="{escape(control.name)}" value="false">'
    return f'{off}<input type="checkbox" role="switch" value="true"{checked}{attributes}>'


def _safe(html: str) -> SafeString:
    """Everything put into it was escaped where it was put in."""
    return SafeString(html)
