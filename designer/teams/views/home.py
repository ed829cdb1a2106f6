"""The first page: where the work is, or what to do when there is no team to work in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from designer.teams.models import Team
from designer.teams.signed_in import SignedInRequest


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    if not Team.objects.visible_to(request.user).exists():
        return render(request, "teams/no_team.html")
    return redirect("drafts:list")
