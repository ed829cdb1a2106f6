"""Drafts by who may see them, and the one that a form made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from designer.drafts.models.edit import Edit
from designer.drafts.models.outcomes import KeyReused
from designer.teams.models import Person, Team

if TYPE_CHECKING:
    from designer.drafts.models.draft import Draft


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, person: Person) -> Self:
        """Drafts of the teams this person is a member of."""
        return self.filter(team__in=Team.objects.visible_to(person))

    def current(self) -> Self:
        return self.filter(archived_at=None)

    def archived(self) -> Self:
        return self.filter(archived_at__isnull=False)

    def started_by(self, person: Person, key: str, posted: str) -> Draft | None:
        """What this person's form with this key made. Raises KeyReused when it said something else."""
        first = Edit.objects.filter(person=person, key=key, base_version=0).select_related("draft").first()
        if first is not None and first.posted != posted:
            raise KeyReused
        return first.draft if first else None
