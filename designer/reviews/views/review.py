"""A review: read, and decided on."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from designer.drafts.models import KeyReused
from designer.prepared import PreparedModels
from designer.reviews.forms import DecisionForm
from designer.reviews.models import Decision, Look, Review, Verdict
from designer.reviews.new_thread import NewThread
from designer.reviews.refusal import CannotReview
from designer.reviews.review_page import ReviewPage
from designer.reviews.shown_thread import Reader
from designer.reviews.talk import Talk
from designer.teams.models import Act, Person
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_safe
def review(request: SignedInRequest, review_id: int) -> HttpResponse:
    """Compared with what `from` names, all of it or what `only` does."""
    asked = request.GET.get("from", ""), request.GET.get("only", "")
    return _show(request, ReviewPage(visible_review(request, review_id), request.user, *asked))


@require_safe
def json_diff(request: SignedInRequest, review_id: int) -> HttpResponse:
    """The same comparison, line by line."""
    page = ReviewPage(visible_review(request, review_id), request.user, request.GET.get("from", ""))
    return render(request, "reviews/json.html", {"page": page})


@require_POST
def decide(request: SignedInRequest, review_id: int) -> HttpResponse:
    shown = visible_review(request, review_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        request.user.must(Act.COMMENT, shown.draft.team)
        raise BadRequest("Not as the page sends it.")
    asked = form.cleaned_data
    try:
        made = shown.decide(
            request.user, asked["verdict"], asked["seen"], note=asked["note"], key=asked["key"]
        )
    except (CannotReview, KeyReused) as reason:
        why = str(reason) or _("This form was sent already, with another decision. Look at what came of it.")
        page = ReviewPage(visible_review(request, review_id), request.user, note=asked["note"], refusal=why)
        return _show(request, page, status=409)
    messages.success(request, _said(made))
    return redirect("reviews:review", shown.pk)


@require_POST
def seen(request: SignedInRequest, review_id: int) -> HttpResponse:
    """This person looked at what is asked now; the next version can be compared with that."""
    shown = visible_review(request, review_id)
    Look.objects.get_or_create(review=shown, person=request.user, version=shown.pin.version)
    if wants_part(request):
        page = ReviewPage(shown, request.user, request.POST.get("from", ""))
        return render(request, "reviews/_seen.html", {"page": page})
    return redirect("reviews:review", shown.pk)


def visible_review(request: SignedInRequest, review_id: int) -> Review:
    for found in _visible(review_id, request.user.pk):
        return found
    raise Http404


@PreparedModels
def _visible(review: int, person: int) -> QuerySet[Review]:
    visible = Review.objects.visible_to(Person(pk=person)).filter(pk=review)
    return visible.select_related("draft__team", "draft__content", "draft__edited_by", "asked_by", "ended_by")


def _show(request: SignedInRequest, page: ReviewPage, status: int = 200) -> HttpResponse:
    reader = Reader(request.user.pk, page.standing.may(Act.EDIT, request.user.pk), get_token(request))
    changes = [change for group in page.comparison.groups for change in group.changes]
    talk = Talk(page.draft, page.bases.version, changes, reader)
    new = NewThread.on(page.draft, "", page.draft.version)
    return render(request, "reviews/review.html", {"page": page, "talk": talk, "new": new}, status=status)


def _said(made: Decision) -> str:
    told = {"n": made.pin.version}
    match made.verdict:
        case Verdict.APPROVE:
            return _("You approved edit %(n)s.") % told
        case Verdict.CHANGES:
            return _("You asked for changes of edit %(n)s.") % told
        case Verdict.TAKE_BACK:
            return _("Your decision is taken back.")
        case _:
            return _("Your comment is kept.")
