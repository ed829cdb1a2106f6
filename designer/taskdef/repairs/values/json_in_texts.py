"""Lists and structures that stand as JSON within a text, as Terraform's state has them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from designer.taskdef import text, walking
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.words import gettext_noop as _


def propose(value: Any) -> Iterator[Proposal]:
    for place in walking.each(value):
        if place.shape is None or not isinstance(place.value, str) or place.shape.type not in (list, dict):
            continue
        meant = _held(place.value)
        if type(meant) is place.shape.type:
            yield Proposal(
                kind="changed",
                template=_("A text holds this as JSON: it is written without the quotes around it."),
                before=cut(text.compact(place.value)),
                after=cut(text.compact(meant)),
                path=place.path,
                change=partial(walking.put, place=place, value=meant),
            )


def _held(written: str) -> Any:
    if not written.lstrip().startswith(("{", "[")):
        return None
    try:
        return text.read(written)
    except UnreadableDocument:
        return None
