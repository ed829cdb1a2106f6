"""The draft that a page of the wizard is about, with its text."""

from typing import cast

from django.http import Http404, HttpRequest

from designer.drafts.models import WHOLE, Draft
from designer.teams.models import Person


def opened(request: HttpRequest, draft_id: int) -> Draft:
    """One that this person may see. Raises Http404."""
    try:
        return WHOLE(draft_id, cast("Person", request.user))
    except Draft.DoesNotExist:
        raise Http404 from None
