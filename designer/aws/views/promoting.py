"""Taking a draft to another account or Region, and what stands for what in each of them."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from designer.aws.forms import MappingForm
from designer.aws.promoting.making import make
from designer.aws.promoting.promote_page import PromotePage
from designer.aws.views.families import visible_target
from designer.drafts.models import Draft, KeyReused
from designer.drafts.names import ONCE
from designer.drafts.new_draft_form import ONE_USE
from designer.teams.models import Act, TargetMapping
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def promote(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """`from` and `to` are targets of the draft's team."""
    drafts = Draft.objects.visible_to(request.user).select_related("team", "content")
    draft = get_object_or_404(drafts, pk=draft_id)
    asked = request.POST if request.method == "POST" else request.GET
    page = PromotePage(draft, request.user, asked.get("from", ""), asked.get("to", ""))
    return _make(request, page) if request.method == "POST" else _show(request, page)


def _make(request: SignedInRequest, page: PromotePage) -> HttpResponse:
    request.user.must(Act.EDIT, page.draft.team)
    once = request.POST.get(ONCE, "")
    if not re.match(ONE_USE, once):
        raise BadRequest("Not as the page sends it.")
    if not (page.is_elsewhere and page.rewrites):
        return _refuse(request, page, _("There is nothing to rewrite."))
    if request.POST.get("seen") != page.digest:
        why = _("The draft or the mapping was changed since you opened this page. Look at it again.")
        return _refuse(request, page, why)
    try:
        made = make(page, once)
    except KeyReused:
        return _refuse(request, page, _("This form has made a draft already, with other content."))
    _say(request, page)
    target = page.target.pk if page.target else ""
    return redirect(f"{reverse('reviews:ask', args=[made.pk])}?targets={target}")


def _say(request: SignedInRequest, page: PromotePage) -> None:
    made = _("A draft for %(target)s is made. Ask for its review.")
    messages.success(request, made % {"target": page.target})
    if page.left:
        number = len(page.left)
        words = ngettext("%(n)d place could not be mapped:", "%(n)d places could not be mapped:", number)
        places = ", ".join(line.where for line in page.left[:5])
        messages.warning(request, f"{words % {'n': number}} {places}")


def _refuse(request: SignedInRequest, page: PromotePage, refusal: str) -> HttpResponse:
    page.refusal = refusal
    return _show(request, page, status=409)


def _show(request: SignedInRequest, page: PromotePage, status: int = 200) -> HttpResponse:
    return render(request, "aws/promoting/promote.html", {"page": page}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: SignedInRequest, target_id: int) -> HttpResponse:
    """The lines of a target: members read them, admins change them."""
    target = visible_target(request, target_id)
    found = TargetMapping.of(target)
    if request.method == "POST":
        request.user.must(Act.MANAGE, target.team)
    form = MappingForm(request.user, request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("What stands for what in %s is kept.") % target)
        return redirect("aws:mapping", target.pk)
    context = {
        "target": target,
        "form": form,
        "may_change": request.user.may(Act.MANAGE, target.team),
    }
    return render(request, "aws/promoting/mapping.html", context, status=422 if form.errors else 200)
