"""The kinds of things that drafts refer to, as people call them, and where to ask what uses one."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Words
from designer.taskdef.references import Kind


@dataclass(frozen=True)
class Look:
    """How a kind is shown: its words for one and for several, and its picture."""

    one: Words
    several: Words
    icon: str


LOOKS: Final[dict[Kind, Look]] = {
    "family": Look(_("Task definition family"), _("Task definition families"), "file-text"),
    "image": Look(_("Image"), _("Images"), "layers"),
    "secret": Look(_("Secret"), _("Secrets"), "key-round"),
    "parameter": Look(_("Parameter"), _("Parameters"), "key-round"),
    "role": Look(_("Role"), _("Roles"), "shield-check"),
    "log-group": Look(_("Log group"), _("Log groups"), "scroll-text"),
    "file-system": Look(_("File system"), _("File systems"), "hard-drive"),
    "access-point": Look(_("Access point"), _("Access points"), "hard-drive"),
    "file": Look(_("File"), _("Files"), "paperclip"),
    "tag": Look(_("Tag"), _("Tags"), "list-ordered"),
    "container": Look(_("Container"), _("Containers"), "container"),
}


def used_url(kind: str, value: str) -> str:
    """Where it is said what uses this."""
    return f"{reverse('drafts:used')}?{urlencode({'kind': kind, 'value': value})}"
