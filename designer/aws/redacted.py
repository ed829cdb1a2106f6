"""What registrations repeat of a draft's text: taken out with it, once AWS is done with them."""

from typing import Final

from django.utils.translation import gettext as _

from designer.aws.in_advance import PassedInAdvance
from designer.aws.models import Registration
from designer.aws.outcome import UNSETTLED, State
from designer.aws.overrides import Override, RuleAnswer
from designer.aws.unapproved import Afterwards, Unapproved
from designer.aws.unchanged import Unchanged
from designer.drafts.models import Draft
from designer.drafts.redacting import Place, Secret

PLACES: Final = [
    Place(
        Registration,
        "draft",
        {
            "text": Secret.out_of_json,
            **dict.fromkeys(("answer", "message", "look_message"), Secret.out_of_typed),
        },
    ),
    Place(RuleAnswer, "registration__draft", {"words": Secret.out_of_typed}),
    Place(Override, "registration__draft", {"reason": Secret.out_of_typed}),
    Place(Unapproved, "registration__draft", {"reason": Secret.out_of_typed}),
    Place(Afterwards, "unapproved__registration__draft", {"note": Secret.out_of_typed}),
    Place(Unchanged, "registration__draft", {"reason": Secret.out_of_typed}),
    Place(PassedInAdvance, "registration__draft", {"fields": Secret.out_of_json}),
]


def under_way(draft: Draft) -> str:
    """What is being sent has to be what was pinned, and is compared with what arrived."""
    if Registration.objects.filter(draft=draft, state__in=[State.QUEUED, *UNSETTLED]).exists():
        return _("A registration of it is not settled yet. Take the secret out when it is.")
    return ""
