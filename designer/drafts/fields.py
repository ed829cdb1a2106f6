"""What a step is made of: fields, tables of rows, and the sections that hold them, as data."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.utils.functional import Promise

from designer.taskdef.items import Item
from designer.taskdef.task import Task

Words = str | Promise
Choices = Sequence[tuple[str, Words]]
RuledOut = Callable[[Task], Words]
"""Why a field cannot be used in this task ("Not on Fargate"); empty when it can."""


def is_said(words: Words) -> bool:
    """Whether there are words. Those that are translated when they are shown need not be translated now."""
    return isinstance(words, Promise) or words != ""


def usable(_task: Task) -> Words:
    """The answer of a field that every task can use."""
    return ""


def nothing(_task: Task, _item: Item) -> Words:
    """The words of an item about which there is nothing to say."""
    return ""


def always(_task: Task, _item: Item) -> bool:
    """A section or field that every item has."""
    return True


def no_context(_task: Task, _item: Item) -> dict[str, Any]:
    """What a picture adds that shows nothing but its fields."""
    return {}


@dataclass(frozen=True)
class Tile:
    """A choice shown as a card: its value, title, picture, a few words; `name` for lists."""

    value: str
    title: Words
    icon: str
    words: Words
    short: Words = ""

    @property
    def name(self) -> Words:
        return self.short or self.title


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """One value of the document, by its path. Kind and choices come from the schema unless given.

    `width` is a class of the twelve-column grid, or of a table's column; a column without one takes
    what is left. `default` is what ECS takes when the member is
    absent, shown in switches and selects. `blank_is_text` keeps an emptied value as "" where empty
    has a meaning; elsewhere emptying removes the member. `redraws` names the parts and fields whose
    look depends on this one. A list of choices (a path that ends in []) has one tile a choice. A field
    of a grid for which `shown` does not hold appears only while it has a value. One whose path is a list
    of plain values is a control an entry, or a switch a choice; any other list, a map or a structure is
    edited as JSON text. `suggests` are suggestions for one place, told by its pointer; the first is shown
    where the field is empty. `hint_language` is that of a hint in others' words.
    """

    path: str
    label: Words
    hint: Words = ""
    width: str = ""
    unit: Words = ""
    look: str = ""
    mono: bool = False
    choices: Callable[[Task, Any], Choices] | None = None
    suggestions: Callable[[Task], Sequence[str]] | None = None
    suggests: Callable[[Task, str], Sequence[str]] | None = None
    example: str = ""
    ruled_out: RuledOut = usable
    default: str = ""
    blank_is_text: bool = False
    redraws: tuple[str, ...] = ()
    tiles: tuple[Tile, ...] = ()
    shown: Callable[[Task, Item], bool] = always
    hint_language: str = ""


@cache
def where_usable(reason: RuledOut) -> Callable[[Task, Item], bool]:
    """Shows a field only where nothing rules it out, or where it has a value."""
    return lambda task, _item: not is_said(reason(task))


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """Fields beside each other."""

    id: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows:
    """A list shown as a table, one row an item. A single column whose path ends in [] edits plain texts.

    A `titled` one shows its name, for a section that holds more. Where it is `ruled_out`, it appears only
    while it has a value.
    """

    id: str
    path: str
    label: Words
    columns: tuple[Field, ...]
    add: Words
    hint: Words = ""
    ordered: bool = False
    titled: bool = False
    ruled_out: RuledOut = usable


@dataclass(frozen=True, kw_only=True, eq=False)
class Options:
    """A map shown as a table of keys and values; `named` keys have fields of their own elsewhere.

    Where it is `ruled_out`, it appears only while it has a value.
    """

    id: str
    path: str
    label: Words
    add: Words
    hint: Words = ""
    named: tuple[str, ...] = ()
    key: Words = ""
    ruled_out: RuledOut = usable


@dataclass(frozen=True, kw_only=True, eq=False)
class Variables:
    """Environment values and secrets of a container in one table."""

    id: str
    environment: str
    secrets: str
    value_columns: tuple[Field, ...]
    secret_columns: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Picture:
    """A part with a template of its own, for what is no plain field. `fields` are those it edits.

    It `asks` for paths without such a field; those that it edits `elsewhere` are lists that another step
    asks for. A `flush` one has no margins: a table as wide as its card.
    """

    id: str
    template: str
    context: Callable[[Task, Item], dict[str, Any]] = no_context
    fields: tuple[Field, ...] = ()
    asks: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    flush: bool = False


Part = Grid | Rows | Options | Variables | Picture


@dataclass(frozen=True, kw_only=True, eq=False)
class Section:
    """Parts under one heading, which is `short` in an outline. `says` is the value a closed section shows.

    `unset` is the path that can be taken off whole. An item for which `shown` does not hold goes
    without the section. `aside` stands at the right of the heading.
    """

    id: str
    title: Words
    parts: tuple[Part, ...]
    short: Words = ""
    lead: Words = ""
    says: Callable[[Task, Item], Words] | None = None
    opened: bool = True
    unset: str = ""
    shown: Callable[[Task, Item], bool] = always
    aside: Words = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Step:
    """One page of the wizard. With `items`, the path of a list, it edits one item of it at a time.

    Of an item, `item_says` tells in the list of items, `item_tag` beside its name. `most` is how many
    there may be, `add` the button for one more, `none_yet` what stands where there is none. The
    sections `below` the items are of the document itself.
    """

    slug: str
    title: Words
    lead: Words
    sections: tuple[Section, ...] = ()
    below: tuple[Section, ...] = ()
    items: str = ""
    item_says: Callable[[Task, Item], Words] = nothing
    item_tag: Callable[[Task, Item], Words] = nothing
    most: int = 0
    add: Words = ""
    none_yet: Words = ""
    filled: Callable[[Task], bool] = bool

    @cached_property
    def all_sections(self) -> tuple[Section, ...]:
        return (*self.sections, *self.below)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths this step asks for: of fields, columns, and whole tables."""
        return tuple(path for part in self._parts() for path in paths_of(part))

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The paths of lists it edits as well although another step asks for them."""
        parts = (part for part in self._parts() if isinstance(part, Picture))
        return tuple(path for part in parts for path in part.elsewhere)

    def _parts(self) -> Iterator[Part]:
        for section in self.all_sections:
            yield from section.parts


def paths_of(part: Part) -> tuple[str, ...]:
    """The paths of a part's values."""
    match part:
        case Grid(fields=fields):
            return tuple(field.path for field in fields)
        case Picture(fields=fields, asks=asks):
            return (*asks, *(field.path for field in fields))
        case Rows(path=path, columns=columns):
            return (path, *(column.path for column in columns))
        case Options(path=path):
            return (path,)
        case Variables(environment=environment, secrets=secrets):
            columns = (*part.value_columns, *part.secret_columns)
            return (environment, secrets, *(column.path for column in columns))
