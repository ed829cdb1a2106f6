"""Whether a team agreed to registering a draft in a target, in the way that registering is refused."""

from __future__ import annotations

from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.reviews.gate import Gate, NotApproved
from designer.teams.models import Target


def agreed(draft: Draft, target: Target) -> Gate:
    """Raises CannotRegister where the target's policy asks for more agreement than there is."""
    gate = Gate(draft, target)
    try:
        gate.refuse()
    except NotApproved as reason:
        raise CannotRegister(str(reason)) from None
    return gate
