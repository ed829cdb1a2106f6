"""Whether a team agreed to registering a draft, and what it means for them that a revision was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.notices import Event, tell
from designer.reviews.gate import Gate, NotApproved
from designer.reviews.models.following import follow
from designer.teams.models import BreakGlass, Person, Target

if TYPE_CHECKING:
    from designer.aws.models import Registration


def agreed(draft: Draft, target: Target) -> Gate:
    """Raises CannotRegister where the target's policy asks for more agreement than there is."""
    gate = Gate(draft, target)
    try:
        gate.refuse()
    except NotApproved as reason:
        raise CannotRegister(str(reason)) from None
    return gate


def is_revision_now(registration: Registration) -> None:
    """Its draft lives on from the revision, its review ends where all is done, and who watches is told."""
    draft, person = registration.draft, registration.person
    draft.based_on_revision(str(registration), registration.version)
    if registration.review:
        registration.review.was_registered(person)
    follow(draft.pk)
    told = {"version": registration.version, "revision": str(registration)}
    facts: dict[str, Any] = told | {"target": registration.target.name}
    url = reverse("aws:registration", args=[registration.pk])
    asked = [registration.review.asked_by] if registration.review else []
    tell(Event.REGISTERED, draft, by=person, to=asked, url=url, **facts)


def cannot_wait(draft: Draft, target: Target, person: Person, why: str) -> Gate:
    """For registering all the same. Raises CannotRegister where there is no need or no reason, or MayNot."""
    gate = Gate(draft, target)
    if gate.is_open:
        raise CannotRegister(_("Nothing is missing for registering it as usual. Do that."))
    if not why.strip():
        raise CannotRegister(_("Say why it cannot wait."))
    BreakGlass.must(person, draft.team)
    return gate
