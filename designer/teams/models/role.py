"""What the roles in a team are, and what each of them may do. This table is the only one."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A member may hold several. Reading comes with being a member, so nobody is granted `VIEWER`."""

    VIEWER = "viewer", _("Viewer")
    AUTHOR = "author", _("Author")
    REVIEWER = "reviewer", _("Reviewer")
    PUBLISHER = "publisher", _("Publisher")
    ADMIN = "admin", _("Admin")

    @property
    def does(self) -> str:
        """In a sentence, for the page of the members."""
        return str(_DOES[self])


class Act(models.TextChoices):
    """What people do in a team."""

    READ = "read"
    COMMENT = "comment"
    EDIT = "edit"
    ASK = "ask"
    DECIDE = "decide"
    REGISTER = "register"
    DEPLOY = "deploy"
    DEREGISTER = "deregister"
    LOOK_UP = "look up"
    MANAGE = "manage"

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of which one is enough."""
        return tuple(role for role, acts in MAY.items() if self in acts)


MAY: Final[dict[Role, frozenset[Act]]] = {
    Role.VIEWER: frozenset({Act.READ, Act.COMMENT}),
    Role.AUTHOR: frozenset({Act.EDIT, Act.ASK, Act.LOOK_UP}),
    Role.REVIEWER: frozenset({Act.DECIDE, Act.LOOK_UP}),
    Role.PUBLISHER: frozenset({Act.REGISTER, Act.DEPLOY, Act.DEREGISTER, Act.LOOK_UP}),
    Role.ADMIN: frozenset({Act.MANAGE, Act.LOOK_UP}),
}
GRANTED: Final = (Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER, Role.ADMIN)

_DOES: Final = {
    Role.VIEWER: _("Reads drafts, findings and registrations, exports, comments. Every member does."),
    Role.AUTHOR: _("Starts, changes, archives and deletes drafts, keeps templates, sets rules aside."),
    Role.REVIEWER: _("Decides on reviews: approves, or asks for changes."),
    Role.PUBLISHER: _(
        "Registers drafts in the team's AWS accounts, updates services there, runs tasks, deregisters."
    ),
    Role.ADMIN: _("Adds and removes members and AWS accounts, and says what blocks registering there."),
}
