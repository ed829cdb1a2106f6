"""How a draft stands to what its family has in an account: the latest revision, the next, the differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from designer.aws.account import Revision, enter
from designer.aws.client import GLANCE, Patience
from designer.drafts.shown_comparison import ShownComparison
from designer.taskdef.arranged import arranged
from designer.teams.models import Target

READER = "ecsd-read"
"""The name our sessions have in CloudTrail when they only read."""


@dataclass(frozen=True)
class Standing:
    """`next` is the number a new revision gets, unless somebody else is quicker.

    `comparison` is that of the latest revision with the draft, None where there is none.
    """

    latest: Revision | None
    next: int
    comparison: ShownComparison | None

    @property
    def is_unchanged(self) -> bool:
        """Whether a new revision would be a copy of the latest."""
        return self.comparison is not None and not self.comparison.number

    @property
    def seen(self) -> int:
        """The number that tells whether anything happened since somebody looked."""
        return self.next - 1


def standing(document: dict[str, Any], target: Target, patience: Patience = GLANCE) -> Standing:
    """Ask the account. Raises Trouble."""
    family = document["family"]
    account = enter(target, READER, patience)
    revisions = account.revisions(family)
    latest = account.describe(family, max(revisions.active)) if revisions.active else None
    comparison = ShownComparison(arranged(latest.document, document), document) if latest else None
    return Standing(latest, revisions.highest + 1, comparison)
