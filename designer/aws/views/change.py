"""What was asked of an account, and what became of it: shown, looked up, asked once more."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from designer.aws.changes.change import AccountChange
from designer.aws.changes.change_page import ChangePage
from designer.aws.changes.outcome import Kind, State
from designer.aws.changes.sending import look_up, send
from designer.aws.client import GLANCE
from designer.aws.explanations import explain_trouble
from designer.aws.families.running import service
from designer.aws.families.way_in import WayIn
from designer.aws.outcome import Trouble
from designer.teams.models import Act
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_safe
def change(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    page = ChangePage(_change(request, change_id), request.user)
    template = "aws/changes/_change.html" if wants_part(request) else "aws/changes/change.html"
    return render(request, template, {"page": page})


@require_POST
def look_up_change(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    """Ask the account whether it was done."""
    shown = _change(request, change_id)
    request.user.must(Act.LOOK_UP, shown.target.team)
    trouble = look_up(shown, timezone.now(), GLANCE)
    if trouble:
        explanation = explain_trouble(trouble)
        messages.error(request, f"{explanation.what} {explanation.remedy}")
    elif shown.state == State.UNKNOWN:
        messages.info(request, _("It is not there so far. What was sent can still arrive; look again later."))
    return redirect("aws:change", shown.pk)


@require_POST
def change_again(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    """The same call once more, where that does no harm."""
    shown = _change(request, change_id)
    try:
        refusal = _overtaken(request, shown)
    except Trouble as trouble:
        refusal = str(explain_trouble(trouble).what)
    if refusal:
        messages.error(request, refusal)
    elif shown.again(request.user):
        send(shown)
    return redirect("aws:change", shown.pk)


def _overtaken(request: SignedInRequest, shown: AccountChange) -> str:
    """Why it is not asked again: somebody has deployed something else since. Raises Trouble."""
    if shown.kind != Kind.UPDATE:
        return ""
    found = service(WayIn(shown.target, request.user).account, shown.cluster, shown.service)
    if found is None:
        return _("There is no such service any more.")
    if found.number in (shown.before, shown.revision):
        return ""
    return _("It runs %(revision)s meanwhile. Look at it anew.") % {"revision": found.revision}


def _change(request: SignedInRequest, change_id: UUID) -> AccountChange:
    visible = AccountChange.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("target__team", "person"), pk=change_id)
