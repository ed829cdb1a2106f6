"""What a team set aside: the form that does it, the list of all of it, and the end of one."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from designer.drafts.aside import ShownWaiver, standing_for
from designer.drafts.models import CannotSetAside, Draft, Waiver
from designer.drafts.places import step_url
from designer.drafts.shown_finding import ShownFinding, shown_finding
from designer.drafts.steps import review
from designer.drafts.waivable import waivable
from designer.drafts.waiver_form import THIS_DRAFT, WaiverForm
from designer.teams.models import Act, Team
from designer.teams.signed_in import SignedInRequest

ON_A_PAGE: Final = 50


@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: SignedInRequest, draft_id: int, rule_id: str) -> HttpResponse:
    """Set one rule aside, for this draft or for its whole team."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    request.user.must(Act.EDIT, draft.team)
    rule = waivable(rule_id)
    if rule is None:
        raise Http404
    found = _found(draft, rule_id)
    form = WaiverForm(request.POST or None)
    if form.is_valid() and _set_aside(request, draft, rule_id, form):
        return redirect(found[0].url if found else step_url(draft.pk, review.step))
    context = {
        "draft": draft,
        "rule": rule,
        "title": _(rule.title),
        "found": found,
        "form": form,
        "standing": standing_for(draft).get(rule_id),
    }
    return render(request, "drafts/set_aside.html", context, status=422 if form.is_bound else 200)


def _set_aside(request: SignedInRequest, draft: Draft, rule_id: str, form: WaiverForm) -> bool:
    asked = form.cleaned_data
    for_what = draft if asked["scope"] == THIS_DRAFT else None
    try:
        made = Waiver.set_aside(
            rule_id, request.user, asked["reason"], asked["ends_on"], team=draft.team, draft=for_what
        )
    except CannotSetAside as reason:
        form.add_error(None, str(reason))
        return False
    said = {"rule": ShownWaiver(made).title, "date": made.ends_on.isoformat()}
    messages.success(request, _("“%(rule)s” is set aside until %(date)s.") % said)
    return True


def _found(draft: Draft, rule_id: str) -> list[ShownFinding]:
    """What the rule finds in the draft."""
    known = draft.checked
    return [
        shown_finding(finding, known.document, draft.pk, known.mended)
        for finding in known.findings
        if finding.rule == rule_id
    ]


@require_safe
def waivers(request: SignedInRequest) -> HttpResponse:
    """What stands, or with `past` what has ended, newest first; `before` is the last of the page before."""
    mine = Waiver.objects.visible_to(request.user)
    is_past = request.GET.get("past") == "1"
    shown = mine.past() if is_past else mine.standing()
    before = request.GET.get("before", "")
    if before:
        number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else 0
        shown = shown.older_than(get_object_or_404(mine, pk=number))
    page = list(shown.select_related("team", "draft", "created_by", "ended_by")[: ON_A_PAGE + 1])
    editable = set(Team.objects.where(request.user, Act.EDIT))
    context = {
        "waivers": [ShownWaiver(waiver, waiver.team in editable) for waiver in page[:ON_A_PAGE]],
        "more": page[ON_A_PAGE - 1] if len(page) > ON_A_PAGE else None,
        "is_past": is_past,
    }
    return render(request, "drafts/waivers.html", context)


@require_POST
def end_waiver(request: SignedInRequest, waiver_id: int) -> HttpResponse:
    waiver = get_object_or_404(Waiver.objects.visible_to(request.user).select_related("team"), pk=waiver_id)
    request.user.must(Act.EDIT, waiver.team)
    if waiver.end(request.user):
        said = {"rule": ShownWaiver(waiver).title}
        messages.success(request, _("“%(rule)s” counts again.") % said)
    return redirect("drafts:waivers")
