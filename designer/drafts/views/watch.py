"""Watching a draft, or no longer: whoever sees it may."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from designer.drafts.models import Draft
from designer.notices.models import Watch
from designer.teams.own_address import own_address
from designer.teams.signed_in import SignedInRequest


@require_POST
def watch(request: SignedInRequest, draft_id: int) -> HttpResponse:
    draft = get_object_or_404(Draft.objects.visible_to(request.user), pk=draft_id)
    is_on = request.POST.get("watch") == "on"
    Watch.objects.set(request.user, draft, is_on=is_on)
    told = _("You watch %(draft)s: you are told what happens to it.")
    said = told if is_on else _("You no longer watch %(draft)s.")
    messages.success(request, said % {"draft": draft})
    return redirect(own_address(request, request.POST.get("next", "")))
