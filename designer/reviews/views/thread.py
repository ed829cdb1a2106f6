"""One thread: a page of its own, replies, and whether it is resolved."""

from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from designer.drafts.models import Edit, KeyReused
from designer.reviews.comment_form import CommentForm
from designer.reviews.models import Thread
from designer.reviews.models.comment import Words
from designer.reviews.models.suggestion import Proposal
from designer.reviews.proposing import proposal
from designer.reviews.shown_thread import Writing
from designer.reviews.views.back import back_to, still_there
from designer.reviews.views.shown import show
from designer.teams.models import Act, Person
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

DOES: Final = ("reply", "resolve", "reopen", "suggest")


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: SignedInRequest, thread_id: int) -> HttpResponse:
    """Shown, or with a post: answered, resolved or reopened. What is typed is a reply whatever is pressed."""
    if request.method != "POST":
        return show(request, thread_id)
    visible = Thread.objects.visible_to(request.user).select_related("draft__team", "draft__content")
    found = get_object_or_404(visible, pk=thread_id)
    request.user.must(Act.COMMENT, found.draft.team)
    do = request.POST.get("do", "reply")
    if do not in DOES:
        raise BadRequest
    if do in ("resolve", "reopen") and not found.may_close(request.user):
        request.user.must(Act.EDIT, found.draft.team)
    return _written(request, found, do, CommentForm(request.POST))


def _written(request: SignedInRequest, thread: Thread, do: str, form: CommentForm) -> HttpResponse:
    if do == "suggest":
        return show(request, thread.pk, writing=Writing(suggests=True, text=form.typed))
    if not form.is_valid():
        return _not_yet(request, thread, form, form.problem)
    sent = form.cleaned_data
    words = Words(sent["text"], sent["once"], _proposal(thread, form))
    if words.is_empty and do == "reply":
        return _not_yet(request, thread, form, nothing())
    try:
        with still_there():
            _do(thread, request.user, do, words)
    except KeyReused:
        return _not_yet(request, thread, form, reused(), status=409)
    return show(request, thread.pk) if wants_part(request) else back_to(thread)


def _do(thread: Thread, person: Person, do: str, words: Words) -> None:
    if not words.is_empty:
        thread.reply(person, words)
    if do == "resolve":
        thread.resolve(person)
    elif do == "reopen":
        thread.reopen(person)


def _proposal(thread: Thread, form: CommentForm) -> Proposal | None:
    """What the person proposes for the field where it was on the page they saw."""
    sent = form.cleaned_data
    if "value" not in form.data and not sent["remove"]:
        return None
    pointer = (
        thread.place_at(sent["base"]) if thread.version <= sent["base"] <= thread.draft.version else None
    )
    if not pointer:
        raise BadRequest
    try:
        return proposal(thread.draft, pointer, sent["base"], sent["value"], removes=sent["remove"])
    except Edit.DoesNotExist as reason:
        raise BadRequest from reason


def _not_yet(
    request: SignedInRequest, thread: Thread, form: CommentForm, problem: str, status: int = 422
) -> HttpResponse:
    value, suggests = form.data.get("value"), "value" in form.data
    removes = "remove" in form.data
    writing = Writing(text=form.typed, value=value, removes=removes, suggests=suggests, problem=problem)
    return show(request, thread.pk, status=status, writing=writing)


def nothing() -> str:
    return _("There is nothing to send yet. Write a comment.")


def reused() -> str:
    return _("This form was sent before, with other words. Send it again to add these.")
