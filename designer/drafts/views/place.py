"""From a place in the JSON to the field of the form that shows it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from designer.drafts.models import Draft
from designer.drafts.names import AT
from designer.drafts.places import place_of
from designer.teams.signed_in import SignedInRequest


@require_safe
def place(request: SignedInRequest, draft_id: int) -> HttpResponse:
    drafts = Draft.objects.visible_to(request.user).select_related("content")
    draft = get_object_or_404(drafts, pk=draft_id)
    return redirect(place_of(request.GET.get(AT, ""), draft.document).url(draft.pk))
