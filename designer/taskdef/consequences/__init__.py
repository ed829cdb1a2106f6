"""What a change means for the task, in a sentence: one module a topic, each with what it says by pattern."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from designer.taskdef.consequences import access, images, rest, sizes, start
from designer.taskdef.consequences.sides import Sides, Teller
from designer.taskdef.diff import Change
from designer.taskdef.paths import ABSENT, escape
from designer.taskdef.risks import RISKS, risk
from designer.taskdef.said import Said
from designer.taskdef.words import gettext_noop as _

__all__ = ["Sides", "consequence"]

_TELLERS: Final[dict[str, Teller]] = access.SAYS | images.SAYS | start.SAYS | sizes.SAYS | rest.SAYS

_PLAIN: Final = {
    "added": _("New: nothing was set here before."),
    "removed": _("Not set any more: the default applies."),
    "changed": _("Another value than before."),
    "moved": _("Moved from place {before} to place {after}: the order matters here."),
    "renamed": _("Renamed from “{before}” to “{after}”."),
}


def _within(change: Change) -> Iterator[Change]:
    """The change itself and, where a structure came or went as a whole, its members: riskiest first."""
    yield change
    value = change.before if change.kind == "removed" else change.after
    if change.kind in ("added", "removed") and isinstance(value, dict) and not change.pattern.endswith("[]"):
        inner = [_member(change, key, member) for key, member in value.items() if member]
        for one in sorted(inner, key=lambda one: RISKS.index(risk(one))):
            yield from _within(one)


def _member(change: Change, key: str, value: Any) -> Change:
    before, after = (ABSENT, value) if change.kind == "added" else (value, ABSENT)
    token = "/" + escape(key)
    return replace(
        change,
        was=change.was + token,
        now=change.now + token,
        member=f"{change.member}.{key}",
        pattern=f"{change.pattern}.{key}",
        before=before,
        after=after,
    )


@lru_cache(maxsize=2048)
def _around(pattern: str) -> tuple[Teller, ...]:
    """What the fields around one have to say, the nearest first."""
    found = []
    while pattern:
        pattern = pattern.removesuffix("[]") if pattern.endswith("[]") else pattern.rpartition(".")[0]
        if pattern in _TELLERS:
            found.append(_TELLERS[pattern])
    return tuple(found)


def consequence(change: Change, sides: Sides) -> Said:
    """What a change means: by its field, or the nearest field around it that has something to say."""
    if change.kind == "moved":
        return Said(_PLAIN["moved"], {"before": change.before + 1, "after": change.after + 1})
    for one in _within(change):
        said = _TELLERS[one.pattern](one, sides) if one.pattern in _TELLERS else None
        if said is not None:
            return said
    for tell in _around(change.pattern):
        said = tell(change, sides)
        if said is not None:
            return said
    return Said(_PLAIN[change.kind], {"before": change.before, "after": change.after})
