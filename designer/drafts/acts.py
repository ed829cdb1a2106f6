"""What is recorded of drafts, waivers and templates, in a sentence each."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

ACTS: Final[dict[str, Any]] = {
    "draft started": _("%(by)s started the draft %(about)s"),
    "draft edited": _("%(by)s edited the draft %(about)s: version %(version)s"),
    "edit taken back": _("%(by)s took an edit of the draft %(about)s back: version %(version)s"),
    "version named": _("%(by)s gave version %(version)s of the draft %(about)s a name"),
    "version name taken off": _("%(by)s took the name of version %(version)s of the draft %(about)s off"),
    "purpose said": _("%(by)s changed what the draft %(about)s is for"),
    "draft archived": _("%(by)s archived the draft %(about)s"),
    "draft restored": _("%(by)s restored the draft %(about)s"),
    "draft deleted": _("%(by)s deleted the draft %(about)s"),
    "rule set aside": _("%(by)s set the rule %(rule)s aside until %(until)s"),
    "waiver ended": _("%(by)s ended the waiver of the rule %(rule)s"),
    "secret taken out": _("%(by)s took a secret out of the draft %(about)s and of all its versions"),
    "template made": _("%(by)s made the template %(about)s"),
    "template replaced": _("%(by)s replaced the template %(about)s"),
    "template renamed": _("%(by)s changed the name or description of the template %(about)s"),
    "template deleted": _("%(by)s deleted the template %(about)s"),
}
PAGES: Final = {"drafts.draft": "drafts:json", "drafts.teamtemplate": "drafts:template"}
