"""Searching all drafts of one's teams, and asking where something is used."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from designer.drafts.posted import version_in
from designer.drafts.search.page import SearchPage
from designer.drafts.search.used import NoSuchKind, UsedPage
from designer.teams.signed_in import SignedInRequest


@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    return render(request, "drafts/search/search.html", {"page": SearchPage(request.user, request.GET)})


@require_safe
def used(request: SignedInRequest) -> HttpResponse:
    asked, before = request.GET, version_in(request.GET.get("before", ""))
    try:
        page = UsedPage(request.user, asked.get("kind", "secret"), asked.get("value", ""), before)
    except NoSuchKind as error:
        raise BadRequest from error
    return render(request, "drafts/search/used.html", {"page": page})
