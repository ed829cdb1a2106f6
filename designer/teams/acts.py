"""What is recorded of people, teams and targets, in a sentence each."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

ACTS: Final[dict[str, Any]] = {
    "team made": _("%(by)s made the team %(about)s"),
    "person added": _("%(by)s added the person %(about)s"),
    "password changed": _("%(by)s changed the password of %(about)s"),
    "second step set up": _("%(by)s set up the second step of %(about)s"),
    "second step taken off": _("%(by)s took off the second step of %(about)s"),
    "recovery codes made": _("%(by)s made new recovery codes"),
    "provider connected": _("%(about)s can sign in with the provider"),
    "person disabled": _("%(by)s disabled %(about)s"),
    "person enabled": _("%(by)s enabled %(about)s"),
    "member added": _("%(by)s added %(about)s to the team: %(roles)s"),
    "roles changed": _("%(by)s changed the roles of %(about)s: %(roles)s"),
    "member removed": _("%(by)s removed %(about)s from the team"),
    "member left": _("%(about)s left the team"),
    "invitation made": _("%(by)s invited somebody: %(roles)s"),
    "invitation accepted": _("%(by)s accepted an invitation"),
    "invitation withdrawn": _("%(by)s withdrew an invitation"),
    "target added": _("%(by)s added the target %(about)s"),
    "target changed": _("%(by)s changed the target %(about)s: %(changed)s"),
    "mapping changed": _("%(by)s changed what stands for what in %(about)s: %(number)s replacements"),
    "review policy changed": _("%(by)s changed what %(about)s asks for (approvals: %(approvals)s)"),
    "approved in advance": _("%(by)s approved changes of %(pattern)s in advance for %(about)s"),
    "approved in advance no more": _(
        "%(by)s no longer approves changes of %(pattern)s in advance for %(about)s"
    ),
    "named for break-glass": _("%(by)s named %(about)s for registering without approval"),
    "break-glass taken back": _("%(by)s no longer lets %(about)s register without approval"),
    "target removed": _("%(by)s removed the target %(about)s"),
}
