"""How much agreement a target asks for before something is registered there."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.prepared import PreparedModels
from designer.teams.models.role import GRANTED
from designer.teams.models.target import Target

if TYPE_CHECKING:
    from designer.teams.models.person import Person

MOST: Final = 9
"""Approvals that can be asked for."""

_TOO_MANY: Final = _("More than %(limit_value)s approvals cannot be asked for.")


@dataclass(frozen=True)
class Families:
    """So many approvals for families of this pattern: "checkout-*"."""

    pattern: str
    approvals: int


def families(text: str) -> list[Families]:
    """What the lines say, each a pattern and a number. Raises ValidationError naming the line."""
    return [_families(line) for line in text.splitlines() if line.strip()]


def _families(line: str) -> Families:
    pattern, _space, number = line.strip().rpartition(" ")
    if not pattern.strip() or " " in pattern.strip() or not (number.isascii() and number.isdigit()):
        raise ValidationError(
            _("Write a pattern and a number, such as “checkout-* 2”, in place of “%(line)s”."),
            params={"line": line.strip()},
        )
    if int(number) > MOST:
        raise ValidationError(_TOO_MANY, params={"limit_value": MOST})
    return Families(pattern.strip(), int(number))


def readable(text: str) -> None:
    """Raises ValidationError when a line is no pattern with a number."""
    families(text)


class ReviewPolicy(models.Model):
    """A target without a row asks for one approval; for none where AWS is emulated.

    `families` says otherwise for some: a pattern and a number a line, the first that matches counts.
    `role` is one of those that somebody among the approvers must hold.
    """

    target = models.OneToOneField(
        Target, models.CASCADE, primary_key=True, related_name="review_policy", editable=False
    )
    approvals = models.PositiveSmallIntegerField(
        _("approvals"),
        default=1,
        validators=[MaxValueValidator(MOST, _TOO_MANY)],
    )
    role = models.CharField(
        _("one of them by"),
        max_length=20,
        blank=True,
        choices=[("", _("anybody who reviews")), *((role.value, role.label) for role in GRANTED)],
    )
    families = models.TextField(_("other numbers for some families"), blank=True, validators=[readable])
    is_sandbox = models.BooleanField(_("a personal sandbox: nothing here needs a review"), default=False)
    tags = models.BooleanField(_("tags that say draft, version and who approved it"), default=False)
    blocks_threads = models.BooleanField(_("open threads"), default=False)
    blocks_waivers = models.BooleanField(_("findings that are set aside"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="review_policy_asks_for_few", condition=Q(approvals__lte=MOST)),
            models.CheckConstraint(
                name="review_policy_role_is_known",
                condition=Q(role__in=["", *(role.value for role in GRANTED)]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approvals} in {self.target}"

    @transaction.atomic
    def save(self, *args: Any, by: Person | None = None, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        told = {"approvals": self.approvals, "role": self.role, "sandbox": self.is_sandbox}
        told |= {"threads": self.blocks_threads, "waivers": self.blocks_waivers, "tags": self.tags}
        told |= {"families": self.families.splitlines()}
        audit.record("review policy changed", team=self.target.team, by=by, about=self.target, **told)

    @classmethod
    def of(cls, target: Target) -> ReviewPolicy:
        """The policy of a target, as it is asked for now."""
        found = _of(target.pk)
        return found[0] if found else cls(target=target, approvals=0 if target.endpoint_url else 1)

    def approvals_for(self, family: str) -> int:
        """How many other people have to approve a task definition of this family."""
        if self.is_sandbox:
            return 0
        told = (one.approvals for one in families(self.families) if fnmatchcase(family, one.pattern))
        return next(told, self.approvals)


@PreparedModels
def _of(target: int) -> models.QuerySet[ReviewPolicy]:
    return ReviewPolicy.objects.filter(target=target)
