"""A comment written anew by who wrote it."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from designer.reviews.comment_form import CommentForm
from designer.reviews.models import Comment, EditedSince
from designer.reviews.shown_thread import Writing
from designer.reviews.views.back import back_to, still_there
from designer.reviews.views.shown import show
from designer.reviews.views.thread import nothing
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def edit_comment(request: SignedInRequest, comment_id: int) -> HttpResponse:
    visible = Comment.objects.visible_to(request.user).select_related("thread__draft__team")
    comment = get_object_or_404(visible, pk=comment_id)
    if comment.person_id != request.user.pk:
        raise PermissionDenied
    if request.method != "POST":
        return show(request, comment.thread_id, writing=Writing(comment=comment.pk))
    return _changed(request, comment, CommentForm(request.POST))


def _changed(request: SignedInRequest, comment: Comment, form: CommentForm) -> HttpResponse:
    problem = "" if form.is_valid() else form.problem
    base, text = form.cleaned_data.get("base"), form.cleaned_data.get("text", "")
    if not problem and not text and not hasattr(comment, "suggestion"):
        problem = nothing()
    again = Writing(comment=comment.pk, base=base, text=form.typed, problem=problem)
    if problem or base is None:
        return show(request, comment.thread_id, status=422, writing=again)
    try:
        with still_there():
            comment.edit(request.user, base, text)
    except EditedSince as since:
        now = since.comment
        again = replace(again, base=now.version, says_now=now.text)
        return show(request, comment.thread_id, status=409, writing=again)
    return show(request, comment.thread_id) if wants_part(request) else back_to(comment.thread)
