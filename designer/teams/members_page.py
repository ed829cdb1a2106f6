"""What the page of a team's members shows to one of them."""

from dataclasses import dataclass
from functools import cached_property

from designer.teams.models import Act, BreakGlass, Invitation, Membership, Person, Role, Team
from designer.teams.models.role import GRANTED


@dataclass(frozen=True)
class Member:
    """A member in the list. `may_be_disabled`: this reader may, or may take it back."""

    membership: Membership
    is_me: bool
    may_be_disabled: bool
    is_named: bool = False
    """For registering without approval, when it cannot wait."""

    @property
    def person(self) -> Person:
        return self.membership.person

    @property
    def is_publisher(self) -> bool:
        return Role.PUBLISHER in self.membership.roles

    @property
    def choices(self) -> list[tuple[Role, bool]]:
        """(role, whether it is held) of what can be granted."""
        held = self.membership.roles
        return [(role, role in held) for role in GRANTED]


class MembersPage:
    def __init__(self, team: Team, reader: Person) -> None:
        self.team = team
        self.reader = reader
        self.may_manage = reader.may(Act.MANAGE, team)
        self.roles = list(Role)

    @cached_property
    def members(self) -> list[Member]:
        found = self.team.memberships.select_related("person").prefetch_related("grants")
        return [
            Member(
                one,
                one.person == self.reader,
                self.may_manage and self.reader.may_disable(one.person),
                one.pk in self._named,
            )
            for one in found.order_by("person__name", "pk")
        ]

    @cached_property
    def _named(self) -> set[int]:
        named = BreakGlass.objects.filter(membership__team=self.team)
        return set(named.values_list("membership", flat=True))

    @cached_property
    def invitations(self) -> list[Invitation]:
        """Those that can still be accepted, for who can take them back."""
        if not self.may_manage:
            return []
        return list(self.team.invitations.open().select_related("created_by"))
