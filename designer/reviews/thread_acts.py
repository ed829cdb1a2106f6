"""What is recorded of threads, in a sentence each: where and by whom, never what was written."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

ACTS: Final[dict[str, Any]] = {
    "thread started": _("%(by)s started %(about)s"),
    "comment written": _("%(by)s answered in %(about)s"),
    "comment changed": _("%(by)s changed a comment in %(about)s: text %(text)s"),
    "thread resolved": _("%(by)s resolved %(about)s"),
    "thread reopened": _("%(by)s reopened %(about)s"),
    "suggestion applied": _("%(by)s applied what %(suggester)s suggested in %(about)s: version %(version)s"),
}
