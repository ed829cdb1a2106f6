"""All that is said about a draft, and the form that begins a thread."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from designer.drafts.models import Draft, Edit, KeyReused
from designer.drafts.posted import version_in
from designer.reviews.comment_form import CommentForm
from designer.reviews.comments_page import Asked, CommentsPage
from designer.reviews.models import Thread
from designer.reviews.models.comment import Words
from designer.reviews.new_thread import NewThread
from designer.reviews.proposing import proposal
from designer.reviews.shown_thread import Reader
from designer.reviews.views.back import back_to, still_there
from designer.reviews.views.shown import show
from designer.reviews.views.thread import nothing, reused
from designer.teams.models import Act
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: SignedInRequest, draft_id: int) -> HttpResponse:
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    if request.method == "POST":
        request.user.must(Act.COMMENT, draft.team)
        return _begin(request, draft, CommentForm(request.POST))
    return _show(request, draft, _new(draft, request.GET.get("at", ""), request.GET.get("base", "")))


def _begin(request: SignedInRequest, draft: Draft, form: CommentForm) -> HttpResponse:
    at = request.POST.get("at", "")
    if not form.is_valid():
        return _not_yet(request, draft, form, form.problem)
    try:
        words = _words(draft, at, form)
        if words.is_empty:
            return _not_yet(request, draft, form, nothing())
        with still_there():
            made = Thread.start(draft, request.user, at, form.cleaned_data["base"], words)
    except KeyReused:
        return _not_yet(request, draft, form, reused(), status=409)
    except (ValueError, Edit.DoesNotExist) as reason:
        raise BadRequest from reason
    return show(request, made.thread_id) if wants_part(request) else back_to(made.thread)


def _words(draft: Draft, at: str, form: CommentForm) -> Words:
    sent = form.cleaned_data
    suggests = at and ("value" in form.data or sent["remove"])
    if not suggests:
        return Words(sent["text"], sent["once"])
    proposed = proposal(draft, at, sent["base"], sent["value"], removes=sent["remove"])
    return Words(sent["text"], sent["once"], proposed)


def _not_yet(
    request: SignedInRequest, draft: Draft, form: CommentForm, problem: str, status: int = 422
) -> HttpResponse:
    """The page with the form as it was sent, and a new key."""
    new = _new(draft, str(form.data.get("at", "")), str(form.data.get("base", "")))
    typed: dict[str, Any] = {"text": form.typed, "problem": problem, "removes": "remove" in form.data}
    typed["value"] = form.data.get("value", new.value)
    return _show(request, draft, NewThread(**(vars(new) | typed)), status)


def _new(draft: Draft, at: str, base: str) -> NewThread:
    """Raises BadRequest for a place that is none."""
    try:
        return NewThread.on(draft, at, version_in(base) or draft.version)
    except (ValueError, Edit.DoesNotExist) as reason:
        raise BadRequest from reason


def _show(request: SignedInRequest, draft: Draft, new: NewThread, status: int = 200) -> HttpResponse:
    if wants_part(request) and (new.at or new.problem):
        return render(request, "reviews/_live_thread.html", {"new": new, "draft": draft}, status=status)
    reader = Reader.of(request.user, draft, get_token(request))
    page = CommentsPage(draft, reader, Asked.of(request.GET, new.at))
    title = _("Comments on %(draft)s") % {"draft": draft}
    context = {"page": page, "draft": draft, "new": new, "title": title}
    return render(request, "reviews/comments.html", context, status=status)
