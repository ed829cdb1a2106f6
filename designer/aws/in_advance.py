"""What let a registration pass without approvals: kinds of change that were approved in advance."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from designer.aws.account import Account, Revisions
from designer.reviews.in_advance import InAdvance
from designer.taskdef.preapproved import IMAGE, Field, FreshImage, Kind, Size
from designer.teams.kind_words import kind_words
from designer.teams.models import Target

if TYPE_CHECKING:
    from designer.aws.models import Registration


@dataclass(frozen=True)
class PassedField:
    """app.image, and the kind that its change was of."""

    field: str
    kind: Kind

    @property
    def words(self) -> str:
        return kind_words(self.kind)


class PassedInAdvance(models.Model):
    """`fields` is JSON: a list a change, [where, pattern] or [where, pattern, lowest, highest]. No values.

    Written with the registration, in its transaction. A trigger keeps it as it is.
    """

    registration = models.OneToOneField(
        "aws.Registration", models.PROTECT, primary_key=True, related_name="passed_in_advance"
    )
    base = models.ForeignKey("aws.Registration", models.PROTECT, related_name="+")
    fields = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(fields__in=["", "[]"]), name="passed_in_advance_something")
        ]

    def __str__(self) -> str:
        return ", ".join(one.field for one in self.passed)

    @classmethod
    def keep(cls, registration: Registration, found: InAdvance) -> PassedInAdvance:
        fields = json.dumps([[one.field, *_written(one.covered.kind)] for one in found.passed])
        made = cls.objects.create(registration=registration, base=found.base, fields=fields)
        fields_passed = [one.field for one in found.passed]
        registration.record(
            "passed in advance", registration.person, fields=fields_passed, since=str(found.base)
        )
        return made

    @property
    def passed(self) -> list[PassedField]:
        return [PassedField(where, _read(*kind)) for where, *kind in json.loads(self.fields)]


def passes_no_more(registration: Registration, account: Account, there: Revisions) -> bool:
    """Whether what let it pass holds no more, by what is registered last when it is to be sent.

    That is what the application knows of, and the account's newest where others made it. Raises Trouble.
    """
    if not PassedInAdvance.objects.filter(registration=registration.pk).exists():
        return False
    now = InAdvance(registration, Target.objects.get(pk=registration.target_id))
    newest = max(there.active, default=0)
    if not now.is_whole or newest <= now.base.revision:
        return not now.is_whole
    return not now.against(account.describe(registration.family, newest).document).is_whole


def _written(kind: Kind) -> list[Any]:
    return [kind.pattern, kind.lowest, kind.highest] if isinstance(kind, Size) else [kind.pattern]


def _read(pattern: str, *bounds: int) -> Kind:
    if bounds:
        return Size(pattern, *bounds)
    return FreshImage() if pattern == IMAGE else Field(pattern)
