"""That a secret was taken out of a draft: by whom, why, and the digests of what stood there before."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from designer.drafts.models.draft import Draft


class Redaction(models.Model):
    """`digests` has, as JSON, the SHA-256 of each version's text as it was: audit and approvals name these.

    `mark` is an HMAC of what was taken out, under `salt`: who still has the value can show that it was this.
    `counts` says how many rows of which table held it. While `is_open`, which no other transaction sees, the
    triggers that pin texts let them be rewritten; after that the row never changes.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="redactions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.CharField(max_length=500)
    salt = models.CharField(max_length=32)
    mark = models.CharField(max_length=64)
    digests = models.TextField(default="{}")
    counts = models.TextField(default="{}")
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(GreaterThan(Length(Trim("reason")), 0)), name="redaction_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"redaction {self.pk} of draft {self.draft_id}"

    @property
    def versions(self) -> list[int]:
        return sorted(int(version) for version in json.loads(self.digests))

    @property
    def places(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.counts)
        return found
