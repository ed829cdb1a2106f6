"""Members that are remarks for people: `_comment`, `//`, `$schema`."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from designer.taskdef import walking
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.text import compact
from designer.taskdef.words import gettext_noop as _

_BEGINNINGS: Final = ("_", "//", "#", "$")
_REMARKS: Final = frozenset({"comment", "comments"})


def propose(value: Any) -> Iterator[Proposal]:
    for place in walking.each(value):
        is_member = place.outer is not None and place.outer.kind == "structure" and isinstance(place.key, str)
        if is_member and place.shape is None and _is_remark(str(place.key)):
            yield Proposal(
                kind="left",
                template=_("“{key}” is a remark and no field: it is left out."),
                values={"key": place.key},
                before=cut(compact({place.key: place.value})[1:-1]),
                path=place.path,
                change=partial(walking.take_off, place=place),
            )


def _is_remark(key: str) -> bool:
    is_word_of_a_language = key.startswith("__") and key.endswith("__")
    return (key.startswith(_BEGINNINGS) and not is_word_of_a_language) or key.lower() in _REMARKS
