"""What is recorded of registrations, in a sentence each."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

ACTS: Final[dict[str, Any]] = {
    "account verified": _("%(by)s found that %(about)s lets nobody in without its external ID"),
    "account not verified": _("%(by)s found that %(about)s lets in who does not say its external ID"),
    "draft promoted": _("%(by)s made %(about)s of draft #%(source)s for %(target)s: %(rewrites)s rewritten"),
    "service update begun": _("%(by)s asked for %(where)s to run %(about)s in place of :%(before)s"),
    "task run begun": _("%(by)s asked for %(about)s to be run once in %(where)s"),
    "deregistering begun": _("%(by)s asked for %(about)s to be deregistered"),
    "change asked again": _("%(by)s asked once more for what was to be done with %(about)s"),
    "change settled": _("%(by)s noted what became of it, for %(about)s: %(state)s"),
    "registration begun": _("%(by)s asked for version %(version)s to be registered"),
    "checks asked for": _("%(by)s asked for the checks before sending version %(version)s"),
    "checks begun": _("%(by)s began the checks before sending version %(version)s"),
    "checks made": _("%(by)s made the checks before sending version %(version)s"),
    "passed in advance": _("What changed since %(since)s was approved in advance: %(fields)s"),
    "registered without approval": _("%(by)s registered version %(version)s without approval"),
    "reviewed afterwards": _("%(by)s reviewed what was registered without approval"),
    "registration sent": _("%(by)s sent the registration %(about)s to AWS"),
    "registration settled": _("%(by)s noted how the registration %(about)s stands: %(state)s"),
    "registration postponed": _(
        "%(by)s queued the registration %(about)s again, as AWS took nothing: %(code)s"
    ),
    "registered unchanged": _("%(by)s registered what %(same_as)s says already"),
    "registered twice": _("%(by)s found a second revision of the registration %(about)s: %(duplicate)s"),
    "registration queued again": _("%(by)s asked for the registration %(about)s to be sent again"),
}
PAGES: Final = {
    "aws.registration": "aws:registration",
    "teams.target": "aws:target",
    "aws.accountchange": "aws:change",
}
