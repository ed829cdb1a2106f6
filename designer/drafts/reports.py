"""What became of a text that was brought: what was read, changed and left out, or why it was refused."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from designer import taskdef
from designer.drafts.words import LEVEL_TONES, counted_words
from designer.taskdef.notes import KINDS, Kind, Note
from designer.taskdef.repairing import Repair
from designer.taskdef.rule import LEVELS

FORMATS: Final = {
    "register-input": gettext_lazy("Task definition"),
    "describe-output": gettext_lazy("Output of describe-task-definition"),
    "container-list": gettext_lazy("List of containers"),
    "single-container": gettext_lazy("Single container"),
}
MOST: Final = 100
"""Notes of one kind that are listed; of more, their number is told."""


@dataclass(frozen=True)
class Group:
    """The notes of one kind, as (place, what was done)."""

    title: str
    icon: str
    css: str
    notes: list[tuple[str, str]]
    more: str


@dataclass(frozen=True)
class ShownRepair:
    """One repair in the reader's language: what is done, where, what stands there and what would."""

    words: str
    place: str
    before: str
    after: str

    @classmethod
    def of(cls, repair: Repair) -> "ShownRepair":
        place = _("line %(line)s, column %(column)s") % {"line": repair.line, "column": repair.column}
        return cls(translated(repair.note), place, repair.before, repair.after)


@dataclass(frozen=True)
class ShownRepairs:
    title: str
    repairs: list[ShownRepair]
    more: str


class Report:
    """What reading made of a text, and of that the document with which a draft began."""

    def __init__(
        self, loaded: taskdef.Loaded, document: dict[str, Any], repairs: Sequence[Repair] = ()
    ) -> None:
        self.loaded = loaded
        self.document = document
        self.done = repairs

    @property
    def format(self) -> str:
        return str(FORMATS[self.loaded.format])

    @cached_property
    def values(self) -> str:
        """How many values the document has."""
        number = sum(1 for _value in _leaves(self.document))
        return ngettext("%(n)s value read", "%(n)s values read", number) % {"n": _grouped(number)}

    @cached_property
    def groups(self) -> list[Group]:
        return [group for group in map(self._group, KINDS) if group.notes]

    @cached_property
    def repairs(self) -> ShownRepairs | None:
        """Those that were made, for a report that can be read later."""
        number = len(self.done)
        title = ngettext("%(n)s repaired as chosen", "%(n)s repaired as chosen", number)
        shown = [ShownRepair.of(repair) for repair in self.done[:MOST]]
        return (
            ShownRepairs(title % {"n": _grouped(number)}, shown, _more(number - len(shown)))
            if number
            else None
        )

    @cached_property
    def counts(self) -> list[tuple[str, str]]:
        """(tone, "2 errors") of what the rules find in the document, without notes."""
        counted = Counter(finding.level for finding in taskdef.check(self.document))
        return [
            (LEVEL_TONES[level], counted_words(level, counted[level]))
            for level in LEVELS
            if level != "note" and counted[level]
        ]

    @cached_property
    def _notes(self) -> list[Note]:
        family = self.document.get("family")
        if family == self.loaded.document.get("family"):
            return self.loaded.notes
        typed = Note("/family", "changed", gettext_noop("The family is “{family}”, as typed."), family=family)
        return [*self.loaded.notes, typed]

    def _group(self, kind: Kind) -> Group:
        notes = [note for note in self._notes if note.kind == kind]
        icon, css = _LOOKS[kind]
        shown = [(note.path or "–", translated(note)) for note in notes[:MOST]]
        return Group(_counted(kind, len(notes)), icon, css, shown, _more(len(notes) - len(shown)))


_LOOKS: Final[dict[Kind, tuple[str, str]]] = {
    "read": ("circle-check", "t-ok"),
    "changed": ("triangle-alert", "t-warn"),
    "left": ("circle-x", "t-err"),
    "fill": ("pencil", "t-info"),
}


def _counted(kind: Kind, number: int) -> str:
    match kind:
        case "read":
            text = ngettext("%(n)s understood", "%(n)s understood", number)
        case "changed":
            text = ngettext("%(n)s written differently", "%(n)s written differently", number)
        case "left":
            text = ngettext("%(n)s left out", "%(n)s left out", number)
        case "fill":
            text = ngettext("%(n)s to fill in", "%(n)s to fill in", number)
    return text % {"n": _grouped(number)}


def _more(number: int) -> str:
    words = ngettext("and %(n)s more", "and %(n)s more", number) % {"n": _grouped(number)}
    return words if number else ""


def _grouped(number: int) -> str:
    return str(number_format(number, force_grouping=True))


def translated(words: Note | taskdef.UnreadableDocument) -> str:
    """A note or a refusal in the reader's language."""
    return _(words.template).format_map(words.values)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from _leaves(member)
    else:
        yield value


@dataclass(frozen=True)
class Refusal:
    """Why a text was not read, and the line in which that shows."""

    message: str
    line: int
    column: int
    excerpt: str

    @classmethod
    def of(cls, given: str, refused: taskdef.UnreadableDocument) -> "Refusal":
        lines = given.split("\n", refused.line)
        line = lines[refused.line - 1] if len(lines) >= refused.line else ""
        start = max(refused.column - 1 - _BEFORE, 0)
        shown = "".join(char if char.isprintable() else "\ufffd" for char in line[start : start + _SHOWN])
        return cls(translated(refused), refused.line, refused.column, shown.strip())


_BEFORE: Final = 40
_SHOWN: Final = 80
