"""Asking for a review, asking again for a newer edit, and asking no more."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from designer.drafts.models import Draft
from designer.reviews.ask_page import AskPage
from designer.reviews.forms import AskAgainForm, AskForm
from designer.reviews.models import Review
from designer.reviews.refusal import AlreadyAsked, CannotReview
from designer.reviews.tagging import tag
from designer.reviews.views.review import visible_review
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest


@require_safe
def of_draft(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """The review of a draft that is under way, or the page on which one is asked for."""
    draft = _draft(request, draft_id)
    live = Review.objects.live().filter(draft=draft).first()
    return redirect("reviews:review", live.pk) if live else redirect("reviews:ask", draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, draft_id: int) -> HttpResponse:
    draft = _draft(request, draft_id)
    request.user.must(Act.ASK, draft.team)
    if request.method != "POST":
        return render(request, "reviews/ask.html", {"page": AskPage(draft, request.user, wanted=request.GET)})
    form = AskForm(draft, request.POST)
    if not form.is_valid():
        raise BadRequest("Not as the page sends it.")
    asked = form.cleaned_data
    try:
        made = Review.ask(
            draft,
            request.user,
            tag(draft, request.user, asked["version"], asked["targets"], asked["reviewers"]),
            asked["targets"],
            asked["reviewers"],
            note=asked["note"],
            key=asked["key"],
        )
    except AlreadyAsked as before:
        made = before.review
    except CannotReview as reason:
        page = AskPage(draft, request.user, request.POST, str(reason))
        return render(request, "reviews/ask.html", {"page": page}, status=409)
    except Draft.DoesNotExist:  # deleted a moment ago
        raise Http404 from None
    return redirect("reviews:review", made.pk)


@require_POST
def ask_again(request: SignedInRequest, review_id: int) -> HttpResponse:
    """For the edit that stood on the page."""
    shown = visible_review(request, review_id)
    form = AskAgainForm(request.POST)
    if not form.is_valid():
        request.user.must(Act.ASK, shown.draft.team)
        raise BadRequest("Not as the page sends it.")
    try:
        targets = [pinned.target for pinned in shown.pinned_targets]
        version = tag(shown.draft, request.user, form.cleaned_data["version"], targets, shown.reviewers.all())
        shown.ask_again(request.user, version)
        messages.success(request, _("Asked again, for edit %(n)s.") % {"n": shown.pin.version})
    except CannotReview as reason:
        messages.error(request, str(reason))
    return redirect("reviews:review", shown.pk)


@require_POST
def withdraw(request: SignedInRequest, review_id: int) -> HttpResponse:
    shown = visible_review(request, review_id)
    try:
        shown.withdraw(request.user)
        messages.success(request, _("%(review)s is withdrawn. Nobody is asked any more.") % {"review": shown})
    except CannotReview as reason:
        messages.error(request, str(reason))
    return redirect("reviews:review", shown.pk)


def _draft(request: SignedInRequest, draft_id: int) -> Draft:
    drafts = Draft.objects.visible_to(request.user).select_related("team")
    return get_object_or_404(drafts, pk=draft_id)
