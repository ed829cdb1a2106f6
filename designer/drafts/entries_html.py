"""Lists of plain values as HTML: a control an entry, switches for choices, a button for one more."""

from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer.drafts.control_html import (
    FieldWords,
    field_html,
    hint_html,
    input_html,
    message_html,
    remove_html,
    words_of,
)
from designer.drafts.entries import Cell, Entries
from designer.teams.templatetags.icons import icon


def place_html(cell: Cell, language: str) -> SafeString:
    """What stands in one place of a grid."""
    return entries_html(cell, language) if isinstance(cell, Entries) else field_html(cell, language)


def entries_html(entries: Entries, language: str) -> SafeString:
    """A list with its label and hint."""
    words, id = words_of(entries.field, language), entries.id
    hint = escape(str(entries.reason)) if entries.reason else words.hint
    return mark_safe(  # noqa: S308 - escaped where written
        f'<div class="f {entries.field.width}" id="{id}" data-at="{escape(entries.pointer)}" role="group"'
        f' aria-labelledby="{id}-n">'
        f'<span class="lbl" id="{id}-n">{words.label}</span>{hint_html(id, hint, words.more)}'
        f"{_body(entries, words, language)}</div>"
    )


def entries_cell_html(entries: Entries, language: str) -> str:
    """The same in a table, labelled by its column for those who do not see the head."""
    words = words_of(entries.field, language)
    hint = f'<span class="hint">{escape(str(entries.reason))}</span>' if entries.reason else ""
    return (
        f'<td data-l="{words.label}" id="{entries.id}" role="group" aria-label="{words.label}">'
        f"{hint}{_body(entries, words, language)}</td>"
    )


def _body(entries: Entries, words: FieldWords, language: str) -> str:
    rows = "".join((*_switches(entries, language), *_rows(entries, words)))
    add = "" if entries.switches or entries.reason or not entries.is_list else _add(entries, words)
    remove = remove_html(entries.pointer) if _may_go_whole(entries) else ""
    look = "entries choices" if entries.switches else "entries"
    return f'<div class="{look}">{rows}{add}{remove}{_suggestions(entries)}</div>'


def _may_go_whole(entries: Entries) -> bool:
    """A list that cannot be used, that is none, or that is empty."""
    is_empty = entries.has_value and not entries.controls and not entries.switches
    return entries.has_value and (bool(entries.reason) or not entries.is_list or is_empty)


def _switches(entries: Entries, language: str) -> Iterator[str]:
    for control in entries.switches:
        words = words_of(control.field, language)
        body = input_html(control, words, described=False)
        yield f'<label class="chk">{body}<span>{words.label}</span></label>{message_html(control)}'


def _rows(entries: Entries, words: FieldWords) -> Iterator[str]:
    remove = _("Remove %(field)s")
    for number, control in enumerate(entries.controls, start=1):
        label = f"{words.label} {number}" if entries.is_list else words.label
        body = input_html(control, words, label, described=False)
        gone = escape(remove % {"field": ""}) + label
        button = (
            f'<button class="btn x" name="do" value="remove:{escape(control.name)}" data-here'
            f' aria-label="{gone}">{icon("trash-2")}</button>'
        )
        joined = f'<div class="join">{body}{button}</div>' if entries.is_list else body
        yield f"{joined}{message_html(control)}"


def _add(entries: Entries, words: FieldWords) -> str:
    add = escape(_("Add"))
    return (
        f'<button class="btn s" name="do" value="insert:{escape(entries.pointer)}" data-here'
        f' aria-label="{add}: {words.label}">{icon("plus")}{add}</button>'
    )


def _suggestions(entries: Entries) -> str:
    if not entries.suggestions or not entries.controls:
        return ""
    options = "".join(f'<option value="{escape(text)}">' for text in entries.suggestions)
    return f'<datalist id="{entries.id}-l">{options}</datalist>'
