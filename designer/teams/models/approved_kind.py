"""A kind of change that a team approves in advance for a target, so that daily deploys wait for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.prepared import PreparedModels
from designer.taskdef import preapproved
from designer.taskdef.preapproved import SIZES, Field, FreshImage, Kind, Size
from designer.teams.kind_words import kind_words
from designer.teams.models.target import Target

if TYPE_CHECKING:
    from designer.teams.models.person import Person


class ApprovedKind(models.Model):
    """`pattern` is a field as the API has it, and tells which kind it is; a size has bounds, others none."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="approved_kinds")
    pattern = models.CharField(max_length=200)
    lowest = models.PositiveIntegerField(null=True)
    highest = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "pattern"],
                name="approved_kind_once_a_target",
                violation_error_message=_("That is approved in advance already. Remove it first."),
            ),
            models.CheckConstraint(
                name="approved_size_has_bounds",
                condition=Q(pattern__in=SIZES, lowest__isnull=False, highest__isnull=False)
                & Q(lowest__lte=F("highest"))
                | Q(lowest=None, highest=None) & ~Q(pattern__in=SIZES),
            ),
        ]

    def __str__(self) -> str:
        return kind_words(self.kind)

    @transaction.atomic
    def save(self, *args: Any, by: Person | None = None, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self._record("approved in advance", by)

    @transaction.atomic
    def delete(self, *args: Any, by: Person | None = None, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._record("approved in advance no more", by)
        return super().delete(*args, **kwargs)

    @classmethod
    def of(cls, target: int) -> list[ApprovedKind]:
        """Those of a target, as they are asked for now."""
        return _of(target)

    @property
    def kind(self) -> Kind:
        if self.lowest is not None and self.highest is not None:
            return Size(self.pattern, self.lowest, self.highest)
        return FreshImage() if self.pattern == preapproved.IMAGE else Field(self.pattern)

    def _record(self, act: str, by: Person | None) -> None:
        told = {"pattern": self.pattern, "lowest": self.lowest, "highest": self.highest}
        audit.record(act, team=self.target.team, by=by, about=self.target, **told)


@PreparedModels
def _of(target: int) -> models.QuerySet[ApprovedKind]:
    return ApprovedKind.objects.filter(target=target)
