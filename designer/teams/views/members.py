"""Who is in a team and what each may do: members see it, admins change it, everybody may leave."""

from typing import Any

import structlog
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from designer.teams.forms import InviteForm, RolesForm
from designer.teams.members_page import MembersPage
from designer.teams.models import Act, BreakGlass, LastAdmin, Membership, Team
from designer.teams.signed_in import SignedInRequest

log = structlog.get_logger(__name__)


@require_safe
def members(request: SignedInRequest, slug: str) -> HttpResponse:
    return show(request, visible_team(request, slug))


@require_POST
def change_roles(request: SignedInRequest, slug: str, member_id: int) -> HttpResponse:
    member = _member(request, slug, member_id)
    form = RolesForm(request.POST)
    if not form.is_valid():
        return show(request, member.team, status=422)
    try:
        member.hold(form.cleaned_data["roles"], request.user)
    except LastAdmin:
        return _refuse(request, member.team)
    log.info("roles changed", team=member.team_id, member=member.person_id, by=request.user.pk)
    held = ", ".join(str(role.label) for role in member.roles)
    said = {"name": member.person.name, "roles": held}
    messages.success(request, _("%(name)s is now: %(roles)s.") % said)
    return redirect("teams:members", slug)


@require_POST
def remove_member(request: SignedInRequest, slug: str, member_id: int) -> HttpResponse:
    return _end(request, _member(request, slug, member_id))


@require_POST
def leave(request: SignedInRequest, slug: str) -> HttpResponse:
    return _end(request, visible_team(request, slug).memberships.get(person=request.user))


@require_POST
def name_for_break_glass(request: SignedInRequest, slug: str, member_id: int) -> HttpResponse:
    """This member, if a publisher, may register what nobody approved; with `end`, no longer."""
    member = _member(request, slug, member_id)
    said = {"name": member.person.name}
    if "end" in request.POST:
        BreakGlass.take_back(member, request.user)
        messages.success(request, _("%(name)s no longer registers without approval.") % said)
    else:
        BreakGlass.name(member, request.user)
        messages.success(request, _("%(name)s may register without approval when it cannot wait.") % said)
    return redirect("teams:members", slug)


@require_POST
def disable_member(request: SignedInRequest, slug: str, member_id: int) -> HttpResponse:
    """Nobody signs in as them any more; what they wrote stays."""
    member = _member(request, slug, member_id)
    if not request.user.may_disable(member.person):
        raise PermissionDenied
    try:
        member.person.disable(request.user)
    except LastAdmin:
        return _refuse(request, member.team)
    log.info("person disabled", person=member.person_id, by=request.user.pk)
    messages.success(request, _("%(name)s can no longer sign in.") % {"name": member.person})
    return redirect("teams:members", slug)


@require_POST
def enable_member(request: SignedInRequest, slug: str, member_id: int) -> HttpResponse:
    member = _member(request, slug, member_id)
    if not request.user.may_disable(member.person):
        raise PermissionDenied
    member.person.enable(request.user)
    log.info("person enabled", person=member.person_id, by=request.user.pk)
    messages.success(request, _("%(name)s can sign in again.") % {"name": member.person})
    return redirect("teams:members", slug)


def _end(request: SignedInRequest, member: Membership) -> HttpResponse:
    team, person = member.team, member.person
    try:
        member.end(request.user)
    except LastAdmin:
        return _refuse(request, team)
    log.info("membership ended", team=team.pk, member=person.pk, by=request.user.pk)
    said = {"name": person.name, "team": team.name}
    if person == request.user:
        messages.success(request, _("You left %(team)s.") % said)
        return redirect("home")
    messages.success(request, _("%(name)s is no longer in %(team)s.") % said)
    return redirect("teams:members", team.slug)


def _refuse(request: SignedInRequest, team: Team) -> HttpResponse:
    return show(request, team, status=409, is_last_admin=True)


def visible_team(request: SignedInRequest, slug: str) -> Team:
    return get_object_or_404(Team.objects.visible_to(request.user), slug=slug)


def _member(request: SignedInRequest, slug: str, member_id: int) -> Membership:
    """A member of a team that this person manages."""
    team = visible_team(request, slug)
    request.user.must(Act.MANAGE, team)
    return get_object_or_404(team.memberships.select_related("person", "team"), pk=member_id)


def show(request: SignedInRequest, team: Team, status: int = 200, **more: Any) -> HttpResponse:
    context = {"page": MembersPage(team, request.user), "invite": InviteForm(), **more}
    return render(request, "teams/members.html", context, status=status)
