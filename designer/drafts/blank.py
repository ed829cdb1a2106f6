"""Parts whose controls are made when somebody asks: most of them after a save, and all whose HTML is kept."""

from collections.abc import Callable, Hashable, Iterator
from functools import cached_property, lru_cache
from operator import is_
from typing import Any, Final

from designer.drafts.binding import Binding
from designer.drafts.fields import (
    Field,
    Grid,
    Options,
    Part,
    Picture,
    Rows,
    Variables,
    always,
    is_said,
    paths_of,
    usable,
)
from designer.drafts.tables import BoundPart, Panel, bound_part, is_shown
from designer.taskdef import paths
from designer.taskdef.same import written

_MOST: Final = 4096
_LONGEST: Final = 16_000
"""Characters of a part's HTML that is kept; longer are tables that nobody has twice."""

_made: dict[Hashable, str] = {}


class _Values:
    """What a part has in its members; null is not the same as nothing."""

    def __init__(self, held: list[Any]) -> None:
        self._held = held

    @cached_property
    def written(self) -> bytes:
        return written(self._held)

    def __hash__(self) -> int:
        return hash(self.written)

    def __eq__(self, other: object) -> bool:
        """Most of what two versions of a document hold is the very same: an edit leaves it where it is."""
        if not isinstance(other, _Values):
            return NotImplemented
        is_same = len(self._held) == len(other._held) and all(map(is_, self._held, other._held))
        return is_same or self.written == other.written


class _Unbound:
    """A part whose controls come with `bound`; `members` are those of the item that it has its values in."""

    def __init__(self, form: Binding, part: Part, members: frozenset[str]) -> None:
        self._form = form
        self.part = part
        self.members = members

    @property
    def id(self) -> str:
        return self.part.id

    @cached_property
    def bound(self) -> BoundPart:
        """The same with its controls."""
        return bound_part(self._form, self.part)

    @property
    def is_asked_for(self) -> bool:
        """Whether somebody wanted its controls."""
        return "bound" in vars(self)

    @property
    def texts_key(self) -> Hashable:
        """All that the texts of its controls depend on: it tells whether those of two forms may differ."""
        return (self._values, *[self._form.shows(one.shown) for one in _not_always_shown(self.part)])

    @cached_property
    def _values(self) -> "_Values":
        raw = self._form.raw
        names = sorted(self.members)
        return _Values([raw.get(name, ...) for name in names] if isinstance(raw, dict) else [raw])


class UnboundPart(_Unbound):
    """A part with values, or about which there is something to say."""

    @property
    def html_key(self) -> Hashable | None:
        """All that its HTML depends on; None where the cursor may be in it, or a template writes it."""
        form, part = self._form, self.part
        if self.is_asked_for or isinstance(part, Picture):
            return None
        reason = form.says(part.ruled_out) if isinstance(part, Rows | Options) else ""
        looks = [(form.shows(one.shown), *_look(form, one)) for one in _varying(part)]
        columns = [_look(form, one) for one in _varying_columns(part)]
        found = ((one.path, one.rule, one.message) for one in form.found_in(self.members))
        return (part, form.at, self._values.written, reason, *looks, *columns, *self._suggested(), *found)

    def _suggested(self) -> Iterator[Hashable]:
        """What columns suggest for each row by itself."""
        form, part = self._form, self.part
        for one in part.columns if isinstance(part, Rows) else ():
            if one.suggests:
                for row in range(self.row_count):
                    yield tuple(one.suggests(form.task, form.pointer(one.path).replace("[]", str(row), 1)))

    @cached_property
    def is_gone(self) -> bool:
        form, part = self._form, self.part
        if isinstance(part, Grid):
            return not any(is_shown(form, one) for one in part.fields)
        return (
            isinstance(part, Rows | Options) and is_said(form.reason(part.ruled_out)) and self.bound.is_gone
        )

    @property
    def has_findings(self) -> bool:
        """Whether there may be something to say about a control of it."""
        return self._form.has_findings_in(self.members)

    @property
    def errors(self) -> int:
        return self.bound.errors if self.has_findings else 0

    @property
    def row_count(self) -> int:
        """How many rows it has where it is a table."""
        found = (self._form.value(self._form.pointer(path)) for path in _tables(self.part))
        return sum(len(rows) for rows in found if isinstance(rows, list))


