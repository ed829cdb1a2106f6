"""The list of drafts."""

from secrets import token_urlsafe

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from designer.drafts.listing import DraftList
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_safe
def drafts(request: SignedInRequest) -> HttpResponse:
    shown = DraftList(request.user, request.GET)
    context = {"list": shown, "once": token_urlsafe(18)}
    if wants_part(request):
        return push_url(
            render(request, "drafts/_drafts.html", context | {"oob": True}), shown.asked.address()
        )
    return render(request, "drafts/list.html", context)
