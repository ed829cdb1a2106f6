"""Why a revision was registered though the latest said the same already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

if TYPE_CHECKING:
    from designer.aws.models import Registration


@dataclass(frozen=True)
class Copy:
    """The number of the revision that says the same, and why there shall be another one."""

    of: int
    why: str


class Unchanged(models.Model):
    """Written with the registration, in its transaction, by its person. A trigger keeps it as it is."""

    registration = models.OneToOneField(
        "aws.Registration", models.PROTECT, primary_key=True, related_name="unchanged"
    )
    revision = models.PositiveIntegerField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(GreaterThan(Length(Trim("reason")), 0)), name="unchanged_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration.family}:{self.revision}"

    @classmethod
    def keep(cls, registration: Registration, copy: Copy) -> None:
        made = cls.objects.create(registration=registration, revision=copy.of, reason=copy.why.strip())
        registration.record("registered unchanged", registration.person, same_as=str(made))
