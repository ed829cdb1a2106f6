"""Reviewing afterwards what was registered without approval."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from designer.aws.forms import AfterwardsForm
from designer.aws.models import Registration
from designer.aws.registration_page import RegistrationPage
from designer.aws.unapproved import Unapproved
from designer.reviews.refusal import CannotReview
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest


@require_POST
def review_afterwards(request: SignedInRequest, registration_id: UUID) -> HttpResponse:
    """Fine or not, with a note. What was written comes back where it is refused."""
    visible = Registration.objects.visible_to(request.user).select_related("draft__team", "target", "person")
    shown = get_object_or_404(visible, pk=registration_id)
    unapproved = get_object_or_404(Unapproved, registration=shown.pk)
    form = AfterwardsForm(request.POST)
    if not form.is_valid():
        request.user.must(Act.DECIDE, shown.draft.team)
        raise BadRequest("Not as the page sends it.")
    note = form.cleaned_data["note"]
    try:
        unapproved.review(request.user, is_fine=form.cleaned_data["verdict"] == form.FINE, note=note)
    except CannotReview as reason:
        page = RegistrationPage(shown, request.user, note)
        return render(request, "aws/registration.html", {"page": page, "refusal": reason}, status=409)
    messages.success(request, _("Your review of it is kept."))
    return redirect("aws:registration", shown.pk)
