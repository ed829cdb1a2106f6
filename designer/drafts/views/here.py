"""Who else is here, asked by a page that is looked at; an answer without content says: as you show it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from designer.drafts.here import Here
from designer.drafts.models import Draft
from designer.drafts.steps import BY_SLUG
from designer.teams.signed_in import SignedInRequest


@require_POST
def here(request: SignedInRequest, draft_id: int, slug: str, position: int | None = None) -> HttpResponse:
    drafts = Draft.objects.visible_to(request.user).select_related("content")
    draft = get_object_or_404(drafts, pk=draft_id)
    if slug not in BY_SLUG:
        raise Http404
    found = Here.asked(draft, request.user, BY_SLUG[slug], position)
    shown = request.POST.get("shown", "")
    if found.shown == shown:
        return HttpResponse(status=204)
    return render(request, "drafts/_here_now.html", {"here": found, "is_new": found.is_new(shown)})
