"""A team, who belongs to it, and what a member may do beyond seeing and editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from designer.teams.models.person import Person


class Role(models.TextChoices):
    """What a member may be granted; seeing and editing come with being a member."""

    PUBLISHER = "publisher", _("Publisher")


class TeamQuerySet(models.QuerySet["Team"]):
    def visible_to(self, person: Person) -> TeamQuerySet:
        return self.filter(members=person)


class Team(models.Model):
    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="teams", verbose_name=_("members")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self) -> str:
        return self.name

    def add(self, person: Person, *roles: Role) -> Membership:
        """Makes this person a member, if they are not one yet, and grants the roles."""
        membership, _created = self.memberships.get_or_create(person=person)
        for role in roles:
            membership.grants.get_or_create(role=role)
        return membership


class Membership(models.Model):
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_membership_a_team", fields=["team", "person"])]

    def __str__(self) -> str:
        return f"{self.person} in {self.team}"


class Grant(models.Model):
    """One role of one member."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_grant_a_role", fields=["membership", "role"]),
            models.CheckConstraint(name="grant_role_is_known", condition=models.Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return self.role
