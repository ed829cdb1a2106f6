"""What is recorded of webhooks, in a sentence each."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

ACTS: Final[dict[str, Any]] = {
    "webhook added": _("%(by)s added the webhook to %(about)s"),
    "webhook changed": _("%(by)s changed the webhook to %(about)s: %(events)s"),
    "webhook secret changed": _("%(by)s changed the secret of the webhook to %(about)s"),
    "webhook removed": _("%(by)s removed the webhook to %(about)s"),
}
