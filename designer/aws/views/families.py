"""The families of an account: browsed, told as they stand, and any revision of one opened as a draft."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from designer.aws.explanations import explain_trouble
from designer.aws.families.browsing import Browsing
from designer.aws.families.family_page import FamilyPage
from designer.aws.families.imported import open_revision as begin_from
from designer.aws.families.way_in import WayIn
from designer.aws.outcome import Trouble
from designer.drafts.models import KeyReused
from designer.drafts.names import ONCE
from designer.drafts.new_draft_form import ONE_USE
from designer.teams.models import Act, Target
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

LONGEST_SEARCH = 100
LAST_PAGE = 10_000


@require_safe
def browse(request: SignedInRequest) -> HttpResponse:
    """To the families of the account that is chosen in a list."""
    asked = request.GET.get("target", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return redirect("aws:targets")
    address = reverse("aws:families", args=[visible_target(request, int(asked)).pk])
    return redirect(f"{address}?{urlencode({'q': request.GET.get('q', '')})}")


@require_safe
def families(request: SignedInRequest, target_id: int) -> HttpResponse:
    shown = visible_target(request, target_id)
    sought = request.GET.get("q", "").replace("\0", "")[:LONGEST_SEARCH]
    is_fresh = "fresh" in request.GET
    page = Browsing(shown, request.user, sought, page_asked(request), fresh=is_fresh)
    template = "aws/families/_families.html" if wants_part(request) else "aws/families/families.html"
    return render(request, template, {"page": page})


@require_safe
def family(request: SignedInRequest, target_id: int, family: str) -> HttpResponse:
    shown = visible_target(request, target_id)
    page = FamilyPage(shown, request.user, family, page_asked(request))
    return render(request, "aws/families/family.html", {"page": page})


@require_POST
def open_revision(request: SignedInRequest, target_id: int, family: str, revision: int) -> HttpResponse:
    """A revision of the account becomes a draft of the target's team."""
    shown = visible_target(request, target_id)
    request.user.must(Act.EDIT, shown.team)
    once = request.POST.get(ONCE, "")
    if not re.match(ONE_USE, once):
        raise BadRequest("Not as the page sends it.")
    try:
        account = WayIn(shown, request.user).account
        made = begin_from(account, shown, family, revision, request.user, once)
    except Trouble as trouble:
        explanation = explain_trouble(trouble)
        told = {"what": explanation.what, "remedy": explanation.remedy}
        messages.error(request, _("No draft was made. %(what)s %(remedy)s") % told)
        return redirect("aws:family", shown.pk, family)
    except KeyReused:
        messages.error(request, _("This page has opened another revision already. Choose again."))
        return redirect("aws:family", shown.pk, family)
    return redirect("drafts:imported", made.pk)


def visible_target(request: SignedInRequest, target_id: int) -> Target:
    visible = Target.objects.visible_to(request.user).select_related("team")
    return get_object_or_404(visible, pk=target_id)


def page_asked(request: SignedInRequest) -> int:
    asked = request.GET.get("page", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 6
    return min(max(int(asked), 1), LAST_PAGE) if is_number else 1
