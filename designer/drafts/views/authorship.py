"""Who changed what last: of one field, for its “more”, and of everything in a place."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from designer.drafts.history.authorship import LastChange, WhoChangedWhat
from designer.drafts.history.field import NoSuchField
from designer.drafts.models import Draft
from designer.drafts.names import AT, BASE
from designer.drafts.posted import version_in
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_safe
def last_change(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """`at` is a place in the document of the version `base`, or of the present one."""
    draft = _draft(request, draft_id)
    version = version_in(request.GET.get(BASE, "")) or draft.version
    if version > draft.version:
        raise Http404
    try:
        found = LastChange(draft, request.GET.get(AT, ""), version)
    except NoSuchField as error:
        raise BadRequest from error
    template = (
        "drafts/history/_last_change.html" if wants_part(request) else "drafts/history/last_change.html"
    )
    return render(request, template, {"change": found, "draft": draft})


@require_safe
def who_changed_what(request: SignedInRequest, draft_id: int) -> HttpResponse:
    draft = _draft(request, draft_id)
    try:
        found = WhoChangedWhat(draft, request.GET.get(AT, ""))
    except NoSuchField as error:
        raise BadRequest from error
    return render(request, "drafts/history/who.html", {"who": found, "draft": draft})


def _draft(request: SignedInRequest, draft_id: int) -> Draft:
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    return get_object_or_404(drafts, pk=draft_id)
