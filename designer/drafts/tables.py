"""Parts of a step with their values: grids of fields, tables of rows, maps, variables, pictures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts.binding import Binding
from designer.drafts.controls import Control
from designer.drafts.entries import Cell, Entries, cell, controls_of, switch
from designer.drafts.fields import Field, Grid, Options, Part, Picture, Rows, Tile, Variables, Words
from designer.drafts.names import KEY, KIND, VALUE
from designer.taskdef import paths
from designer.taskdef.paths import ABSENT


@dataclass(frozen=True)
class Row:
    """A row of a table: where its item stands, and its cells.

    `kind` is the select between value and secret; a row that should be a structure and is none has
    one cell for the whole. `blank` is what it holds when it is new and nothing was typed.
    """

    pointer: str
    position: int
    cells: Sequence[Cell]
    kind: Control | None = None
    blank: Any = ABSENT


@dataclass(frozen=True)
class BoundPart:
    """A part and its controls, in the order they are shown; `cells` where it is a grid, `rows` a table.

    `reason` tells why a table cannot be used; one without a value is gone then. `secrets` is where a
    table of variables has its secrets.
    """

    part: Part
    pointer: str
    controls: list[Control] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    context: dict[str, Any] = field(default_factory=dict)
    reason: Words = ""
    secrets: str = ""

    @property
    def id(self) -> str:
        return self.part.id

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing to show of it here."""
        if isinstance(self.part, Grid):
            return not self.cells
        return bool(self.reason) and not (self.rows or self.controls)

    @property
    def blank_places(self) -> dict[str, Any]:
        """The places of rows and entries, which can be left blank, and what they hold then."""
        lists = [cell for cell in self._each_cell() if isinstance(cell, Entries) and cell.is_list]
        entries = {one.name: "" for held in lists for one in held.controls}
        return entries | {row.pointer: row.blank for row in self.rows}

    @property
    def places(self) -> list[str]:
        """Where entries come and go in it."""
        lists = (self.pointer, self.secrets) if self.secrets else (self.pointer,)
        return [*lists, *(cell.pointer for cell in self._each_cell() if isinstance(cell, Entries))]

    def _each_cell(self) -> Iterator[Cell]:
        yield from self.cells
        for row in self.rows:
            yield from row.cells

    def all_controls(self) -> Iterator[Control]:
        yield from self.controls
        for one in self._each_cell():
            yield from controls_of(one)

    @property
    def row_count(self) -> int:
        return len(self.rows)

    @property
    def errors(self) -> int:
        return sum(1 for made in self.all_controls() if made.finding and made.finding.level == "error")

    @property
    def tiles(self) -> list[tuple[Tile, Control]]:
        """The choices of a picture's list, each with its switch."""
        tiles = [tile for made in self.controls[:1] for tile in made.field.tiles]
        return list(zip(tiles, self.controls, strict=True))

    @property
    def named(self) -> dict[str, Control]:
        """The controls of a picture, by the last name of their path."""
        return {_last(made.field.path): made for made in self.controls}


@dataclass(frozen=True, kw_only=True)
class Panel(Picture):
    """A picture with rows of its own: those of the list at the pointer `at`, or of lists under it.

    `bound` makes the rows, and what the template shows besides.
    """

    at: str
    bound: Callable[[Binding, str], tuple[list[Row], dict[str, Any]]]


def bound_part(form: Binding, part: Part) -> BoundPart:
    """The part with its values."""
    match part:
        case Panel(at=at, bound=bound):
            rows, context = bound(form, part.id)
            return BoundPart(part, at, [], rows=rows, context=context)
        case Grid(fields=fields):
            shown = (one for one in fields if is_shown(form, one))
            cells = [cell(form, one, form.pointer(one.path), part.id) for one in shown]
            return BoundPart(part, form.at, cells=cells)
        case Picture(fields=fields, context=context):
            controls = [made for one in fields for made in _of_picture(form, one, part.id)]
            return BoundPart(part, form.at, controls, context=context(form.task, form.item))
        case Rows(path=path, columns=columns):
            pointer = form.pointer(path)
            rows = list(_rows(form, pointer, part.path, columns, part.id))
            broken, reason = _unusable(form, part.id, pointer, list), form.reason(part.ruled_out)
            return BoundPart(part, pointer, broken, rows=rows, reason=reason)
        case Options(path=path):
            pointer = form.pointer(path)
            broken, reason = _unusable(form, part.id, pointer, dict), form.reason(part.ruled_out)
            return BoundPart(part, pointer, broken, rows=_options(form, part), reason=reason)
        case Variables(environment=environment, secrets=secrets):
            pointers = (form.pointer(environment), form.pointer(secrets))
            broken = [made for at in pointers for made in _unusable(form, part.id, at, list)]
            rows = list(_variables(form, part))
            return BoundPart(part, pointers[0], broken, rows=rows, secrets=pointers[1])


