"""What each draft refers to, as a table to look things up in: images, secrets, roles and the like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models import Q

from designer import rows
from designer.taskdef import references as found
from designer.taskdef.checked import Checked
from designer.teams.models import Person, Team

if TYPE_CHECKING:
    from designer.drafts.models.draft import Draft


_MANY: Final = 50
"""More of them go quicker all at once than one by one."""


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def visible_to(self, person: Person) -> Self:
        """Those of the teams this person is a member of."""
        return self.filter(team__in=Team.objects.visible_to(person))

    def follow(self, draft: Draft, before: Checked, after: Checked) -> None:
        """Keep up with a draft whose document turned into another one; most edits change nothing here.

        To be called in the transaction that stores the document.
        """
        was, now = found.references(before.places), found.references(after.places)
        gone, new = was - now, now - was
        if len(gone) + len(new) > _MANY:
            self.filter(draft=draft, is_registered=False).delete()
            self.add(draft, now)
            return
        for one in gone:
            rows.delete(Reference, draft=draft.pk, is_registered=False, **one._asdict())
        for one in new:
            rows.insert(Reference(draft=draft, team_id=draft.team_id, **one._asdict()))

    def add(
        self, draft: Draft, references: Iterable[found.Reference], *, is_registered: bool = False
    ) -> None:
        made = [
            Reference(draft=draft, team_id=draft.team_id, is_registered=is_registered, **one._asdict())
            for one in references
        ]
        if made:
            self.bulk_create(made)

    def note_registered(self, draft: Draft, registered: Checked) -> None:
        """What was registered last refers to these, whatever the draft becomes."""
        self.filter(draft=draft, is_registered=True).delete()
        self.add(draft, found.references(registered.places), is_registered=True)


class Reference(models.Model):
    """Something that a draft refers to, once however often it does; or what it was registered as last.

    `value` is how it is written, `name` the same for all that is written for one thing.
    """

    draft = models.ForeignKey("drafts.Draft", models.CASCADE, related_name="references")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=found.LONGEST)
    name = models.CharField(max_length=found.LONGEST_NAME)

    is_registered = models.BooleanField(default=False)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "kind", "name", "draft"], name="reference_by_name")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=found.KINDS), name="reference_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
