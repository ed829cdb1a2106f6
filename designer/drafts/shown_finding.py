"""A finding as a page shows it: in the reader's language, with the place where it is mended."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2s
from typing import Any

from designer.drafts.controls import ident
from designer.drafts.places import Place, place_of, where
from designer.drafts.remedies import Mends, Remedy, remedy
from designer.drafts.waivable import WAIVABLE
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, fix, level_name, message
from designer.taskdef.rule import Finding


def no_offer() -> None:
    """For a finding that no click mends."""
    return


@dataclass(frozen=True)
class ShownFinding:
    """A finding in the reader's language, with the place where it is mended, and what one click would do."""

    finding: Finding
    place: Place
    url: str
    where: str
    offer: Callable[[], Remedy | None] = no_offer

    @cached_property
    def message(self) -> str:
        return message(self.finding)

    @property
    def fix(self) -> str:
        return fix(self.finding)

    @property
    def level(self) -> str:
        return level_name(self.finding.level)

    @property
    def may_be_set_aside(self) -> bool:
        return self.finding.level in WAIVABLE

    @property
    def tone(self) -> str:
        return LEVEL_TONES[self.finding.level]

    @property
    def tone_class(self) -> str:
        return f"t-{self.tone}"

    @property
    def icon(self) -> str:
        return LEVEL_ICONS[self.finding.level]

    @cached_property
    def id(self) -> str:
        """The id of its link, for the focus to find again when the list is drawn anew."""
        return f"n{ident(self.finding.path)}-{self.finding.rule}"

    @property
    def key(self) -> str:
        """What tells its form from those of other findings on the page."""
        return blake2s(self.id.encode(), digest_size=8).hexdigest()

    @cached_property
    def remedy(self) -> Remedy | None:
        return self.offer()


def shown_finding(
    finding: Finding, document: dict[str, Any], draft_id: int, mends: Mends | None = None
) -> ShownFinding:
    """A finding of this document, which leads to the fields of the draft.

    `mends` tells its change, for who has all findings of the document at hand.
    """
    place, offer = place_of(finding.path, document), partial(remedy, document, finding, mends)
    return ShownFinding(finding, place, place.url(draft_id), where(finding.path, document), offer)
