"""A person's own page: who they are here, which teams they work in, and their password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from designer.teams.device import device
from designer.teams.forms import ChangePasswordForm
from designer.teams.signed_in import SignedInRequest


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    own = request.user.sessions.standing()
    sessions = [(one, device(one.device), one.session_key == request.session.session_key) for one in own]
    memberships = request.user.memberships.select_related("team").prefetch_related("grants")
    context = {"memberships": memberships.order_by("team__name"), "sessions": sessions}
    return render(request, "teams/account.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: SignedInRequest) -> HttpResponse:
    form = ChangePasswordForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save()
        update_session_auth_hash(request, form.user)
        request.user.end_sessions(but=request.session.session_key)
        messages.success(request, _("Your password is changed. Your other browsers are signed out."))
        return redirect("teams:account")
    status = 422 if form.is_bound else 200
    return render(request, "teams/change_password.html", {"form": form}, status=status)
