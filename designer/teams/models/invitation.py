"""A link that lets one person into a team, once, within a week."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.teams.models.person import Person
from designer.teams.models.role import GRANTED, Act, Role
from designer.teams.models.sign_in_link import hashed
from designer.teams.models.team import Membership, Team

LIFETIME = timedelta(days=7)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    @transaction.atomic
    def issue(self, team: Team, person: Person, roles: Iterable[Role], email: str = "") -> str:
        """A new link's token, from this admin. Only its hash is stored. Raises MayNot."""
        person.must(Act.MANAGE, team)
        token = secrets.token_urlsafe(32)
        made = self.create(
            team=team,
            created_by=person,
            roles=[role for role in GRANTED if role in set(roles)],
            email=email.lower(),
            token_hash=hashed(token),
            expires_at=timezone.now() + LIFETIME,
        )
        audit.record("invitation made", team=team, by=person, about=made, roles=made.roles)
        return token

    def open(self) -> InvitationQuerySet:
        return self.filter(ended_at=None, expires_at__gt=timezone.now())

    def usable(self, token: str) -> Invitation | None:
        """Open, and from somebody who may still invite: who left takes their links along."""
        found = self.open().select_related("team", "created_by").filter(token_hash=hashed(token)).first()
        return found if found and found.created_by.may(Act.MANAGE, found.team) else None


class Invitation(models.Model):
    """`email` is empty where whoever has the link may use it. `roles` are those it gives."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"), blank=True)
    roles = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_is_accepted_when_it_ends",
                condition=Q(accepted_by=None) | Q(ended_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        until = date_format(timezone.localtime(self.expires_at), "SHORT_DATETIME_FORMAT")
        return gettext("into %(team)s until %(until)s") % {"team": self.team, "until": until}

    @property
    def role_names(self) -> list[str]:
        return [str(Role(role).label) for role in self.roles or [Role.VIEWER]]

    def is_for(self, person: Person) -> bool:
        return self.email in ("", person.email)

    @transaction.atomic
    def accept(self, person: Person) -> Membership | None:
        """This person's membership with the roles; None when somebody was quicker, or it has ended."""
        # The row's own columns alone: PostgreSQL would not ask a joined table again after waiting.
        mine = Invitation.objects.open().filter(pk=self.pk)
        if not mine.update(ended_at=timezone.now(), accepted_by=person):
            return None
        audit.record("invitation accepted", team=self.team, by=person, about=self)
        return self.team.add(person, *(Role(role) for role in self.roles), by=person)

    @transaction.atomic
    def withdraw(self, by: Person) -> bool:
        """False when it had ended before."""
        if not Invitation.objects.open().filter(pk=self.pk).update(ended_at=timezone.now()):
            return False
        audit.record("invitation withdrawn", team=self.team, by=by, about=self)
        return True
