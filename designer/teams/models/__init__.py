"""People, teams and targets."""

from designer.teams.models.person import Person
from designer.teams.models.sign_in_link import SignInLink
from designer.teams.models.target import Target
from designer.teams.models.team import Grant, Membership, Role, Team

__all__ = ["Grant", "Membership", "Person", "Role", "SignInLink", "Target", "Team"]
