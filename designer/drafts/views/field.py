"""The API's own help on a field, for everybody who signed in."""

import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from designer.drafts.field_help import field_help
from designer.teams.parts import wants_part

_NUMBER: Final = re.compile(r"[0-9]{1,9}\Z", re.ASCII)


@require_safe
def field(request: HttpRequest, name: str) -> HttpResponse:
    try:
        help = field_help(name)
    except KeyError:
        raise Http404 from None
    if not wants_part(request):
        return render(request, "drafts/fields/field.html", {"help": help})
    return render(request, "drafts/fields/_help.html", {"help": help, **_asked_from(request.GET)})


def _asked_from(query: QueryDict) -> dict[str, str]:
    """The field of a draft beside which the help is to stand, for what else can be done there."""
    draft_id, at, base = (query.get(name, "") for name in ("draft", "at", "base"))
    is_told = _NUMBER.match(draft_id) and _NUMBER.match(base) and at.startswith("/")
    return {"draft_id": draft_id, "at": at, "base": base} if is_told else {}
