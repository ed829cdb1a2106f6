"""Pages about people: signing in and out, their account, their language and theme."""

from designer.teams.views.account import account, change_password
from designer.teams.views.home import home
from designer.teams.views.preferences import preferences
from designer.teams.views.sign_in import sign_in, sign_in_by_link, sign_out

__all__ = ["account", "change_password", "home", "preferences", "sign_in", "sign_in_by_link", "sign_out"]
