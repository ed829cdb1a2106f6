"""Tables of rows as HTML, written in Python as the controls are: a container can have hundreds of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer.drafts.control_html import cell_html, field_html, more_html, words_of
from designer.drafts.controls import ident
from designer.drafts.entries import Cell, Entries
from designer.drafts.entries_html import entries_cell_html
from designer.drafts.fields import Field, Options, Rows, Variables, Words
from designer.drafts.tables import BoundPart, Row
from designer.drafts.variables_html import around, search_html
from designer.taskdef.paths import ABSENT
from designer.teams.templatetags.icons import icon


@dataclass(frozen=True)
class Head:
    """The head of a column, escaped, its width, and a hint under it."""

    label: str
    width: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Table:
    """What a kind of table shows: its name, a hint, its columns and the buttons under it.

    `gone` is the verb that takes a row off; the rows of an `ordered` table can be moved; the name of
    one that `is_named` can be seen, where the heading above does not say it already. `left_out` are
    the columns that no row can use, with the reason. `more` is the link to the help on the list, `above`
    stands over the rows.
    """

    label: Words
    heads: Sequence[Head]
    buttons: str
    hint: Words = ""
    gone: str = "remove"
    ordered: bool = False
    is_named: bool = False
    left_out: tuple[tuple[Field, Words], ...] = ()
    more: str = ""
    above: str = ""


def part_html(part: BoundPart, language: str, draft_id: int = 0) -> SafeString:
    """The table of a part with its buttons, in the language of the page; `draft_id` is for links to more."""
    if part.is_gone:
        return SafeString()
    table = _table_of(part, language, draft_id)
    rows = "".join(_body(table, part.rows, language))
    notes = "".join(
        f'<span class="xs mut">{escape(str(field.label))}: {escape(str(reason))}</span>'
        for field, reason in table.left_out
    )
    id = "" if part.controls else f' id="{ident(part.pointer)}"'
    name = f'<legend class="{"lbl" if table.is_named else "sr"}">{escape(str(table.label))}</legend>'
    buttons = _button(f"unset:{part.pointer}", "trash-2", _("Remove")) if part.reason else table.buttons
    return mark_safe(  # noqa: S308 - every value is escaped where it is put in
        f'<fieldset class="stack s"{id} data-at="{escape(part.pointer)}">{name}'
        f"{_hint(part.reason or table.hint, table.more)}{_unusable(part, language)}{table.above}"
        f"{_rows(table, rows)}"
        f'<div class="row">{buttons}{notes}</div></fieldset>'
    )


def _table_of(part: BoundPart, language: str, draft_id: int) -> Table:
    match part.part:
        case Rows(label=label, hint=hint, columns=columns, add=add, ordered=ordered, titled=titled):
            left_out = _left_out(part.rows)
            gone = {field.path for field, _reason in left_out}
            kept = [one for one in columns if one.path not in gone]
            heads = [_head_of(one, language) for one in kept]
            button = _button(f"insert:{part.pointer}", "plus", add)
            more = more_html(part.part.path, escape(str(label)))
            is_named = ordered or titled
            return Table(
                label, heads, button, hint, ordered=ordered, is_named=is_named, left_out=left_out, more=more
            )
        case Options(label=label, hint=hint, add=add, key=key):
            heads = [Head(escape(str(key or _("Option"))), "w40"), Head(escape(_("Value")))]
            button = _button(f"option:{part.pointer}", "plus", add)
            more = more_html(part.part.path, escape(str(label)))
            return Table(label, heads, button, hint, "unset", is_named=True, more=more)
        case Variables():
            named = ((_("Key"), "w30"), (_("Value type"), "w20"), (_("Value"), ""))
            heads = [Head(escape(words), width) for words, width in named]
            buttons = _variable_buttons(part) + around(part, draft_id)
            return Table(_("Environment variables"), heads, buttons, above=search_html(part))
        case other:
            raise TypeError(f"{type(other).__name__} is no table")


def _head_of(field: Field, language: str) -> Head:
    """A list of plain texts says under its name already what they are."""
    words = words_of(field, language)
    return Head(words.label, field.width, "" if field.path.endswith("[]") else words.hint)


def _left_out(rows: Sequence[Row]) -> tuple[tuple[Field, Words], ...]:
    """The columns that are ruled out and hold nothing in any row."""
    columns: dict[str, list[Cell]] = {}
    for row in rows:
        for cell in row.cells:
            columns.setdefault(cell.field.path, []).append(cell)
    return tuple(
        (cells[0].field, cells[0].reason)
        for cells in columns.values()
        if cells[0].reason and not any(_has_value(cell) for cell in cells)
    )


def _has_value(cell: Cell) -> bool:
    return cell.has_value if isinstance(cell, Entries) else cell.value is not ABSENT


def _hint(hint: Words, more: str) -> str:
    return f'<div class="hint">{escape(str(hint))} {more}</div>' if hint or more else ""


def _rows(table: Table, rows: str) -> str:
    if not rows:
        return ""
    heads = "".join(_head(head) for head in table.heads)
    return f'<table class="rows r"><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>'


def _head(head: Head) -> str:
    width = f' class="{head.width}"' if head.width else ""
    hint = f'<span class="hint">{head.hint}</span>' if head.hint else ""
    return f'<th scope="col"{width}>{head.label}{hint}</th>'


def _body(table: Table, rows: Sequence[Row], language: str) -> Iterator[str]:
    """The rows; one of plain text has the id of its only control, any other has one of its own."""
    left_out = {field.path for field, _reason in table.left_out}
    remove, move = _("Remove row %(n)d"), _("Move row %(n)d up")
    for number, row in enumerate(rows, start=1):
        shown = [cell for cell in row.cells if cell.field.path not in left_out]
        cells = [_cell(cell, language) for cell in shown]
        if row.kind is not None:
            cells.insert(1, cell_html(row.kind, language))
        cells += ["<td></td>"] * (len(table.heads) - len(cells))
        id = "" if _is_whole(row) else f' id="{ident(row.pointer)}"'
        buttons = _icon_button(f"{table.gone}:{row.pointer}", "trash-2", remove, number)
        if table.ordered and number > 1:
            buttons = _icon_button(f"move:{row.pointer}:{number - 2}", "chevron-up", move, number) + buttons
        yield f'<tr{id}>{"".join(cells)}<td class="nw">{buttons}</td></tr>'


def _is_whole(row: Row) -> bool:
    """Whether the row's only control stands for all of it."""
    first = row.cells[0]
    return not isinstance(first, Entries) and first.name == row.pointer


def _cell(cell: Cell, language: str) -> str:
    return entries_cell_html(cell, language) if isinstance(cell, Entries) else cell_html(cell, language)


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
