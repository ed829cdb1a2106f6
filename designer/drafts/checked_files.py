"""Files that were checked from the command line: what was found in each, and where in it that stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from designer import taskdef
from designer.drafts import words
from designer.drafts.reports import translated
from designer.taskdef import encoding
from designer.taskdef.positions import Position, Positions
from designer.taskdef.repairing import repair
from designer.taskdef.rule import LEVELS, Finding, Level

FAILING_LEVELS: Final = LEVELS[:-1]
"""The levels that a check may be asked to fail on; a note never is a failure."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, and the place in the file of the value that it is about."""

    finding: Finding
    position: Position

    @property
    def message(self) -> str:
        return words.message(self.finding)

    @property
    def fix(self) -> str:
        return words.fix(self.finding)

    def fails(self, fail_on: Level) -> bool:
        """Whether it is as grave as that level, or graver."""
        return LEVELS.index(self.finding.level) <= LEVELS.index(fail_on)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why nothing in a file could be checked, and where in it that shows."""

    reason: str
    position: Position
    is_repairable: bool = False
    """Whether the import would propose repairs that make it readable. Here nothing is ever repaired."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """`name` is what was asked for, "-" for standard input. A file that is unreadable has no findings."""

    name: str
    findings: list[Placed] = field(default_factory=list)
    unreadable: Unreadable | None = None

    @classmethod
    def of(cls, name: str, data: bytes) -> "CheckedFile":
        try:
            return cls(name, list(_findings(data)))
        except taskdef.UnreadableDocument as refusal:
            position = _position(refusal, data)
            return cls(name, unreadable=Unreadable(translated(refusal), position, _is_repairable(data)))

    def fails(self, fail_on: Level) -> bool:
        return any(found.fails(fail_on) for found in self.findings)


def _findings(data: bytes) -> Iterator[Placed]:
    loaded = taskdef.load(data)
    findings = taskdef.check(loaded.document)
    positions = Positions(encoding.decode(data), loaded.origin)
    for finding in findings:
        yield Placed(finding, positions.of_loaded(finding.path))


def _is_repairable(data: bytes) -> bool:
    try:
        return repair(data).loaded is not None
    except taskdef.UnreadableDocument:
        return False


def _position(refusal: taskdef.UnreadableDocument, data: bytes) -> Position:
    """The text may not even be text, so this one looks no closer than at the line."""
    lines = data.decode(errors="replace").removeprefix("\ufeff").split("\n")
    before = lines[refusal.line - 1][: refusal.column - 1]
    beyond = sum(char > "\uffff" for char in before)
    return Position(refusal.line, refusal.column, refusal.column + beyond)
