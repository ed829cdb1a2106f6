"""The list of reviews: those that wait for me, mine, and all."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from designer.reviews.models import Review
from designer.teams.signed_in import SignedInRequest

ON_A_PAGE: Final = 50
TABS: Final = ("waiting", "mine", "all")


@require_safe
def reviews(request: SignedInRequest) -> HttpResponse:
    """Newest first; `before` is the last one of the page before."""
    visible = Review.objects.visible_to(request.user)
    asked = request.GET.get("tab", "")
    tab = asked if asked in TABS else TABS[0]
    kinds = {"waiting": visible.waiting_for(request.user), "mine": visible.asked_by_or_of(request.user)}
    shown = kinds.get(tab, visible)
    before = request.GET.get("before", "")
    if before:
        number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else 0
        shown = shown.older_than(get_object_or_404(visible, pk=number))
    page = list(shown.for_lists()[: ON_A_PAGE + 1])
    context = {
        "reviews": page[:ON_A_PAGE],
        "more": page[ON_A_PAGE - 1] if len(page) > ON_A_PAGE else None,
        "tab": tab,
    }
    return render(request, "reviews/list.html", context)
