"""Two task definitions compared for a reader: changes by risk, each with what it means, without secrets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Final

from designer.taskdef.checked import checked
from designer.taskdef.consequences import Sides, consequence
from designer.taskdef.diff import Change, Diff, Difference, Hidden, diff
from designer.taskdef.masking import Mask
from designer.taskdef.risks import OUTSIDE, RISKS, Risk, risk
from designer.taskdef.said import Said
from designer.taskdef.text_diff import TextLine, text_diff

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A change without its secrets, how it is to be read, and what it means."""

    change: Change
    risk: Risk
    meaning: Said


class Compared:
    """What an earlier and a later document differ in. Everything is computed once, when it is asked for.

    Those of `compared` are shared: nobody changes them, nor the documents in place.
    """

    def __init__(self, before: Document, after: Document) -> None:
        self.before, self.after = before, after
        self._mask = Mask()

    @cached_property
    def diff(self) -> Diff:
        """The differences as they are, secrets included."""
        return diff(self.before, self.after)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The changes in the order in which they are to be read."""
        sides = Sides(self.before, self.after)
        told = [self._told(change, sides) for change in self.diff.changes]
        return tuple(sorted(told, key=lambda one: RISKS.index(one.risk)))

    @cached_property
    def hidden(self) -> tuple[Hidden, ...]:
        """What means the same to ECS, without secrets."""
        return tuple(self._masked_hidden(one) for one in self.diff.hidden)

    @cached_property
    def lines(self) -> list[TextLine]:
        """The JSON of both, line by line, without secrets."""
        self.told  # noqa: B018 - numbers the secrets as the changes do
        return text_diff(self._mask.value(self.before), self._mask.value(self.after))

    def of_risk(self, risk: Risk) -> Sequence[Told]:
        return [one for one in self.told if one.risk == risk]

    def _told(self, change: Change, sides: Sides) -> Told:
        shown = self._masked(change)
        return Told(shown, self._risk(change, shown, sides), consequence(shown, sides))

    def _masked(self, change: Change) -> Change:
        if change.kind == "moved":
            return change
        key = _key(change)
        before, after = self._mask.value(change.before, key), self._mask.value(change.after, key)
        if before is change.before and after is change.after:
            return change
        return replace(change, before=before, after=after)

    def _masked_hidden(self, one: Hidden) -> Hidden:
        key = _key(one)
        return replace(one, before=self._mask.value(one.before, key), after=self._mask.value(one.after, key))

    def _risk(self, change: Change, shown: Change, sides: Sides) -> Risk:
        """Secrets in plain text, and mounts of what lies outside of the task, are read first."""
        if shown is not change or self._was_secret(change, sides) or self._is_outside(change, sides):
            return "access"
        return risk(change)

    def _was_secret(self, change: Change, sides: Sides) -> bool:
        """Whether a variable is in plain text now that was a secret before."""
        is_new = change.pattern == _VARIABLE and change.kind == "added"
        return is_new and change.labels[-1].name in sides.entries(change, "secrets")[0]

    def _is_outside(self, change: Change, sides: Sides) -> bool:
        if not change.pattern.startswith(_MOUNT):
            return False
        item = sides.item(change)
        names = (item.get("sourceVolume"), change.before, change.after)
        return any(isinstance(name, str) and name in self._outside for name in names)

    @cached_property
    def _outside(self) -> frozenset[str]:
        """The volumes that hold what lies outside of the task, in either document."""
        every = [*_volumes(self.before), *_volumes(self.after)]
        return frozenset(
            volume["name"]
            for volume in every
            if isinstance(volume.get("name"), str) and any(volume.get(member) for member in OUTSIDE)
        )


_VARIABLE: Final = "containerDefinitions[].environment[]"
_MOUNT: Final = "containerDefinitions[].mountPoints[]"


def _key(difference: Difference) -> str:
    """What the value has for name: that of its item, or the last of its member's."""
    last = difference.member.rpartition(".")[2]
    return difference.labels[-1].name if last == "value" and difference.labels else last


def _volumes(document: Document) -> list[dict[str, Any]]:
    volumes = document.get("volumes")
    return [volume for volume in volumes if isinstance(volume, dict)] if isinstance(volumes, list) else []


@lru_cache(maxsize=32)
def compared(before: str, after: str) -> Compared:
    """Two texts that passed the strict gate, compared once for all that ask. Raises UnreadableDocument."""
    return Compared(checked(before).document, checked(after).document)
