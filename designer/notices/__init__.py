"""What people are told of: in the application, by e-mail and by webhook."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps as registry

from designer.notices.event import Event

if TYPE_CHECKING:
    from designer.teams.models import Person

__all__ = ["Event", "tell"]


def tell(
    event: Event, draft: Any, *, by: "Person", to: "Iterable[Person]" = (), url: str = "", **facts: Any
) -> None:
    """Tell `to`, and whoever watches the draft or its family, that `by` did this to it.

    To be called in the transaction of the change, so that there is neither one without the other. Left
    out by itself: who did it, who is not in the draft's team, who may not sign in. `url` is an own path,
    the draft's page where there is none. `facts` are ids, names, versions and digests, such as
    `version=14, targets=["payments-prod"], field="containerDefinitions[app].image"`; never a value of
    the document, nor what somebody wrote.
    """
    registry.get_model("notices", "Notice").objects.tell(event, draft, by=by, to=to, url=url, facts=facts)
