"""People, teams and targets."""

from designer.teams.models.approved_kind import ApprovedKind
from designer.teams.models.break_glass import BreakGlass
from designer.teams.models.guess import Guess
from designer.teams.models.invitation import Invitation
from designer.teams.models.may_not import MayNot, why_not
from designer.teams.models.person import Person
from designer.teams.models.review_policy import ReviewPolicy
from designer.teams.models.role import Act, Role
from designer.teams.models.session import Session
from designer.teams.models.sign_in_link import SignInLink
from designer.teams.models.target import Target
from designer.teams.models.target_mapping import TargetMapping
from designer.teams.models.team import Grant, LastAdmin, Membership, Team

__all__ = [
    "Act",
    "ApprovedKind",
    "BreakGlass",
    "Grant",
    "Guess",
    "Invitation",
    "LastAdmin",
    "MayNot",
    "Membership",
    "Person",
    "ReviewPolicy",
    "Role",
    "Session",
    "SignInLink",
    "Target",
    "TargetMapping",
    "Team",
    "why_not",
]
