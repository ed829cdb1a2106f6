"""What stands for what in another place: written by people, a line each, "from → to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from designer.taskdef.words import gettext_noop as _

ARROW: Final = re.compile(r"\s+(?:→|->|=>)\s+")
STAR: Final = "*"
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where task definitions live: partition "aws", account "111122223333", Region "ap-northeast-2"."""

    partition: str
    account: str
    region: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A value, or with `is_prefix` what values begin with, and what stands for it in the other place."""

    before: str
    after: str
    is_prefix: bool = False

    def __str__(self) -> str:
        star = STAR if self.is_prefix else ""
        return f"{self.before}{star} → {self.after}{star}"

    def applied(self, value: str) -> str | None:
        """The value rewritten, or None where this is about others."""
        if self.is_prefix:
            return self.after + value.removeprefix(self.before) if value.startswith(self.before) else None
        return self.after if value == self.before else None

    def gives(self, value: str) -> bool:
        """Whether this could have made the value."""
        return value.startswith(self.after) if self.is_prefix else value == self.after


class UnreadableLine(ValueError):
    """`message` has a place for the line: {line}."""

    def __init__(self, message: str, line: str) -> None:
        super().__init__(message, line)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Mapping:
    """The replacements, those of whole values first, then the longest beginnings."""

    replacements: tuple[Replacement, ...] = ()

    def replaced(self, value: str) -> tuple[str, Replacement] | None:
        """The value rewritten, with what did it; None where nothing is said of it.

        A value that a replacement gives is the other place's already and stays: rewriting twice is
        rewriting once.
        """
        if any(one.gives(value) for one in self.replacements):
            return None
        for one in self.replacements:
            after = one.applied(value)
            if after is not None:
                return after, one
        return None

    def keeps(self, value: str) -> bool:
        """Whether somebody said that exactly this, or what begins so, is right in the other place."""
        return any(one.gives(value) for one in self.replacements)


def read(text: str) -> Mapping:
    """The mapping that the lines say; empty ones and those with # before are left out.

    Raises UnreadableLine.
    """
    found = list(_lines(text))
    seen: dict[tuple[str, bool], str] = {}
    for one, line in found:
        if seen.setdefault((one.before, one.is_prefix), one.after) != one.after:
            raise UnreadableLine(_("Two lines say different things of one value: “{line}”."), line)
    for one, line in found:
        if one.before != one.after and any(other.gives(one.before) for other, _line in found):
            raise UnreadableLine(_("What “{line}” turns is what a line makes: it would never be done."), line)
    if len(found) > MOST:
        raise UnreadableLine(_("More than 500 lines: “{line}” is one too many."), found[MOST][1])
    unique = dict.fromkeys(one for one, _line in found)
    return Mapping(tuple(sorted(unique, key=lambda one: (one.is_prefix, -len(one.before)))))


def _lines(text: str) -> Iterator[tuple[Replacement, str]]:
    for raw in text.splitlines():
        line = raw.strip()
        if line and not line.startswith("#"):
            yield _replacement(line), line


def _replacement(line: str) -> Replacement:
    before, *rest = ARROW.split(line)
    if len(rest) != 1 or not before or not rest[0]:
        raise UnreadableLine(_("Write “from → to” in place of “{line}”."), line)
    after = rest[0]
    if before.endswith(STAR) != after.endswith(STAR):
        raise UnreadableLine(_("A star at the end belongs on both sides: “{line}”."), line)
    is_prefix = before.endswith(STAR)
    before, after = (text[:-1] if is_prefix else text for text in (before, after))
    if STAR in before or STAR in after:
        raise UnreadableLine(_("A star stands only at the end, for all that follows: “{line}”."), line)
    if is_prefix and (not before or not after):
        raise UnreadableLine(_("A star alone would be everything: “{line}”."), line)
    return Replacement(before, after, is_prefix)
