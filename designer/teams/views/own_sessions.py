"""Where a person is signed in: one browser after the other can be signed out from any of them."""

import structlog
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from designer.teams.signed_in import SignedInRequest

log = structlog.get_logger(__name__)


@require_POST
def end_session(request: SignedInRequest, reference: str) -> HttpResponse:
    """Another than this one: that is what signing out is for."""
    others = request.user.sessions.other_than(request.session.session_key)
    found = next((one for one in others if one.reference == reference), None)
    if found is None:
        raise Http404
    found.delete()
    log.info("session ended", person=request.user.pk)
    messages.success(request, _("That browser is signed out."))
    return redirect("teams:account")


@require_POST
def end_other_sessions(request: SignedInRequest) -> HttpResponse:
    request.user.end_sessions(but=request.session.session_key)
    log.info("other sessions ended", person=request.user.pk)
    messages.success(request, _("Your other browsers are signed out."))
    return redirect("teams:account")
