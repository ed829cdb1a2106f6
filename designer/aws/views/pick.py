"""Choosing a field's value from what the account has: a page, or a part of it in a dialog."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from designer import taskdef
from designer.aws.forms import PickForm
from designer.aws.pick_page import PickPage
from designer.aws.pickable import pick_at
from designer.drafts.models import Contested, Draft, Edit
from designer.drafts.names import AT, BASE
from designer.drafts.places import place_of
from designer.drafts.posted import version_in
from designer.taskdef.edits import Editor, Misfit, carry_path
from designer.teams.models import Act
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """The list for the field at a place; posting one of its entries writes it there."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    request.user.must(Act.EDIT, draft.team)
    if request.method == "POST":
        return _use(request, draft)
    base = version_in(request.GET.get(BASE, "")) or draft.version
    return _show(request, draft, _now(draft, request.GET.get(AT, ""), base))


def _use(request: SignedInRequest, draft: Draft) -> HttpResponse:
    """What was chosen, as one edit. Raises BadRequest for what the page does not send."""
    form = PickForm(request.POST)
    if not form.is_valid():
        raise BadRequest("Not as the page sends it.")
    at, base = form.cleaned_data["at"], form.cleaned_data["base"]
    try:
        editor = Editor(draft.document_at(base))
        pick_at(editor.document, at)
        editor.put(at, form.cleaned_data["value"])
        draft.edit(request.user, base, editor.finish())
    except (Edit.DoesNotExist, LookupError) as reason:
        raise BadRequest("There is no such place.") from reason
    except (Misfit, taskdef.UnreadableDocument):
        problem = _("What it belongs to has another form here. Remove that first.")
        return _show(request, draft, at, status=422, problem=problem)
    except Contested:
        draft.refresh_from_db()
        problem = _("Somebody else changed this field meanwhile. Look at it, then choose again.")
        return _show(request, draft, _now(draft, at, base), status=409, problem=problem)
    now = _now(draft, at, base)
    messages.success(request, _("The field is filled in. Undo takes it back."))
    return redirect(place_of(now, draft.document).url(draft.pk))


def _now(draft: Draft, at: str, base: int) -> str:
    """Where the field stands that had this place in a version."""
    try:
        now = carry_path(at, draft.log_since(base).operations)
    except (Edit.DoesNotExist, ValueError):
        now = None
    if now is None:
        raise Http404
    return now


def _show(
    request: SignedInRequest, draft: Draft, at: str, status: int = 200, problem: str = ""
) -> HttpResponse:
    try:
        page = PickPage(request, draft, at, problem)
    except LookupError:
        raise Http404 from None
    template = "aws/_pick.html" if wants_part(request) else "aws/pick.html"
    return render(request, template, {"page": page}, status=status)
