"""What follows when a revision is made, in the transaction that notes it: draft, review, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from designer.notices import Event, tell
from designer.reviews.models.review import follow

if TYPE_CHECKING:
    from designer.aws.models import Registration


def registered(registration: Registration) -> None:
    draft, review = registration.draft, registration.review
    draft.based_on_revision(str(registration), registration.version)
    if review:
        review.was_registered(registration.person)
    follow(draft.pk)
    tell(
        Event.REGISTERED,
        draft,
        by=registration.person,
        to=[review.asked_by] if review else [],
        url=reverse("aws:registration", args=[registration.pk]),
        version=registration.version,
        target=registration.target.name,
        revision=str(registration),
    )
