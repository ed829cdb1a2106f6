"""The answer when a change of one's own meets what others did at the same place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from designer.drafts.models import Contested, Draft
from designer.drafts.page import StepPage
from designer.drafts.places import place_of, where


def contested_step(request: HttpRequest, draft: Draft, contested: Contested) -> HttpResponse:
    """The step at which others changed the same, with a note above it."""
    clash = contested.clashes[0]
    draft.refresh_from_db()
    place = place_of(clash.now or clash.path, draft.document)
    page = StepPage(draft, place.step, place.position)
    what = where(clash.now or clash.path, draft.document)
    return render(request, "drafts/step.html", {"page": page, "draft": draft, "contested": what}, status=409)
