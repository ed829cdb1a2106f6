"""Tables of rows as HTML, written in Python as the controls are: a container can have hundreds of rows."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer.drafts.control_html import cell_html, field_html
from designer.drafts.fields import Options, Rows, Variables, Words
from designer.drafts.tables import BoundPart, Row
from designer.teams.templatetags.icons import icon


def part_html(part: BoundPart, url: str) -> SafeString:
    """The table of a part with its buttons; `url` is where they post."""
    match part.part:
        case Rows(label=label, hint=hint, columns=columns, add=add, ordered=ordered):
            heads = [column.label for column in columns]
            buttons = _button(url, f"insert:{part.pointer}", "plus", add)
        case Options(label=label, hint=hint, add=add):
            heads, ordered = [_("Option"), _("Value")], False
            buttons = _button(url, f"option:{part.pointer}", "plus", add)
        case Variables():
            label, hint, ordered = _("Environment variables"), "", False
            heads = [_("Key"), _("Value type"), _("Value")]
            buttons = _variable_buttons(part, url)
        case other:
            raise TypeError(f"{type(other).__name__} is no table")
    gone = "unset" if isinstance(part.part, Options) else "remove"
    body = "".join(_row(row, number, url, gone, ordered) for number, row in enumerate(part.rows, start=1))
    return mark_safe(  # noqa: S308 - every value is escaped where it is put in
        f'<fieldset class="stack s"><legend class="lbl">{escape(str(label))}</legend>'
        f'{_hint(hint)}{_unusable(part, url)}{_table(heads, body)}<div class="row">{buttons}</div></fieldset>'
    )


def _hint(hint: Words) -> str:
    return f'<p class="hint">{escape(str(hint))}</p>' if hint else ""


def _table(heads: Iterable[Words], body: str) -> str:
    if not body:
        return ""
    head = "".join(f'<th scope="col">{escape(str(text))}</th>' for text in heads)
    return f'<table class="rows r"><thead><tr>{head}<td></td></tr></thead><tbody>{body}</tbody></table>'


def _row(row: Row, number: int, url: str, gone: str, ordered: bool) -> str:
    cells = [cell_html(cell) for cell in row.cells]
    if row.kind is not None:
        cells.insert(1, cell_html(row.kind))
    up = f"move:{row.pointer}:{row.position - 1}"
    buttons = (
        _icon_button(url, up, "chevron-up", _("Move row %(n)d up"), number) if ordered and number > 1 else ""
    )
    buttons += _icon_button(url, f"{gone}:{row.pointer}", "trash-2", _("Remove row %(n)d"), number)
    return f'<tr>{"".join(cells)}<td class="nw">{buttons}</td></tr>'


def _button(url: str, do: str, picture: str, label: Words) -> str:
    return (
        f'<button class="btn s" name="do" value="{escape(do)}" hx-post="{url}" hx-swap="none">'
        f"{icon(picture)}{escape(str(label))}</button>"
    )


def _icon_button(url: str, do: str, picture: str, label: str, number: int) -> str:
    return (
        f'<button class="btn s x q" name="do" value="{escape(do)}" hx-post="{url}" hx-swap="none"'
        f' aria-label="{escape(label % {"n": number})}">{icon(picture)}</button>'
    )


def _variable_buttons(part: BoundPart, url: str) -> str:
    container = part.pointer.rpartition("/")[0]
    return _button(url, f"insert:{part.pointer}", "plus", _("Add variable")) + _button(
        url, f"insert:{container}/secrets", "key-round", _("Add secret")
    )


def _unusable(part: BoundPart, url: str) -> str:
    """What stands where the table should be, and a way to take it off."""
    return "".join(
        f'<div class="row nwrap">{field_html(control)}'
        f"{_button(url, f'unset:{control.name}', 'trash-2', _('Remove'))}</div>"
        for control in part.controls
    )
