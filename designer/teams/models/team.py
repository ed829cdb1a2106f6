"""A team, who belongs to it, and what each member may do there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.teams.models.role import GRANTED, Act, Role

if TYPE_CHECKING:
    from designer.teams.models.person import Person


class LastAdmin(Exception):
    """Nobody would be left to let others into the team."""


class TeamQuerySet(models.QuerySet["Team"]):
    def visible_to(self, person: Person) -> TeamQuerySet:
        return self.filter(members=person)

    def where(self, person: Person, act: Act) -> TeamQuerySet:
        """The teams in which this person may do that."""
        return self.filter(pk__in=Membership.objects.of(person, act).values("team"))


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

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if is_new:
            audit.record("team made", team=self, by=None, about=self, slug=self.slug)

    @transaction.atomic
    def add(self, person: Person, *roles: Role, by: Person | None = None) -> Membership:
        """Makes this person a member, if they are not one yet, and grants the roles."""
        membership, is_new = self.memberships.get_or_create(person=person)
        granted = [membership.grants.get_or_create(role=role)[1] for role in roles]
        if is_new or any(granted):
            act = "member added" if is_new else "roles changed"
            audit.record(act, team=self, by=by, about=person, roles=list(membership.roles))
        return membership

    @contextmanager
    def keeping_an_admin(self) -> Iterator[None]:
        """What happens inside happens as a whole, or not at all where the team's last admin would be gone.

        Raises LastAdmin. Of two admins who go at the same time, one has to stay.
        """
        with transaction.atomic():
            had_one = Team.objects.select_for_update(no_key=True).get(pk=self.pk).admins.exists()
            yield
            if had_one and not self.admins.exists():
                raise LastAdmin

    @property
    def admins(self) -> models.QuerySet[Person]:
        """Those who can sign in, by name."""
        holding = self.memberships.filter(grants__role=Role.ADMIN)
        return self.members.filter(memberships__in=holding, is_active=True).distinct().order_by("name")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of(self, person: Person, act: Act) -> MembershipQuerySet:
        """Those by which this person may do that; one a role that allows it."""
        own = self.filter(person=person)
        return own if Role.VIEWER in act.roles else own.filter(grants__role__in=act.roles)


class Membership(models.Model):
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    since = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_membership_a_team", fields=["team", "person"])]

    def __str__(self) -> str:
        return f"{self.person} in {self.team}"

    def hold(self, roles: Iterable[Role], by: Person) -> None:
        """These roles and none other. Raises LastAdmin."""
        wanted = set(roles) & set(GRANTED)
        with self.team.keeping_an_admin():
            before = self.roles
            self.grants.exclude(role__in=wanted).delete()
            for role in wanted:
                self.grants.get_or_create(role=role)
            if self.roles != before:
                told = {"before": list(before), "roles": list(self.roles)}
                audit.record("roles changed", team=self.team, by=by, about=self.person, **told)

    def end(self, by: Person) -> None:
        """The person is no longer in the team. Raises LastAdmin."""
        with self.team.keeping_an_admin():
            self.delete()
            act = "member left" if by == self.person else "member removed"
            audit.record(act, team=self.team, by=by, about=self.person)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles held, in the order of the table; a viewer has none other."""
        held = {grant.role for grant in self.grants.all()}
        return tuple(role for role in GRANTED if role in held) or (Role.VIEWER,)


class Grant(models.Model):
    """One role of one member."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in GRANTED])
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_grant_a_role", fields=["membership", "role"]),
            models.CheckConstraint(name="grant_role_is_known", condition=models.Q(role__in=list(GRANTED))),
        ]

    def __str__(self) -> str:
        return self.role
