"""What becomes of a draft as a whole: duplicated, archived, restored, deleted."""

import re

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from designer.drafts.asked import ARCHIVED, Asked
from designer.drafts.models import Basis, Draft
from designer.drafts.names import ONCE
from designer.drafts.new_draft_form import ONE_USE
from designer.drafts.places import step_url
from designer.drafts.starting import Start, begin
from designer.drafts.steps import STEPS
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest


@require_POST
def duplicate(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """A new draft with the same document, once for each time the list was shown."""
    draft = _draft(request, draft_id)
    once = request.POST.get(ONCE, "")
    if not re.match(ONE_USE, once):
        raise BadRequest
    start = Start(
        team=draft.team,
        document=draft.document,
        basis=Basis.DRAFT,
        based_on=str(draft),
        purpose=draft.purpose,
    )
    made = begin(start, request.user, key=f"{draft.pk}-{once}", posted="")
    return redirect(step_url(made.pk, STEPS[0]))


@require_POST
def archive(request: SignedInRequest, draft_id: int) -> HttpResponse:
    draft = _draft(request, draft_id)
    draft.archive(request.user)
    messages.success(request, _("“%(draft)s” is archived. You find it under Archived.") % {"draft": draft})
    return redirect("drafts:list")


@require_POST
def restore(request: SignedInRequest, draft_id: int) -> HttpResponse:
    draft = _draft(request, draft_id)
    draft.restore(request.user)
    messages.success(request, _("“%(draft)s” is among the drafts again.") % {"draft": draft})
    return redirect(Asked(status=ARCHIVED).address())


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """For good, with all its edits; never when a registration tells of it."""
    draft = _draft(request, draft_id)
    if request.method != "POST":
        return _confirm(request, draft)
    try:
        draft.discard(request.user)
    except ProtectedError:
        return _confirm(request, draft, status=409)
    messages.success(request, _("“%(draft)s” is deleted.") % {"draft": draft})
    return redirect("drafts:list")


def _confirm(request: SignedInRequest, draft: Draft, status: int = 200) -> HttpResponse:
    context = {"draft": draft, "edits": draft.edits.count(), "is_kept": draft.is_kept}
    return render(request, "drafts/delete.html", context, status=status)


def _draft(request: SignedInRequest, draft_id: int) -> Draft:
    """For who may change it."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team", "edited_by")
    draft = get_object_or_404(drafts, pk=draft_id)
    request.user.must(Act.EDIT, draft.team)
    return draft
