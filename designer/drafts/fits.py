"""“What would it take?”: a draft judged for each platform, with the edits it would need there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from designer.drafts.comparison import TYPES
from designer.drafts.controls import shown
from designer.drafts.fields import Words
from designer.drafts.models import Draft
from designer.drafts.places import place_of
from designer.drafts.remedies import Line, Remedy
from designer.drafts.shown_finding import ShownFinding, shown_finding
from designer.drafts.verdicts import Verdict
from designer.taskdef import check, paths
from designer.taskdef.clicks import MOST, Key, key
from designer.taskdef.edits import carry_path, inverse
from designer.taskdef.fitting import Fit, fits
from designer.taskdef.paths import ABSENT
from designer.taskdef.platforms import os_family
from designer.taskdef.rule import Finding
from designer.taskdef.same import same
from designer.taskdef.task import LINUX, WINDOWS, Task

SYSTEMS: Final = {LINUX: "Linux", WINDOWS: "Windows"}
_NAMES: Final = {tile.value: tile.name for tile in TYPES}
_CHOSEN_BY: Final = ("requiresCompatibilities", "runtimePlatform.operatingSystemFamily")


@dataclass(frozen=True)
class Needed:
    """A finding on a platform. `remedy` is what one click would do; without one a person decides."""

    shown: ShownFinding
    remedy: Remedy | None
    is_known: bool

    @property
    def is_error(self) -> bool:
        return self.shown.finding.level == "error"


@dataclass(frozen=True)
class ShownFit(Verdict):
    """A platform with all that it would take there. `known` are the findings of the draft as it is."""

    draft: Draft
    known: frozenset[Key]

    @property
    def id(self) -> str:
        return self.fit.platform.id

    @property
    def name(self) -> Words:
        return _NAMES[self.fit.platform.launch_type]

    @property
    def system(self) -> str:
        return SYSTEMS[self.fit.platform.os_family or os_family(self.draft.document)]

    @cached_property
    def choice(self) -> list[Line]:
        """What the choice of the platform itself changes."""
        before, after = self.draft.document, self.fit.document
        return [
            Line(path, _text(before, path), _text(after, path))
            for path in _CHOSEN_BY
            if not same(_value(before, path), _value(after, path))
        ]

    @cached_property
    def needed(self) -> list[Needed]:
        return [self._needed(finding) for finding in self.fit.findings[:MOST]]

    @property
    def more(self) -> int:
        """How many findings are not listed."""
        return max(len(self.fit.findings) - MOST, 0)

    @cached_property
    def emerging(self) -> list[Needed]:
        """What shows when every click is made; a click does not help with it."""
        return [Needed(self._emerged(finding), None, False) for finding in self.fit.emerging[:MOST]]

    def _emerged(self, finding: Finding) -> ShownFinding:
        """In the words of the document as clicked; its link leads to where the draft has the place now."""
        clicked = self.fit.clicked
        now = carry_path(finding.path, inverse(clicked.operations)) or ""
        url = place_of(now, self.draft.document).url(self.draft.pk)
        return replace(shown_finding(finding, clicked.document, self.draft.pk), url=url)

    def _needed(self, finding: Finding) -> Needed:
        found = shown_finding(finding, self.fit.document, self.draft.pk)
        remedy = found.remedy if self.fit.has_click(finding) else None
        return Needed(found, remedy, key(finding) in self.known)


class FitsPage:
    """The six platforms, and what is found on each of them alike."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.fits = fits(draft.document)

    @cached_property
    def platforms(self) -> list[ShownFit]:
        known = frozenset(map(key, check(self.draft.document)))
        chosen = self._chosen(self.fits.platforms)
        return [ShownFit(fit, fit in chosen, self.draft, known) for fit in self.fits.platforms]

    @property
    def with_findings(self) -> list[ShownFit]:
        return [fit for fit in self.platforms if fit.fit.findings]

    @cached_property
    def everywhere(self) -> list[ShownFinding]:
        return [
            shown_finding(finding, self.draft.document, self.draft.pk)
            for finding in self.fits.everywhere[:MOST]
        ]

    def _chosen(self, every: Iterable[Fit]) -> list[Fit]:
        """Those that the draft asks for."""
        task = Task(self.draft.document)
        return [
            fit
            for fit in every
            if any(fit.platform.is_of(launch_type, task.os_family) for launch_type in task.launch_types)
        ]


def _value(document: object, path: str) -> object:
    return next((value for _at, value in paths.each(document, path)), ABSENT)


def _text(document: object, path: str) -> str:
    value = _value(document, path)
    return "" if value is ABSENT else shown(value)
