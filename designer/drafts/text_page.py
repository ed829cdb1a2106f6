"""The page of a draft's JSON: the text in the editor, what is found in which line, and its outline."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from secrets import token_urlsafe
from typing import Any, Final

from django.urls import reverse
from django.utils.safestring import SafeString

from designer import taskdef
from designer.drafts.aside import Judged, judge
from designer.drafts.beside import Beside, beside
from designer.drafts.limits import Limits
from designer.drafts.models import Draft
from designer.drafts.places import place_of
from designer.drafts.preview import preview
from designer.drafts.reports import Refusal
from designer.drafts.rule_book import rule_url
from designer.drafts.shown_finding import ShownFinding, no_offer, shown_finding
from designer.drafts.steps import STEPS
from designer.drafts.words import LEVEL_TONES, counted_words
from designer.taskdef import encoding, paths
from designer.taskdef.check import check_task
from designer.taskdef.mending import mended
from designer.taskdef.positions import START, Position, Positions
from designer.taskdef.rule import LEVELS, Finding
from designer.taskdef.task import Task
from designer.taskdef.written import written

_MOST_OFFERS: Final = 10


@dataclass(frozen=True)
class LineFinding:
    """A finding and the place in the text that it is about."""

    shown: ShownFinding
    position: Position
    set_aside: str

    @property
    def why(self) -> str:
        return rule_url(self.shown.finding.rule)

    @property
    def button(self) -> str:
        """What its button posts."""
        return f"mend:{self.shown.finding.rule} {self.shown.finding.path}"


@dataclass(frozen=True)
class OutlineEntry:
    """A member of the document, or an item of it: its place, how many are in it, the worst found there."""

    name: str
    pointer: str
    position: Position
    url: str
    count: int | None
    worst: tuple[str, str] | None
    items: Sequence["OutlineEntry"] = ()


class TextPage:
    """A text on its way to be the draft's: `base` is the version it was written on.

    `refusal` says why it cannot be read; then there is nothing to find in it. `at` is the place to show.
    """

    def __init__(self, draft: Draft, text: str, base: int, at: str = "", *, may_edit: bool = True) -> None:
        self.may_edit = may_edit
        self.draft = draft
        self.text = text
        self.base = base
        self.at = at
        self.once = token_urlsafe(18)
        self.refusal: Refusal | None = None
        self.document: dict[str, Any] = {}
        try:
            self.document = written(text).document
        except taskdef.UnreadableDocument as refused:
            self.refusal = Refusal.of(text, refused)

    @classmethod
    def of_draft(cls, draft: Draft, at: str = "", *, may_edit: bool = True) -> "TextPage":
        return cls(draft, taskdef.dump(draft.document), draft.version, at, may_edit=may_edit)

    @cached_property
    def beside(self) -> Beside:
        return beside(self.draft)

    @cached_property
    def task(self) -> Task:
        return Task(self.document)

    @cached_property
    def preview(self) -> SafeString:
        """For who only reads it."""
        return preview(self.document, frozenset(f.path for f in self.all_findings if f.level == "error"))

    @cached_property
    def _positions(self) -> Positions:
        return Positions(encoding.decode(self.text))

    @cached_property
    def place(self) -> Position:
        """Where the cursor goes first."""
        if self.refusal is not None:
            return Position(self.refusal.line, self.refusal.column, self.refusal.column)
        return self._position(self.at) if self.at else START

    def _position(self, pointer: str) -> Position:
        return self._positions.of_loaded(pointer)

    @cached_property
    def all_findings(self) -> Sequence[Finding]:
        return [] if self.refusal else check_task(self.task)

    @cached_property
    def judged(self) -> Judged:
        return judge(self.draft, self.all_findings)

    @cached_property
    def findings(self) -> list[LineFinding]:
        """All but notes, in the order of their lines; the worst of them with what one click would do."""
        found = [finding for finding in self.judged.counted if finding.level != "note"]
        worst = sorted(found, key=lambda finding: LEVELS.index(finding.level))
        offered = {id(finding) for finding in worst[:_MOST_OFFERS]} if self.may_edit else set()
        placed = [self._placed(finding, is_offered=id(finding) in offered) for finding in found]
        return sorted(placed, key=lambda one: one.position)

    def _placed(self, finding: Finding, *, is_offered: bool) -> LineFinding:
        mends = partial(mended, self.document, findings=self.all_findings)
        shown = shown_finding(finding, self.document, self.draft.pk, mends)
        if not is_offered:
            shown = replace(shown, offer=no_offer)
        may_be_set_aside = shown.may_be_set_aside and self.may_edit
        aside = reverse("drafts:set_aside", args=[self.draft.pk, finding.rule])
        return LineFinding(shown, self._position(finding.path), aside if may_be_set_aside else "")

    @cached_property
    def counts(self) -> list[tuple[str, str, str]]:
        """(level, tone, "2 warnings") of each level found, worst first."""
        counted = Counter(one.shown.finding.level for one in self.findings)
        return [
            (level, LEVEL_TONES[level], counted_words(level, counted[level]))
            for level in LEVELS
            if counted[level]
        ]

    @cached_property
    def limits(self) -> Limits:
        return Limits(self.task, self.draft.pk)

    @property
    def lines(self) -> int:
        return len(self.text.rstrip("\n").split("\n"))

    @property
    def next_version(self) -> int:
        return self.draft.version + 1

    @cached_property
    def outline(self) -> list[OutlineEntry]:
        """The lists and structures of the document, with the names in those that the wizard goes through."""
        return [
            self._entry(name, f"/{paths.escape(name)}", value, list(self._items(name, value)))
            for name, value in self.document.items()
            if isinstance(value, list | dict)
        ]

    def _items(self, name: str, value: Any) -> Iterator[OutlineEntry]:
        if name in _WALKED and isinstance(value, list):
            for position, item in enumerate(value):
                called = item.get("name") if isinstance(item, Mapping) else None
                label = called if isinstance(called, str) and called else f"{name}[{position}]"
                yield self._entry(label, f"/{name}/{position}", None, [])

    def _entry(self, name: str, pointer: str, value: Any, items: list[OutlineEntry]) -> OutlineEntry:
        return OutlineEntry(
            name,
            pointer,
            self._position(pointer),
            place_of(pointer, self.document).url(self.draft.pk),
            len(value) if value is not None else None,
            None if items else self._worst(pointer),
            items,
        )

    def _worst(self, pointer: str) -> tuple[str, str] | None:
        levels = Counter(
            one.shown.finding.level
            for one in self.findings
            if f"{one.shown.finding.path}/".startswith(f"{pointer}/")
        )
        level = next((level for level in LEVELS if levels[level]), None)
        return (LEVEL_TONES[level], counted_words(level, levels[level])) if level else None


_WALKED: Final = frozenset(step.items for step in STEPS if step.items)