class BlankPart(_Unbound):
    """A grid, table or map without a value or finding."""

    errors = 0
    row_count = 0
    has_findings = False

    def __init__(self, form: Binding, part: Grid | Rows | Options, members: frozenset[str]) -> None:
        super().__init__(form, part, members)
        self.is_gone = not self._shown if isinstance(part, Grid) else is_said(form.reason(part.ruled_out))

    @property
    def html_key(self) -> Hashable:
        """All that its HTML depends on."""
        form, part = self._form, self.part
        looks = [_look(form, one) for one in _varying(part) if form.shows(one.shown)]
        reason = form.says(part.ruled_out) if isinstance(part, Rows | Options) else ""
        return (part, form.at, reason, *looks)

    @cached_property
    def _shown(self) -> list[Field]:
        fields = self.part.fields if isinstance(self.part, Grid) else ()
        return [one for one in fields if self._form.shows(one.shown)]


Unbound = UnboundPart | BlankPart
AnyPart = BoundPart | Unbound


def part_of(form: Binding, part: Part) -> AnyPart:
    """The part of a form; a blank one where it is one. A panel has rows that are told by more than it."""
    if isinstance(part, Panel):
        return bound_part(form, part)
    members = members_of(part, form.items)
    if isinstance(part, Grid | Rows | Options) and form.has_nothing_in(members):
        return BlankPart(form, part, members)
    return UnboundPart(form, part, members)


def made_once(part: Unbound, language: str, draft_id: int, make: Callable[[BoundPart], str]) -> str:
    """The HTML of a part, kept by all that it is made of; `make` writes it."""
    parts = part.html_key
    if parts is None:
        return make(part.bound)
    key = (parts, language, draft_id if isinstance(part.part, Variables) else 0)
    found = _made.get(key)
    if found is None:
        found = make(part.bound)
        if len(_made) >= _MOST:
            _made.clear()
        if len(found) <= _LONGEST:
            _made[key] = found
    return found


@lru_cache(maxsize=1024)
def _not_always_shown(part: Part) -> tuple[Field, ...]:
    fields = part.fields if isinstance(part, Grid | Picture) else ()
    return tuple(one for one in fields if one.shown is not always)


@lru_cache(maxsize=1024)
def _varying(part: Part) -> tuple[Field, ...]:
    """The fields of a part that may look otherwise in another document with the same values for them."""
    fields = part.fields if isinstance(part, Grid | Picture) else ()
    return tuple(one for one in fields if one.choices or one.suggestions or not _is_for_all(one))


@lru_cache(maxsize=1024)
def _varying_columns(part: Part) -> tuple[Field, ...]:
    """Those columns of a table."""
    columns = part.columns if isinstance(part, Rows) else ()
    return tuple(one for one in columns if one.choices or one.suggestions or one.ruled_out is not usable)


def _is_for_all(one: Field) -> bool:
    return one.shown is always and one.ruled_out is usable


def _look(form: Binding, one: Field) -> tuple[Any, ...]:
    """What a field without a value shows here, besides what it shows anywhere."""
    return (
        one,
        form.says(one.ruled_out),
        tuple(map(str, (word for choice in one.choices(form.task, form.item) for word in choice)))
        if one.choices
        else (),
        tuple(one.suggestions(form.task)) if one.suggestions else (),
    )


def _tables(part: Part) -> tuple[str, ...]:
    """The paths of the lists whose items are its rows."""
    match part:
        case Rows(path=path):
            return (path,)
        case Variables(environment=environment, secrets=secrets):
            return environment, secrets
    return ()


@lru_cache(maxsize=1024)
def members_of(part: Part, items: str) -> frozenset[str]:
    """The members of the item, or of the document, in which the part has its values."""
    within = f"{items}[]." if items else ""
    return frozenset(paths.split(path.removeprefix(within))[0] for path in paths_of(part))
