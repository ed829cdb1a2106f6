"""Registering a draft: what it would become where, and the button that sends it once."""

from __future__ import annotations

from typing import cast

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from designer.aws.following import FOLLOWER
from designer.aws.forms import RegisterForm
from designer.aws.models import Registration
from designer.aws.refusal import AlreadyPosted, CannotRegister
from designer.aws.register_page import RegisterPage
from designer.aws.sending import send
from designer.drafts.models import Draft, KeyReused
from designer.teams.models import Act, Person, Target


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, draft_id: int) -> HttpResponse:
    person = cast("Person", request.user)
    drafts = Draft.objects.visible_to(person).select_related("team", "content")
    draft = get_object_or_404(drafts, pk=draft_id)
    if request.method == "POST":
        return _send(request, draft, person)
    return _show(request, RegisterPage.of(draft, person, request.GET.get("target", "")))


def _send(request: HttpRequest, draft: Draft, person: Person) -> HttpResponse:
    """One registration a form: a second post of the same form leads to the first one's page."""
    person.must(Act.REGISTER, draft.team)
    form = RegisterForm(Target.objects.filter(team=draft.team_id), request.POST)
    if not form.is_valid():
        raise BadRequest("Not as the page sends it.")
    asked = form.cleaned_data
    target, anyway = asked["target"], form.sent_anyway
    page = RegisterPage(draft, person, target, anyway, form.why_unapproved, form.reason_for_copy)
    try:
        copy = page.copy_asked(asked["seen"], form.reason_for_copy)
        made = Registration.begin(
            draft, asked["version"], target, person, asked["key"], anyway, form.why_unapproved, copy
        )
    except AlreadyPosted as posted:
        return redirect("aws:registration", posted.registration.pk)
    except KeyReused:
        return _show(request, page, status=409)
    except CannotRegister as reason:
        first = draft.registrations.filter(key=asked["key"]).first()
        if first is not None:
            return redirect("aws:registration", first.pk)
        return _show(request, page, status=409, refusal=reason)
    except (Draft.DoesNotExist, Target.DoesNotExist):  # deleted a moment ago
        raise Http404 from None
    send(made)
    FOLLOWER.wake()
    return redirect("aws:registration", made.pk)


def _show(
    request: HttpRequest, page: RegisterPage, status: int = 200, refusal: Exception | None = None
) -> HttpResponse:
    return render(request, "aws/register.html", {"page": page, "refusal": refusal}, status=status)
