"""What people call a version of a draft: “before the split”, “as load-tested”."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.drafts.models.draft import Draft
from designer.teams.models import Act, Person

LONGEST: Final = 80


class VersionNameTaken(Exception):
    """Another version of the draft has this name."""


class VersionName(models.Model):
    """At most one a version, and no two versions of a draft with the same."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="version_names")
    version = models.PositiveIntegerField()
    name = models.CharField(_("Name"), max_length=LONGEST)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="version_name_one_a_version"),
            models.UniqueConstraint(fields=["draft", "name"], name="version_name_one_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="version_name_says_something"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def give(cls, draft: Draft, version: int, name: str, person: Person) -> None:
        """Call a version so, or nothing any more. Raises MayNot, Edit.DoesNotExist, VersionNameTaken."""
        person.must(Act.EDIT, draft.team_id)
        draft.edits.only("pk").get(version=version)
        try:
            with transaction.atomic():
                draft.version_names.filter(version=version).delete()
                if name:
                    draft.version_names.create(version=version, name=name, person=person)
                act = "version named" if name else "version name taken off"
                audit.record(act, team=draft.team, by=person, about=draft, version=version)
        except IntegrityError as error:
            raise VersionNameTaken from error
