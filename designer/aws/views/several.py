"""Registering a draft in several accounts at once; none of them waits for another, or fails with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from designer.aws.following import FOLLOWER, beside
from designer.aws.forms import SeveralForm
from designer.aws.models import Registration
from designer.aws.refusal import AlreadyPosted, CannotRegister
from designer.aws.register_page import RegisterPage
from designer.aws.sending import send
from designer.aws.several_page import SeveralPage, TogetherPage, ask_side_by_side
from designer.drafts.models import Draft, KeyReused
from designer.teams.models import Act, Target
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def register_several(request: SignedInRequest, draft_id: int) -> HttpResponse:
    drafts = Draft.objects.visible_to(request.user).select_related("team", "content")
    draft = get_object_or_404(drafts, pk=draft_id)
    if request.method != "POST":
        return render(request, "aws/several.html", {"page": SeveralPage(draft, request.user)})
    request.user.must(Act.REGISTER, draft.team)
    form = SeveralForm(Target.objects.filter(team=draft.team_id), request.POST)
    if not form.is_valid():
        raise BadRequest("Not as the page sends it.")
    began = _begin(request, draft, form)
    if not (began.made or began.before):
        page = SeveralPage(draft, request.user, {target.pk for target, _why in began.refused})
        shown = {"page": page, "refused": began.refused, "is_none_ticked": not began.refused}
        return render(request, "aws/several.html", shown, status=409)
    for target, why in began.refused:
        told = {"target": target, "reason": why}
        messages.error(request, _("Nothing was sent to %(target)s: %(reason)s") % told)
    _send_all(began.made)
    return redirect("aws:together", draft.pk, form.cleaned_data["key"])


@require_safe
def together(request: SignedInRequest, draft_id: int, key: str) -> HttpResponse:
    """What came of those that one form began."""
    draft = get_object_or_404(Draft.objects.visible_to(request.user).select_related("team"), pk=draft_id)
    found = Registration.objects.for_draft(draft).filter(key__startswith=f"{key}.").order_by("target__name")
    if not found:
        raise Http404
    template = "aws/_together.html" if wants_part(request) else "aws/together.html"
    return render(request, template, {"page": TogetherPage(draft, key, found)})


@dataclass
class Began:
    """What a form began, what it had begun when it was posted before, and what it could not begin."""

    made: list[Registration] = field(default_factory=list)
    before: list[Registration] = field(default_factory=list)
    refused: list[tuple[Target, Exception]] = field(default_factory=list)


def _begin(request: SignedInRequest, draft: Draft, form: SeveralForm) -> Began:
    """A registration a target; a refusal of one is no refusal of the others."""
    asked, began = form.cleaned_data, Began()
    keys = {target: f"{asked['key']}.{target.pk}" for target in asked["targets"]}
    posted = {row.key: row for row in draft.registrations.filter(key__in=keys.values())}
    pages = {
        target: RegisterPage(draft, request.user, target) for target in keys if keys[target] not in posted
    }
    ask_side_by_side(pages.values())
    began.before.extend(posted.values())
    for target, page in pages.items():
        try:
            page.copy_asked(form.seen(target), None)
            made = Registration.begin(draft, asked["version"], target, request.user, keys[target])
            began.made.append(made)
        except AlreadyPosted as first:
            began.before.append(first.registration)
        except (CannotRegister, KeyReused) as reason:
            began.refused.append((target, reason))
        except (Draft.DoesNotExist, Target.DoesNotExist):  # deleted a moment ago
            raise Http404 from None
    return began


def _send_all(begun: list[Registration]) -> None:
    """Those of one account and Region one after another, all others side by side; nobody waits for them."""
    places: defaultdict[tuple[str, str], list[Registration]] = defaultdict(list)
    for one in begun:
        places[one.account, one.region].append(one)
    for rows in places.values():
        beside(rows[0], partial(_send_each, rows))
    FOLLOWER.wake()


def _send_each(rows: list[Registration], _first: Registration) -> None:
    for row in rows:
        send(row)
    FOLLOWER.wake()
