"""A target: the AWS account and Region in which a team registers, and how to get in. No keys, ever."""

from __future__ import annotations

import secrets
from copy import copy
from typing import TYPE_CHECKING, Any, Final

from django.core.validators import RegexValidator, URLValidator
from django.db import models, transaction
from django.db.models import CharField, F, Func, Q, Value
from django.db.models.functions import Concat, Length, Lower, StrIndex
from django.db.models.lookups import Exact, GreaterThan
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.taskdef.rule import LEVELS, Level
from designer.teams.models.team import Team

if TYPE_CHECKING:
    from designer.teams.models.person import Person


def new_external_id() -> str:
    """128 random bits: ours to give, so that no team can borrow another team's role."""
    return secrets.token_hex(16)


ROLE: Final = RegexValidator(
    r"\Aarn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[\w+=,.@/-]+\Z",
    _("Write a role's ARN: arn:aws:iam::123456789012:role/name."),
)


def _of_its_account(role: str) -> Q:
    """Whether the role in this column is none, or belongs to the target's account."""
    begins = Concat(Value(":iam::"), F("account"), Value(":role/"))
    return Q(**{role: ""}) | Q(GreaterThan(StrIndex(F(role), begins), 0))


class DigitsTrimmed(Func):
    """What is left of a text without the digits at its start; spelt alike in SQLite and PostgreSQL."""

    function = "LTRIM"
    template = "%(function)s(%(expressions)s, '0123456789')"
    output_field = CharField()


class TargetQuerySet(models.QuerySet["Target"]):
    def visible_to(self, person: Person) -> TargetQuerySet:
        return self.filter(team__members=person)


class Target(models.Model):
    team = models.ForeignKey(Team, models.CASCADE, related_name="targets", verbose_name=_("team"))
    name = models.CharField(
        _("name"), max_length=60, help_text=_("How your team calls it: payments-staging.")
    )
    account = models.CharField(
        _("account"),
        max_length=12,
        help_text=_("12 digits"),
        validators=[RegexValidator(r"\A[0-9]{12}\Z", _("An AWS account number has 12 digits."))],
    )
    region = models.CharField(
        _("Region"),
        max_length=30,
        help_text=_("Such as ap-northeast-2"),
        validators=[
            RegexValidator(r"\A[a-z]{2,}(-[a-z]+)+-[0-9]\Z", _("Write a Region like ap-northeast-2."))
        ],
    )
    role_arn = models.CharField(
        _("role to assume"),
        max_length=600,
        blank=True,
        help_text=_("Empty: this server's own credentials are used."),
        validators=[ROLE],
    )
    read_role_arn = models.CharField(
        _("role to look things up with"),
        max_length=600,
        blank=True,
        default="",
        help_text=_("Empty: the role above. It reads, and never registers."),
        validators=[ROLE],
    )
    reads_secret_keys = models.BooleanField(
        _("names the JSON keys of secrets"),
        default=False,
        help_text=_("AWS gives them only with the values; those are dropped at once, never kept or shown."),
    )
    external_id = models.CharField(
        _("external ID"), max_length=64, unique=True, default=new_external_id, editable=False
    )
    endpoint_url = models.CharField(
        _("address to call instead of AWS"),
        max_length=200,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    blocks_runtime = models.BooleanField(_("warnings: registers, then fails"), default=False)
    blocks_security = models.BooleanField(_("security findings"), default=False)
    blocks_practice = models.BooleanField(_("advice"), default=False)
    blocks_unchecked = models.BooleanField(_("checks before sending that were not made"), default=False)
    policy = models.JSONField(_("policy"), default=dict, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "team",
                name="target_name_is_unique_in_its_team",
                violation_error_message=_("Your team has a target of this name already."),
            ),
            models.CheckConstraint(
                name="target_account_has_12_digits",
                condition=Q(Exact(Length("account"), 12)) & Q(Exact(DigitsTrimmed("account"), Value(""))),
                violation_error_message=_("An AWS account number has 12 digits."),
            ),
            models.CheckConstraint(
                name="target_role_is_of_its_account",
                condition=_of_its_account("role_arn"),
                violation_error_message=_("The role belongs to another account than this target."),
            ),
            models.CheckConstraint(
                name="target_read_role_is_of_its_account",
                condition=_of_its_account("read_role_arn"),
                violation_error_message=_("The role to look things up with belongs to another account."),
            ),
            models.CheckConstraint(
                name="target_external_id_is_long",
                condition=Q(GreaterThan(Length("external_id"), 31)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, by: Person | None = None, **kwargs: Any) -> None:
        before = Target.objects.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        names = [field.attname for field in self._meta.concrete_fields]
        changed = [name for name in names if getattr(before, name, None) != getattr(self, name)]
        if before is None:
            told = {"name": self.name, "account": self.account, "region": self.region}
            audit.record("target added", team=self.team, by=by, about=self, **told)
        elif changed:
            audit.record("target changed", team=self.team, by=by, about=self, changed=changed)

    @transaction.atomic
    def delete(self, *args: Any, by: Person | None = None, **kwargs: Any) -> tuple[int, dict[str, int]]:
        gone, deleted = copy(self), super().delete(*args, **kwargs)
        audit.record("target removed", team=gone.team, by=by, about=gone)
        return deleted

    @property
    def blocks(self) -> tuple[Level, ...]:
        """The levels of findings with which nothing is registered here, worst first; errors always."""
        chosen = {
            "error": True,
            "runtime": self.blocks_runtime,
            "security": self.blocks_security,
            "practice": self.blocks_practice,
        }
        return tuple(level for level in LEVELS if chosen.get(level))
