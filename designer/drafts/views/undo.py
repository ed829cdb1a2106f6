"""Take back one's own newest edit, or make it again; the page that opens shows what changed."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from designer.drafts.models import Contested, Draft, Edit
from designer.drafts.names import AT, BACK, JSON
from designer.drafts.places import place_of
from designer.drafts.views.contested import contested_step
from designer.teams.models import Act, Person


@require_POST
def undo(request: HttpRequest, draft_id: int) -> HttpResponse:
    return _take_back(request, draft_id, Draft.undo, _("There is no edit of yours left to take back."))


@require_POST
def redo(request: HttpRequest, draft_id: int) -> HttpResponse:
    return _take_back(request, draft_id, Draft.redo, _("There is nothing to make again."))


def _take_back(
    request: HttpRequest, draft_id: int, act: Callable[[Draft, Person], Edit | None], nothing: str
) -> HttpResponse:
    person = cast("Person", request.user)
    drafts = Draft.objects.visible_to(person).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    person.must(Act.EDIT, draft.team)
    try:
        edit = act(draft, person)
    except Contested as contested:
        return contested_step(request, draft, contested)
    if edit is None:
        messages.info(request, nothing)
        return redirect(_place(request, draft, ""))
    return redirect(_place(request, draft, _path(edit)))


def _path(edit: Edit) -> str:
    """Where the edit began: the path of its first operation."""
    return next((operation.path for operation in edit.steps), "")


def _place(request: HttpRequest, draft: Draft, pointer: str) -> str:
    """In the form, or in the JSON for who pressed the button there."""
    if request.POST.get(BACK) == JSON:
        return f"{reverse('drafts:json', args=[draft.pk])}?{urlencode({AT: pointer})}"
    draft.refresh_from_db()
    return place_of(pointer, draft.document).url(draft.pk)
