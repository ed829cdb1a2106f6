"""What people can be told of."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """The labels are what the pages of choices say."""

    REVIEW_ASKED = "review asked", _("A review is asked for")
    APPROVED = "approved", _("A review approves")
    CHANGES_REQUESTED = "changes requested", _("A review requests changes")
    REVIEW_WITHDRAWN = "review withdrawn", _("A review is withdrawn")
    APPROVALS_STALE = "approvals stale", _("An edit makes approvals stale")
    COMMENTED = "comment written", _("Somebody comments")
    ANSWERED = "comment answered", _("Somebody answers a comment")
    SUGGESTION_APPLIED = "suggestion applied", _("A suggestion is applied")
    REGISTERED = "registered", _("A draft is registered")
    REGISTERED_UNAPPROVED = "registered unapproved", _("A draft is registered without approval")
    REVIEWED_AFTERWARDS = "reviewed afterwards", _("What was registered without approval is reviewed")
    REGISTERED_TWICE = "registered twice", _("AWS made two revisions of one registration")

    @property
    def is_for_everybody(self) -> bool:
        """Nobody who watches can choose not to see it in the application."""
        return self in (Event.REGISTERED_UNAPPROVED, Event.REGISTERED_TWICE)

    @property
    def is_alarm(self) -> bool:
        """Who did it is told as well: it is not what they wanted."""
        return self is Event.REGISTERED_TWICE

    @property
    def makes_watch(self) -> bool:
        """Whom it asks follows the draft from then on, unless they chose otherwise."""
        return self is Event.REVIEW_ASKED


MAILED: Final = frozenset(
    {
        Event.REVIEW_ASKED,
        Event.APPROVED,
        Event.CHANGES_REQUESTED,
        Event.APPROVALS_STALE,
        Event.ANSWERED,
        Event.REGISTERED_UNAPPROVED,
        Event.REVIEWED_AFTERWARDS,
        Event.REGISTERED_TWICE,
    }
)
"""Of what mails are written to who chose nothing."""
