"""How far a review is, and what its draft is called meanwhile."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy

from designer.drafts.models import Draft
from designer.drafts.models import Status as DraftStatus


class Status(models.TextChoices):
    OPEN = "open", gettext_lazy("In review")
    CHANGES = "changes", gettext_lazy("Changes requested")
    APPROVED = "approved", gettext_lazy("Approved")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")
    SUPERSEDED = "superseded", gettext_lazy("Superseded")
    REGISTERED = "registered", gettext_lazy("Registered")


LIVE: Final = (Status.OPEN, Status.CHANGES, Status.APPROVED)
"""A draft has one of these at most: a constraint of the database."""

SHOWN: Final = {
    Status.OPEN: DraftStatus.IN_REVIEW,
    Status.CHANGES: DraftStatus.CHANGES,
    Status.APPROVED: DraftStatus.APPROVED,
}
"""The status of a draft while its review has this one."""

TONES: Final = {
    Status.OPEN: "info",
    Status.CHANGES: "warn",
    Status.APPROVED: "ok",
    Status.REGISTERED: "ok",
}


def without_review(draft: Draft) -> DraftStatus:
    """What a draft is called once nobody is asked about it any more."""
    registered = draft.registrations.registered().filter(version=draft.version).exists()
    return DraftStatus.REGISTERED if registered else DraftStatus.EDITING
