"""The answer when a change of one's own meets what others did at the same place."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from designer.drafts.here import Here
from designer.drafts.models import Contested, Draft
from designer.drafts.page import StepPage
from designer.drafts.places import place_of, where
from designer.teams.models import Person


def contested_step(request: HttpRequest, draft: Draft, contested: Contested) -> HttpResponse:
    """The step at which others changed the same, with a note above it."""
    clash = contested.clashes[0]
    draft.refresh_from_db()
    place = place_of(clash.now or clash.path, draft.document)
    page = StepPage(draft, place.step, place.position)
    what = where(clash.now or clash.path, draft.document)
    here = Here.opened(draft, cast("Person", request.user), place.step, page.position)
    context = {"page": page, "draft": draft, "here": here, "contested": what}
    return render(request, "drafts/step.html", context, status=409)
