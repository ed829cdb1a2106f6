"""What a person typed into the JSON of a draft and has not saved: kept as typed, readable or not."""

from contextlib import suppress

from django.conf import settings
from django.db import IntegrityError, models
from django.utils import timezone

from designer.drafts.models.draft import Draft
from designer.drafts.models.edit import CompressedText
from designer.teams.models import Person


class UnsavedTextQuerySet(models.QuerySet["UnsavedText"]):
    def of(self, draft: Draft, person: Person) -> "UnsavedText | None":
        return self.filter(draft=draft, person=person).first()

    def keep(self, draft: Draft, person: Person, text: str, base_version: int) -> None:
        """The text for next time, in place of what was kept before."""
        kept = {"text": text, "base_version": base_version, "at": timezone.now()}
        with suppress(IntegrityError):  # the draft was deleted a moment ago
            self.update_or_create(draft=draft, person=person, defaults=kept)

    def drop(self, draft: Draft, person: Person) -> None:
        self.filter(draft=draft, person=person).delete()


class UnsavedText(models.Model):
    """One text a person and draft, written on `base_version`. It goes when it is saved or discarded."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="unsaved")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    base_version = models.PositiveIntegerField()
    text = CompressedText()
    at = models.DateTimeField(default=timezone.now)

    objects = UnsavedTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "person"], name="unsaved_text_one_each"),
        ]

    def __str__(self) -> str:
        return f"unsaved text of draft {self.draft_id}"
