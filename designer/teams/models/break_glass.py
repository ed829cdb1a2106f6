"""Who may register what nobody approved, when it cannot wait: publishers that an admin names one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from designer import audit
from designer.teams.models.may_not import MayNot
from designer.teams.models.role import Act
from designer.teams.models.team import Membership, Team

if TYPE_CHECKING:
    from designer.teams.models.person import Person


class BreakGlass(models.Model):
    """Ends with the membership. It takes the role of a publisher besides."""

    membership = models.OneToOneField(
        Membership, models.CASCADE, primary_key=True, related_name="break_glass"
    )
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.membership)

    @classmethod
    def name(cls, membership: Membership, by: Person) -> None:
        with transaction.atomic():
            if cls.objects.get_or_create(membership=membership, defaults={"named_by": by})[1]:
                audit.record("named for break-glass", team=membership.team, by=by, about=membership.person)

    @classmethod
    def take_back(cls, membership: Membership, by: Person) -> None:
        with transaction.atomic():
            if cls.objects.filter(membership=membership).delete()[0]:
                audit.record("break-glass taken back", team=membership.team, by=by, about=membership.person)

    @classmethod
    def may(cls, person: Person, team: Team) -> bool:
        return person.may(Act.REGISTER, team) and cls._is_named(person, team)

    @classmethod
    def must(cls, person: Person, team: Team) -> None:
        """Raises MayNot, with the words for a person, unless they may."""
        person.must(Act.REGISTER, team)
        if not cls._is_named(person, team):
            raise NotNamed(Act.REGISTER, team)

    @classmethod
    def _is_named(cls, person: Person, team: Team) -> bool:
        return cls.objects.filter(membership__team=team, membership__person=person).exists()


class NotNamed(MayNot):
    """A publisher, but nobody named them for this."""

    @property
    def says(self) -> str:
        why = _("Only who is named for it in %(team)s registers without approval, and you are not.")
        return why % {"team": self.team}
