"""Rows filled from text that was copied out of a spreadsheet: from one cell on, to the right and down."""

from typing import Final

from designer.drafts.controls import Control
from designer.drafts.fields import Options, Rows, Variables
from designer.drafts.forms import StepForm
from designer.drafts.names import KEY, VALUE
from designer.drafts.tables import BoundPart, Row
from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.env_files import sheet
from designer.taskdef.paths import ABSENT

MOST: Final = 3000
"""Rows that are filled at once: more do not fit into a task definition."""

Cells = list[list[str]]


def fill(editor: Editor, form: StepForm, name: str, text: str) -> str:
    """Write the cells of a text from the control of this name on; rows that are missing are added.

    Answers the control's name. Raises LookupError where that is no cell of a table, or the rows are too
    wide for it or too many.
    """
    cells = [row.cells for row in sheet.rows(text.replace("\r\n", "\n").replace("\r", "\n"))]
    part = form.part(form.controls[name].part)
    if not cells or len(cells) > MOST:
        raise LookupError(name)
    match part.part:
        case Rows() | Variables():
            _fill_rows(editor, part, name, cells)
        case Options():
            _fill_map(editor, part, name, cells)
        case _:
            raise LookupError(name)
    return name


def _fill_rows(editor: Editor, part: BoundPart, name: str, cells: Cells) -> None:
    row = next((row for row in part.rows if _is_in(row, name)), None)
    if row is None:
        raise LookupError(name)
    columns = [one for one in row.cells if isinstance(one, Control) and not one.reason]
    columns = columns[[one.name for one in columns].index(name) :]
    rows, _slash, _place = row.pointer.rpartition("/")
    for place, texts in enumerate(cells, start=row.position):
        if place >= len(paths.get(editor.document, rows)):
            editor.insert(rows, "" if name == row.pointer else {})
        for column, text in zip(columns, _fitting(texts, len(columns), name), strict=False):
            within = column.name.removeprefix(row.pointer)
            editor.put(f"{rows}/{place}{within}", column.typed(_choice(column, text)))


def _is_in(row: Row, name: str) -> bool:
    return any(isinstance(cell, Control) and cell.name == name for cell in row.cells)


def _fitting(texts: list[str], room: int, name: str) -> list[str]:
    """The cells of a row; empty ones at its end may stand beyond the table."""
    while len(texts) > room and not texts[-1]:
        texts = texts[:-1]
    if len(texts) > room:
        raise LookupError(name)
    return texts


def _choice(column: Control, text: str) -> str:
    """A choice is meant also where its name, or other letters, are written."""
    for value, label in column.choices:
        if text.strip().casefold() in (value.casefold(), str(label).casefold()):
            return value
    return text


def _fill_map(editor: Editor, part: BoundPart, name: str, cells: Cells) -> None:
    """Keys and values; a row that has a key takes the new one, unless another has it."""
    start = next(place for place, row in enumerate(part.rows) if _is_in(row, name))
    starts_at_key = name.endswith(KEY)
    if not starts_at_key and not name.endswith(VALUE):
        raise LookupError(name)
    for texts, place in zip(cells, range(start, start + len(cells)), strict=True):
        texts = _fitting(texts, 2 if starts_at_key else 1, name)
        row = part.rows[place].pointer if place < len(part.rows) else None
        if not starts_at_key and row is None:
            raise LookupError(name)
        where = row if not starts_at_key or row is None else _named(editor, row, texts[0])
        if where is None:
            where = f"{part.pointer}/{paths.escape(texts[0])}"
        if texts[1:] or not starts_at_key or paths.get(editor.document, where) is ABSENT:
            editor.put(where, (texts[1:] or [""])[0] if starts_at_key else texts[0])


def _named(editor: Editor, row: str, key: str) -> str:
    """The place of the row after it took this key; of the row that has it already."""
    where = f"{row.rpartition('/')[0]}/{paths.escape(key)}"
    if paths.get(editor.document, where) is ABSENT and paths.get(editor.document, row) is not ABSENT:
        editor.rename(row, key)
    return where
