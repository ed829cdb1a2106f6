"""What was registered, and what became of it: shown, looked up, sent again."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from designer.aws import reconcile
from designer.aws.client import GLANCE
from designer.aws.following import FOLLOWER
from designer.aws.models import Registration
from designer.aws.refusal import CannotRegister
from designer.aws.registration_page import RegistrationPage
from designer.aws.sending import send
from designer.teams.models import Act, Person
from designer.teams.parts import wants_part

ON_A_PAGE = 50


@require_safe
def registrations(request: HttpRequest) -> HttpResponse:
    """Newest first; `before` is the last one of the page before."""
    shown = Registration.objects.visible_to(cast("Person", request.user))
    before = request.GET.get("before")
    if before:
        shown = shown.older_than(get_object_or_404(shown, pk=_uuid(before)))
    page = list(shown.for_lists()[: ON_A_PAGE + 1])
    more = page[ON_A_PAGE - 1] if len(page) > ON_A_PAGE else None
    return render(request, "aws/registrations.html", {"registrations": page[:ON_A_PAGE], "more": more})


@require_safe
def registration(request: HttpRequest, registration_id: UUID) -> HttpResponse:
    page = RegistrationPage(_registration(request, registration_id), cast("Person", request.user))
    template = "aws/_registration.html" if wants_part(request) else "aws/registration.html"
    return render(request, template, {"page": page})


@require_POST
def look_up(request: HttpRequest, registration_id: UUID) -> HttpResponse:
    """Ask the account what became of it; choosing between revisions takes who registers."""
    shown = _registration(request, registration_id)
    chosen = request.POST.get("revision", "")
    cast("Person", request.user).must(Act.REGISTER if chosen else Act.LOOK_UP, shown.draft.team)
    if chosen and not (chosen.isascii() and chosen.isdigit() and len(chosen) < 10):
        raise BadRequest
    reconcile.look_up(shown, timezone.now(), int(chosen) if chosen else None, GLANCE)
    return redirect("aws:registration", shown.pk)


@require_POST
def send_again(request: HttpRequest, registration_id: UUID) -> HttpResponse:
    """The same text under the same mark, when it surely was not registered."""
    shown = _registration(request, registration_id)
    try:
        if shown.queue_again(cast("Person", request.user)):
            send(shown)
            FOLLOWER.wake()
    except CannotRegister as reason:
        messages.error(request, str(reason))
    return redirect("aws:registration", shown.pk)


def _registration(request: HttpRequest, registration_id: UUID) -> Registration:
    visible = Registration.objects.visible_to(cast("Person", request.user))
    return get_object_or_404(
        visible.select_related("target", "person", "draft__team", "check_run__person"), pk=registration_id
    )


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
