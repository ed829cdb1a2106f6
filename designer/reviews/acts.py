"""What is recorded of reviews, in a sentence each."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

PAGES: Final = {"reviews.review": "reviews:review", "reviews.thread": "reviews:thread"}
ACTS: Final[dict[str, Any]] = {
    "review asked": _("%(by)s asked for %(about)s: version %(version)s for %(targets)s"),
    "review asked again": _("%(by)s asked again in %(about)s: version %(version)s for %(targets)s"),
    "review superseded": _("%(by)s began another review, which ended %(about)s"),
    "review withdrawn": _("%(by)s withdrew %(about)s"),
    "review registered": _("%(about)s ended: what it agreed to is registered"),
    "review approved": _("%(by)s approved version %(version)s in %(about)s"),
    "changes requested": _("%(by)s asked for changes of version %(version)s in %(about)s"),
    "review commented": _("%(by)s commented on version %(version)s in %(about)s"),
    "decision taken back": _("%(by)s took the decision on version %(version)s in %(about)s back"),
}
