"""Numbers, truths and texts in each other's type: "80" for 80, 512 for "512", "true" for true."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from designer.taskdef import schema_types, walking
from designer.taskdef.paths import ABSENT
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.text import compact
from designer.taskdef.walking import Place
from designer.taskdef.words import gettext_noop as _

_EXACT: Final = 2**53


def propose(value: Any) -> Iterator[Proposal]:
    for place in walking.each(value):
        if place.shape is None or type(place.value) is place.shape.type or place.value in (None, ""):
            continue
        meant = schema_types.meant(place.shape, place.value)
        if meant is not ABSENT and _is_sound(place, meant):
            yield Proposal(
                kind="changed",
                template=_WORDS[place.shape.type],
                before=cut(compact(place.value)),
                after=cut(compact(meant)),
                is_guess=not _is_exact(place.value, meant),
                path=place.path,
                change=partial(walking.put, place=place, value=meant),
            )


_WORDS: Final = {
    int: _("The API wants a number here: it is written without quotes."),
    str: _("The API wants text here: it is written in quotes."),
    bool: _("The API wants true or false here: it is written without quotes."),
    list: _("The API wants a list here: square brackets are written around the one entry."),
}


def _is_sound(place: Place, meant: Any) -> bool:
    """A placeholder waits for what fills it in; a float beyond 2^53 is no exact number."""
    return not (isinstance(place.value, float) and abs(place.value) > _EXACT) and not (
        isinstance(meant, list) and isinstance(place.value, str) and "$" in place.value
    )


def _is_exact(value: Any, meant: Any) -> bool:
    """Whether nobody can have meant another thing: a command line in one text may be meant as words."""
    if isinstance(meant, list):
        return isinstance(value, dict)
    return not isinstance(value, str) or value.strip().lower() == compact(meant)
