"""The checks before sending: begun, made, looked at while they are."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from designer.aws.check import Before
from designer.aws.check_run import CheckRun
from designer.aws.checking import all_checks, make
from designer.aws.checks_page import ChecksPage
from designer.aws.register_page import RegisterPage
from designer.drafts.models import Draft
from designer.reviews.gate import Gate
from designer.taskdef.text import grouped
from designer.teams.models import Act, Target
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Posting begins them. Without scripts the same post makes them, and leads back when all are made."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    asked = request.POST.get("target") or request.GET.get("target", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise BadRequest("There is no such account.")
    target = get_object_or_404(Target.objects.filter(team=draft.team_id), pk=int(asked))
    if request.method == "POST":
        begun = CheckRun.begin(draft, target, request.user)
        if not wants_part(request):
            _make(begun)
    if not wants_part(request):
        return redirect(f"{reverse('aws:register', args=[draft.pk])}?target={target.pk}#checks")
    page = ChecksPage(draft, target, request.user)
    if request.method != "POST" and not page.is_under_way:
        made = RegisterPage(draft, request.user, target)
        return render(request, "aws/_checks_made.html", {"page": made})
    return render(request, "aws/_checks.html", {"checks": page})


@require_POST
def make_checks(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Makes what was begun, once, while the page that began it shows how far it is."""
    visible = CheckRun.objects.filter(draft__in=Draft.objects.visible_to(request.user))
    run = get_object_or_404(
        visible.select_related("draft__team", "draft__content", "target", "person"), pk=run_id
    )
    request.user.must(Act.LOOK_UP, run.draft.team_id)
    if run.is_under_way and run.person == request.user:
        _make(run)
    return HttpResponse(status=204)


def _make(run: CheckRun) -> None:
    """Nothing where another process makes them, or the draft has been edited since."""
    if run.draft.digest != run.digest or not run.start():
        return
    agreed = Gate(run.draft, run.target).is_open
    before = Before(run.draft.document, run.target, agreed, grouped(run.digest))
    for name, results in make(before, run.person, all_checks()):
        run.keep(name, results)
    run.end()
