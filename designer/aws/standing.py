"""How a draft stands to what its family has in an account: the latest revision, the next, the differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from designer.aws.account import Revision, enter
from designer.aws.client import GLANCE, Patience
from designer.aws.shown_change import ShownChange, shown
from designer.taskdef.diff import diff
from designer.teams.models import Target

READER = "ecsd-read"
"""The name our sessions have in CloudTrail when they only read."""


@dataclass(frozen=True)
class Standing:
    """`next` is the number a new revision gets, unless somebody else is quicker."""

    latest: Revision | None
    next: int
    changes: list[ShownChange]

    @property
    def is_unchanged(self) -> bool:
        """Whether a new revision would be a copy of the latest."""
        return self.latest is not None and not self.changes

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
    changes = diff(latest.document, document).changes if latest else ()
    return Standing(latest, revisions.highest + 1, shown(changes))
