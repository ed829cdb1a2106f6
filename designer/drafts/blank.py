"""Parts in which nothing is set: most of a page. Their HTML is made once, their controls when asked for."""

from collections.abc import Callable, Hashable
from functools import cached_property, lru_cache
from typing import Any, Final

from designer.drafts.binding import Binding
from designer.drafts.fields import Field, Grid, Options, Part, Rows, Words, paths_of
from designer.drafts.tables import BoundPart, bound_part
from designer.taskdef import paths

_MOST: Final = 4096
_made: dict[Hashable, str] = {}


class BlankPart:
    """A grid, table or map without a value or finding. `key` tells all that its HTML depends on."""

    errors = 0
    controls: tuple[()] = ()
    rows: tuple[()] = ()

    def __init__(self, form: Binding, part: Grid | Rows | Options) -> None:
        self._form = form
        self.part = part
        shown = (
            [one for one in part.fields if one.shown(form.task, form.item)] if isinstance(part, Grid) else []
        )
        self.reason: Words = "" if isinstance(part, Grid) else part.ruled_out(form.task)
        self.is_gone = not shown if isinstance(part, Grid) else bool(self.reason)
        self.key = (id(part), form.at, str(self.reason), *(_look(form, one) for one in shown))

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


AnyPart = BoundPart | BlankPart


def part_of(form: Binding, part: Part) -> AnyPart:
    """The part of a form; a blank one where it is one."""
    if isinstance(part, Grid | Rows | Options) and form.has_nothing_in(_members(part, form.items)):
        return BlankPart(form, part)
    return bound_part(form, part)


def made_once(part: BlankPart, language: str, make: Callable[[BoundPart], str]) -> str:
    """The HTML of a blank part; `make` writes it."""
    key = (part.key, language)
    found = _made.get(key)
    if found is None:
        if len(_made) >= _MOST:
            _made.clear()
        found = _made[key] = make(part.bound)
    return found


def _look(form: Binding, one: Field) -> tuple[Any, ...]:
    """What a field without a value shows here, besides what it shows anywhere."""
    return (
        id(one),
        str(one.ruled_out(form.task)),
        tuple(map(str, (word for choice in one.choices(form.task, form.item) for word in choice)))
        if one.choices
        else (),
        tuple(one.suggestions(form.task)) if one.suggestions else (),
    )


@lru_cache(maxsize=1024)
def _members(part: Part, items: str) -> frozenset[str]:
    """The members of the item, or of the document, in which the part has its values."""
    within = f"{items}[]." if items else ""
    return frozenset(paths.split(path.removeprefix(within))[0] for path in paths_of(part))
