"""What a draft would need on each platform. Only shown; nothing of it is stored."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from designer.drafts.fits import FitsPage
from designer.drafts.models import Draft
from designer.drafts.places import step_url
from designer.drafts.steps import STEPS
from designer.teams.signed_in import SignedInRequest


@require_safe
def fits(request: SignedInRequest, draft_id: int) -> HttpResponse:
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    context = {"draft": draft, "page": FitsPage(draft), "first_step": step_url(draft.pk, STEPS[0])}
    return render(request, "drafts/fits.html", context)
