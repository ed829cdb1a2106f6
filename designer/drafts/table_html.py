"""Tables of rows as HTML, written in Python as the controls are: a container can have hundreds of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer.drafts.control_html import cell_html, field_html, words_of
from designer.drafts.controls import Control, ident
from designer.drafts.fields import Field, Options, Rows, Variables, Words
from designer.drafts.tables import BoundPart, Row
from designer.taskdef.paths import ABSENT
from designer.teams.templatetags.icons import icon


@dataclass(frozen=True)
class Head:
    """The head of a column, escaped, and its width."""

    label: str
    width: str = ""


@dataclass(frozen=True)
class Table:
    """What a kind of table shows: its name, a hint, its columns and the buttons under it.

    `gone` is the verb that takes a row off; the rows of an `ordered` table can be moved; the name of
    one that `is_named` can be seen, where the heading above does not say it already. `left_out` are
    the columns that no row can use, with the reason.
    """

    label: Words
    heads: Sequence[Head]
    buttons: str
    hint: Words = ""
    gone: str = "remove"
    ordered: bool = False
    is_named: bool = False
    left_out: tuple[tuple[Field, Words], ...] = ()


def part_html(part: BoundPart, language: str) -> SafeString:
    """The table of a part with its buttons, in the language of the page."""
    table = _table_of(part, language)
    rows = "".join(_body(table, part.rows, language))
    notes = "".join(
        f'<span class="xs mut">{escape(str(field.label))}: {escape(str(reason))}</span>'
        for field, reason in table.left_out
    )
    id = "" if part.controls else f' id="{ident(part.pointer)}"'
    name = f'<legend class="{"lbl" if table.is_named else "sr"}">{escape(str(table.label))}</legend>'
    return mark_safe(  # noqa: S308 - every value is escaped where it is put in
        f'<fieldset class="stack s"{id}>{name}'
        f"{_hint(table.hint)}{_unusable(part, language)}{_rows(table, rows)}"
        f'<div class="row">{table.buttons}{notes}</div></fieldset>'
    )


def _table_of(part: BoundPart, language: str) -> Table:
    match part.part:
        case Rows(label=label, hint=hint, columns=columns, add=add, ordered=ordered):
            left_out = _left_out(part.rows)
            gone = {field.path for field, _reason in left_out}
            kept = [one for one in columns if one.path not in gone]
            heads = [Head(words_of(one, language).label, one.width) for one in kept]
            button = _button(f"insert:{part.pointer}", "plus", add)
            return Table(label, heads, button, hint, ordered=ordered, is_named=ordered, left_out=left_out)
        case Options(label=label, hint=hint, add=add):
            heads = [Head(escape(_("Option")), "w40"), Head(escape(_("Value")))]
            button = _button(f"option:{part.pointer}", "plus", add)
            return Table(label, heads, button, hint, "unset", is_named=True)
        case Variables():
            named = ((_("Key"), "w30"), (_("Value type"), "w20"), (_("Value"), ""))
            heads = [Head(escape(words), width) for words, width in named]
            return Table(_("Environment variables"), heads, _variable_buttons(part))
        case other:
            raise TypeError(f"{type(other).__name__} is no table")


def _left_out(rows: Sequence[Row]) -> tuple[tuple[Field, Words], ...]:
    """The columns that are ruled out and hold nothing in any row."""
    columns: dict[str, list[Control]] = {}
    for row in rows:
        for cell in row.cells:
            columns.setdefault(cell.field.path, []).append(cell)
    return tuple(
        (cells[0].field, cells[0].reason)
        for cells in columns.values()
        if cells[0].reason and all(cell.value is ABSENT for cell in cells)
    )


def _hint(hint: Words) -> str:
    return f'<p class="hint">{escape(str(hint))}</p>' if hint else ""


def _rows(table: Table, rows: str) -> str:
    if not rows:
        return ""
    heads = "".join(_head(head) for head in table.heads)
    return f'<table class="rows r"><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>'


def _head(head: Head) -> str:
    width = f' class="{head.width}"' if head.width else ""
    return f'<th scope="col"{width}>{head.label}</th>'


def _body(table: Table, rows: Sequence[Row], language: str) -> Iterator[str]:
    """The rows; one of plain text has the id of its only control, any other has one of its own."""
    left_out = {field.path for field, _reason in table.left_out}
    remove, move = _("Remove row %(n)d"), _("Move row %(n)d up")
    for number, row in enumerate(rows, start=1):
        shown = [cell for cell in row.cells if cell.field.path not in left_out]
        cells: list[str] = [cell_html(cell, language) for cell in shown]
        if row.kind is not None:
            cells.insert(1, cell_html(row.kind, language))
        cells += ["<td></td>"] * (len(table.heads) - len(cells))
        id = "" if row.cells[0].name == row.pointer else f' id="{ident(row.pointer)}"'
        buttons = _icon_button(f"{table.gone}:{row.pointer}", "trash-2", remove, number)
        if table.ordered and number > 1:
            buttons = _icon_button(f"move:{row.pointer}:{number - 2}", "chevron-up", move, number) + buttons
        yield f'<tr{id}>{"".join(cells)}<td class="nw">{buttons}</td></tr>'


def _button(do: str, picture: str, label: Words, more: str = "") -> str:
    """A button whose work the script does in the page."""
    return (
        f'<button class="btn s" name="do" value="{escape(do)}" data-here{more}>'
        f"{icon(picture)}{escape(str(label))}</button>"
    )


def _icon_button(do: str, picture: str, label: str, number: int) -> str:
    return (
        f'<button class="btn s x q" name="do" value="{escape(do)}" data-here'
        f' aria-label="{escape(label % {"n": number})}">{icon(picture)}</button>'
    )


def _variable_buttons(part: BoundPart) -> str:
    """The second one is where findings about the list of secrets lead."""
    secrets = f"{part.pointer.rpartition('/')[0]}/secrets"
    return _button(f"insert:{part.pointer}", "plus", _("Add variable")) + _button(
        f"insert:{secrets}", "key-round", _("Add secret"), f' id="{ident(secrets)}"'
    )


def _unusable(part: BoundPart, language: str) -> str:
    """What stands where the table should be, and a way to take it off."""
    remove = _("Remove")
    return "".join(
        f'<div class="row nwrap">{field_html(control, language)}'
        f"{_button(f'unset:{control.name}', 'trash-2', remove)}</div>"
        for control in part.controls
    )
