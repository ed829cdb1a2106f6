"""The refusal of what takes a role that somebody does not have: which role, and who gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from designer.teams.models.role import Act

if TYPE_CHECKING:
    from designer.teams.models.team import Team


class MayNot(PermissionDenied):
    """`team` is None where it takes the role in any team, and there is none."""

    def __init__(self, act: Act, team: Team | None = None) -> None:
        super().__init__(f"It takes the role {roles_for(act)}.")
        self.act = act
        self.team = team

    @property
    def says(self) -> str:
        return why_not(self.act, self.team)


def why_not(act: Act, team: Team | None = None) -> str:
    """Which role it takes, and whom to ask for it."""
    told = {"role": roles_for(act), "team": team}
    if team is None:
        return _("That takes the role %(role)s, which you have in no team. Ask an admin of your team.") % told
    words = [_("That takes the role %(role)s in %(team)s, which you do not have.") % told]
    admins = ", ".join(person.name for person in team.admins)
    if admins:
        words.append(_("Ask an admin of the team for it: %(names)s.") % {"names": admins})
    return " ".join(words)


def roles_for(act: Act) -> str:
    """Author or Publisher."""
    return _(" or ").join(str(role.label) for role in act.roles)
