"""Letting somebody into a team: the link an admin makes, and what happens to who follows it."""

import structlog
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from designer.teams import sessions
from designer.teams.forms import InviteForm, JoinForm
from designer.teams.models import Act, Invitation, Person
from designer.teams.signed_in import SignedInRequest
from designer.teams.views.members import show, visible_team

log = structlog.get_logger(__name__)


@require_POST
def invite(request: SignedInRequest, slug: str) -> HttpResponse:
    """The link stands in this answer only: it is kept nowhere."""
    team = visible_team(request, slug)
    request.user.must(Act.MANAGE, team)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return show(request, team, status=422, invite=form)
    asked = form.cleaned_data
    token = Invitation.objects.issue(team, request.user, asked["roles"], asked["email"])
    log.info("invited", team=team.pk, by=request.user.pk)
    link = request.build_absolute_uri(reverse("teams:join", args=[token]))
    return show(request, team, link=link, link_for=asked["email"])


@require_POST
def withdraw(request: SignedInRequest, slug: str, invitation_id: int) -> HttpResponse:
    team = visible_team(request, slug)
    request.user.must(Act.MANAGE, team)
    if get_object_or_404(team.invitations, pk=invitation_id).withdraw(request.user):
        log.info("invitation withdrawn", team=team.pk, by=request.user.pk)
        messages.success(request, _("The invitation no longer works."))
    return redirect("teams:members", slug)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """GET only shows what one is invited to, so that a mail scanner does not use the link up."""
    invitation = Invitation.objects.usable(token)
    if invitation is None:
        return render(request, "teams/join_gone.html", status=410)
    if isinstance(request.user, Person):
        return _join_as(request, invitation, request.user)
    form = JoinForm(invitation, request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = _come(invitation, form)
        if person is None:
            return render(request, "teams/join_gone.html", status=410)
        sessions.begin(request, person)
        return _welcome(request, invitation, person)
    return _show(request, invitation, form, status=422 if form.is_bound else 200)


def _join_as(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    """Somebody who is here already."""
    if request.method != "POST" or not invitation.is_for(person):
        return _show(request, invitation, status=409 if request.method == "POST" else 200)
    if invitation.accept(person) is None:
        return render(request, "teams/join_gone.html", status=410)
    return _welcome(request, invitation, person)


def _come(invitation: Invitation, form: JoinForm) -> Person | None:
    """A new person in the team; neither one nor the other when the link was used a moment ago."""
    try:
        with transaction.atomic():
            person: Person = form.save()
            if invitation.accept(person) is None:
                transaction.set_rollback(True)
                return None
            return person
    except IntegrityError:  # the same form, sent twice at once
        return None


def _welcome(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    log.info("joined", team=invitation.team_id, person=person.pk)
    messages.success(request, _("You are now a member of %(team)s.") % {"team": invitation.team})
    return redirect("home")


def _show(
    request: HttpRequest, invitation: Invitation, form: JoinForm | None = None, status: int = 200
) -> HttpResponse:
    is_other = isinstance(request.user, Person) and not invitation.is_for(request.user)
    context = {"invitation": invitation, "form": form, "is_other": is_other}
    return render(request, "teams/join.html", context, status=status)