def is_shown(form: Binding, one: Field) -> bool:
    """Whether a grid has this field: it can be used, or has a value."""
    return form.shows(one.shown) or form.value(form.pointer(one.path)) is not ABSENT


def _of_picture(form: Binding, one: Field, part: str) -> Iterator[Control]:
    """A list of choices has one switch a choice; any other field is one control."""
    if not one.path.endswith("[]"):
        yield form.bind(one, form.pointer(one.path), part)
        return
    pointer = form.pointer(one.path.removesuffix("[]"))
    chosen = form.value(pointer)
    held = chosen if isinstance(chosen, list) else ()
    for tile in one.tiles:
        yield switch(form, one, pointer, tile.value, tile.title, tile.value in held, part)


def _unusable(form: Binding, part: str, pointer: str, usable: type) -> list[Control]:
    """The one control that shows a value which should be a table and is none."""
    value = form.value(pointer)
    if value is ABSENT or isinstance(value, usable):
        return []
    return [form.bind(Field(path=pointer, label=_("Not a table")), pointer, part)]


def _rows(form: Binding, pointer: str, path: str, columns: tuple[Field, ...], part: str) -> Iterator[Row]:
    found = form.value(pointer)
    for position, item in enumerate(found if isinstance(found, list) else ()):
        at = f"{pointer}/{position}"
        cells: list[Cell]
        if columns[0].path.endswith("[]"):
            cells = [form.bind(columns[0], at, part)]
        elif isinstance(item, dict):
            cells = [cell(form, column, at + _within(path, column.path), part) for column in columns]
        else:
            cells = [form.bind(Field(path=at, label=_("Not a row")), at, part)]
        yield Row(at, position, cells)


@lru_cache(maxsize=1024)
def _within(path: str, column: str) -> str:
    """Where in a row of the list at `path` a column has its value: "/a/b" for "list[].a.b"."""
    return "/" + column.removeprefix(f"{path}[].").replace(".", "/")


def _last(path: str) -> str:
    return path.rsplit(".", 1)[-1].removesuffix("[]")


def _options(form: Binding, part: Options) -> list[Row]:
    pointer = form.pointer(part.path)
    found = form.value(pointer)
    keys = enumerate(found if isinstance(found, dict) else ())
    return [_option(form, part, pointer, place, key) for place, key in keys if key not in part.named]


def _option(form: Binding, part: Options, pointer: str, place: int, key: str) -> Row:
    at, where = f"{pointer}/#{place}", f"{pointer}/{paths.escape(key)}"
    make: Callable[..., Control] = lambda name, value, label, finding: form.remember(  # noqa: E731
        Control(
            name=at + name,
            field=Field(path=part.path + name, label=label, mono=True, blank_is_text=True),
            value=value,
            kind="text",
            finding=finding,
            part=part.id,
        )
    )
    cells: list[Cell] = [make(KEY, key, part.key or _("Option"), None)]
    cells.append(make(VALUE, form.value(where), key, form.finding(where)))
    return Row(where, place, cells)


def _variables(form: Binding, part: Variables) -> Iterator[Row]:
    for path, kind, columns in (
        (part.environment, "value", part.value_columns),
        (part.secrets, "secret", part.secret_columns),
    ):
        for row in _rows(form, form.pointer(path), path, columns, part.id):
            yield replace(row, kind=_kind(form, part.id, row.pointer, kind))


def _kind(form: Binding, part: str, pointer: str, kind: str) -> Control:
    return form.remember(
        Control(
            name=pointer + KIND,
            field=Field(path=pointer + KIND, label=_("Value type"), default=kind, width="w20"),
            value=kind,
            kind="text",
            choices=(("value", _("Value")), ("secret", _("ValueFrom"))),
            part=part,
        )
    )
