"""Pages about people and teams: signing in and out, one's account, the members of a team."""

from designer.teams.views.account import account, change_password
from designer.teams.views.audit import audit
from designer.teams.views.home import home
from designer.teams.views.invitations import invite, join, withdraw
from designer.teams.views.members import (
    change_roles,
    disable_member,
    enable_member,
    leave,
    members,
    name_for_break_glass,
    remove_member,
)
from designer.teams.views.own_sessions import end_other_sessions, end_session
from designer.teams.views.preferences import preferences
from designer.teams.views.sign_in import sign_in, sign_in_by_link, sign_out

__all__ = [
    "account",
    "audit",
    "change_password",
    "change_roles",
    "disable_member",
    "enable_member",
    "end_other_sessions",
    "end_session",
    "home",
    "invite",
    "join",
    "leave",
    "members",
    "name_for_break_glass",
    "preferences",
    "remove_member",
    "sign_in",
    "sign_in_by_link",
    "sign_out",
    "withdraw",
]
