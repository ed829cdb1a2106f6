"""What somebody decided about exactly what they saw: rows that are only ever added."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer.prepared import PreparedModels
from designer.reviews.models.pin import Pin


class Verdict(models.TextChoices):
    APPROVE = "approve", _("Approved")
    CHANGES = "changes", _("Changes requested")
    COMMENT = "comment", _("Commented")
    TAKE_BACK = "take back", _("Took the decision back")


SETTLING: Final = (Verdict.APPROVE, Verdict.CHANGES, Verdict.TAKE_BACK)
"""Of these a person's latest one counts; a comment leaves what they decided before."""


class Decision(models.Model):
    """Bound to a pin, and with it to the digest and the targets. A trigger keeps it as it is.

    `key` is the form's one-use key, so that pressing twice decides once.
    """

    review = models.ForeignKey("reviews.Review", models.PROTECT, related_name="decisions")
    pin = models.ForeignKey(Pin, models.PROTECT, related_name="decisions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict)
    note = models.TextField(blank=True)
    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="decision_key_used_once"),
            models.CheckConstraint(name="decision_verdict_known", condition=Q(verdict__in=Verdict.values)),
            models.CheckConstraint(
                name="decision_for_changes_has_a_note", condition=~Q(verdict=Verdict.CHANGES) | ~Q(note="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.verdict}"

    @classmethod
    def all_of(cls, review: int) -> list[Decision]:
        """Oldest first, with who decided and what about."""
        return _decisions(review)

    @property
    def is_approval(self) -> bool:
        return self.verdict == Verdict.APPROVE

    @property
    def asks_for_changes(self) -> bool:
        return self.verdict == Verdict.CHANGES


@PreparedModels
def _decisions(review: int) -> models.QuerySet[Decision]:
    return Decision.objects.filter(review=review).select_related("person", "pin")
