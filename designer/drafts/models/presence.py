"""Who has a draft open: a row for each person and draft, removed once they left."""

from datetime import timedelta
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from designer.drafts.models.draft import Draft

GONE_AFTER: Final = timedelta(seconds=60)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self) -> Self:
        """Those who were seen a moment ago."""
        return self.filter(seen_at__gt=timezone.now() - GONE_AFTER)

    def gone(self) -> Self:
        """Those whose page is closed, or out of sight."""
        return self.filter(seen_at__lte=timezone.now() - GONE_AFTER)


class Presence(models.Model):
    """A person was seen at a step of a draft, at one of its items where the step has any."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    step = models.CharField(max_length=40)
    position = models.PositiveIntegerField(null=True)
    seen_at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "person"], name="presence_one_a_draft_and_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.step} of {self.draft_id}"

    def note(self) -> None:
        """Seen now, in one statement: two tabs of one person meet in the same row.

        Raises IntegrityError when the draft was deleted meanwhile.
        """
        self.seen_at = timezone.now()
        Presence.objects.bulk_create(
            [self],
            update_conflicts=True,
            unique_fields=["draft", "person"],
            update_fields=["step", "position", "seen_at"],
        )
