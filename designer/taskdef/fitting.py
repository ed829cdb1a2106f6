"""What it would take for a document to fit each platform: what is refused there, and what fails."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from designer.taskdef.check import check
from designer.taskdef.clicks import MOST, Clicked, Key, clicked_through, key, offered
from designer.taskdef.edits import carry_path
from designer.taskdef.platforms import PLATFORMS, Platform, judged
from designer.taskdef.rule import Finding, Level

LEVELS: Final[tuple[Level, ...]] = ("error", "runtime")

Document = dict[str, Any]


@dataclass(frozen=True)
class Fit:
    """A document judged for one platform. `apart` is what all platforms find alike; it is in no list."""

    platform: Platform
    document: Document
    found: tuple[Finding, ...]
    apart: frozenset[Key]

    @cached_property
    def findings(self) -> list[Finding]:
        """Errors, then warnings, each by place in the document."""
        own = [finding for finding in self.found if key(finding) not in self.apart]
        return [finding for level in LEVELS for finding in own if finding.level == level]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level == "error"]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level == "runtime"]

    @property
    def is_fit(self) -> bool:
        return not self.errors

    @property
    def is_counted(self) -> bool:
        """Whether it can be told what clicks would settle."""
        return len(self.errors) <= MOST

    @cached_property
    def clicked(self) -> Clicked:
        """What is left after every click that helps. It is never stored."""
        if self.is_fit:
            return Clicked(self.document, (), 0, ())
        return clicked_through(self.document, self.apart, self._is_for_the_platform)

    @property
    def clicks(self) -> int:
        """Edits that one click each makes."""
        return self.clicked.clicks

    @property
    def decisions(self) -> int:
        """Edits that a person has to think about."""
        return len(self.clicked.left)

    @property
    def edits(self) -> int:
        return self.clicks + self.decisions

    @property
    def emerging(self) -> list[Finding]:
        """Errors that only show when the others are mended."""
        known = {(one.rule, carry_path(one.path, self.clicked.operations)) for one in self.errors}
        return [finding for finding in self.clicked.left if key(finding) not in known]

    def has_click(self, finding: Finding) -> bool:
        return bool(offered(self.document, finding, self._is_for_the_platform))

    def _is_for_the_platform(self, document: Document) -> bool:
        """A mend that chooses another platform is no way to fit this one."""
        return judged(document, self.platform) == document


@dataclass(frozen=True)
class Fits:
    """All platforms side by side, and what is wrong with the document on each of them alike."""

    platforms: tuple[Fit, ...]
    everywhere: tuple[Finding, ...]

    def of(self, launch_type: str, os_family: str) -> Fit:
        """The platform of a launch type for a system; where it has only another one, that."""
        own = [fit for fit in self.platforms if fit.platform.launch_type == launch_type]
        return next((fit for fit in own if fit.platform.is_of(launch_type, os_family)), own[0])


def fits(document: Document) -> Fits:
    """Judge a document for every platform. Nothing of it is stored."""
    documents = [judged(document, platform) for platform in PLATFORMS]
    found = [_grave(check(one)) for one in documents]
    apart = frozenset.intersection(*(frozenset(map(key, findings)) for findings in found))
    platforms = (Fit(*one, apart) for one in zip(PLATFORMS, documents, found, strict=True))
    return Fits(tuple(platforms), tuple(one for one in found[0] if key(one) in apart))


def _grave(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.level in LEVELS)
