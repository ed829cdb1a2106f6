"""What stands for what in a target: the lines by which a task definition from elsewhere is rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer import audit
from designer.taskdef.promotion import Mapping, UnreadableLine, read
from designer.teams.models.target import Target

if TYPE_CHECKING:
    from designer.teams.models.person import Person


def readable(text: str) -> None:
    """Raises ValidationError when a line is none, or says what another contradicts."""
    try:
        read(text)
    except UnreadableLine as refused:
        raise ValidationError(_(refused.message).format(line=refused.line)) from None


class TargetMapping(models.Model):
    """A target without a row rewrites accounts and Regions alone."""

    target = models.OneToOneField(
        Target, models.CASCADE, primary_key=True, related_name="mapping", editable=False
    )
    lines = models.TextField(
        gettext_lazy("replacements"), blank=True, max_length=100_000, validators=[readable]
    )

    def __str__(self) -> str:
        return str(self.target)

    @transaction.atomic
    def save(self, *args: Any, by: Person | None = None, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        number = len(self.read().replacements)
        audit.record("mapping changed", team=self.target.team, by=by, about=self.target, number=number)

    @classmethod
    def of(cls, target: Target) -> TargetMapping:
        return cls.objects.filter(target=target.pk).first() or cls(target=target)

    def read(self) -> Mapping:
        return read(self.lines)
