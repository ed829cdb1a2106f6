"""The AWS accounts a team registers in: members see them, admins change them."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from designer.aws.account import enter, whoami
from designer.aws.client import GLANCE
from designer.aws.explanations import explain_trouble
from designer.aws.forms import ApprovedKindForm, ReviewPolicyForm, TargetForm
from designer.aws.outcome import Trouble
from designer.aws.policies import after_registering, look_ups, permissions, trust_policy
from designer.aws.reading import enter_afresh
from designer.aws.regions import region
from designer.aws.standing import READER
from designer.aws.verified import Verification
from designer.drafts.words import level_name
from designer.reviews.models.following import follow_policy
from designer.teams.models import Act, Person, ReviewPolicy, Target, Team


@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    person = cast("Person", request.user)
    shown = (
        Target.objects.visible_to(person)
        .select_related("team", "verification")
        .order_by("team__name", "name")
    )
    context = {
        "targets": [(target, region(target.region), Verification.holds(target)) for target in shown],
        "may_add": Team.objects.where(person, Act.MANAGE).exists(),
    }
    return render(request, "aws/targets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_target(request: HttpRequest) -> HttpResponse:
    person = cast("Person", request.user)
    person.must_somewhere(Act.MANAGE)
    form = TargetForm(person, request.POST or None)
    if form.is_valid():
        made = form.save()
        messages.success(request, _("%s is kept. Now test the connection.") % made)
        return redirect("aws:target", made.pk)
    return render(request, "aws/new_target.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, target_id: int) -> HttpResponse:
    shown = _target(request, target_id)
    if request.method != "POST":
        return _page(request, shown)
    form = TargetForm(_admin(request, shown), request.POST, instance=shown)
    if form.is_valid():
        with transaction.atomic():
            form.save()
            follow_policy(shown)
        messages.success(request, _("%s is changed.") % shown)
        return redirect("aws:target", shown.pk)
    return _page(request, _target(request, target_id), form=form, status=422)


@require_POST
def review_policy(request: HttpRequest, target_id: int) -> HttpResponse:
    """How much agreement it asks for, from now on: reviews under way are measured by it at once."""
    shown = _target(request, target_id)
    person = _admin(request, shown)
    form = ReviewPolicyForm(person, request.POST, instance=ReviewPolicy.of(shown))
    if not form.is_valid():
        return _page(request, shown, policy_form=form, status=422)
    with transaction.atomic():
        form.save()
        follow_policy(shown)
    messages.success(request, _("What %s asks for before registering is changed.") % shown)
    return redirect("aws:target", shown.pk)


@require_POST
def approve_in_advance(request: HttpRequest, target_id: int) -> HttpResponse:
    """A kind of change that needs no approvals there from now on."""
    shown = _target(request, target_id)
    person = _admin(request, shown)
    form = ApprovedKindForm(shown, request.POST)
    if not form.is_valid():
        return _page(request, shown, kind_form=form, status=422)
    made = form.made
    made.save(by=person)
    said = {"kind": made, "target": shown}
    messages.success(request, _("Approved in advance for %(target)s: %(kind)s.") % said)
    return redirect("aws:target", shown.pk)


@require_POST
def approve_no_more(request: HttpRequest, target_id: int, kind_id: int) -> HttpResponse:
    shown = _target(request, target_id)
    person = _admin(request, shown)
    kind = get_object_or_404(shown.approved_kinds, pk=kind_id)
    kind.delete(by=person)
    said = {"kind": kind, "target": shown}
    messages.success(request, _("No longer approved in advance for %(target)s: %(kind)s.") % said)
    return redirect("aws:target", shown.pk)


@require_POST
def try_target(request: HttpRequest, target_id: int) -> HttpResponse:
    """Who we are there, to register and to look things up, or what keeps us out; and whether others are."""
    shown = _target(request, target_id)
    person = _admin(request, shown)
    try:
        account = enter(shown, READER, GLANCE)
        reader = enter_afresh(shown, person) if shown.read_role_arn else None
        open_roles = Verification.attempt(shown, person)
        return _page(request, shown, account=account, reader=reader, open_roles=open_roles)
    except Trouble as trouble:
        return _page(request, shown, trouble=trouble, explanation=explain_trouble(trouble))


@require_POST
def remove_target(request: HttpRequest, target_id: int) -> HttpResponse:
    shown = _target(request, target_id)
    person = _admin(request, shown)
    try:
        shown.delete(by=person)
    except ProtectedError:
        messages.error(
            request, _("Something was registered or reviewed for %s, so it stays for the record.") % shown
        )
        return redirect("aws:target", target_id)
    messages.success(request, _("%s is removed. Nothing was changed in AWS.") % shown)
    return redirect("aws:targets")


def _target(request: HttpRequest, target_id: int) -> Target:
    visible = Target.objects.visible_to(cast("Person", request.user)).select_related("team")
    return get_object_or_404(visible, pk=target_id)


def _admin(request: HttpRequest, shown: Target) -> Person:
    person = cast("Person", request.user)
    person.must(Act.MANAGE, shown.team)
    return person


def _page(
    request: HttpRequest, shown: Target, form: TargetForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    person = cast("Person", request.user)
    context = {
        "target": shown,
        "region": region(shown.region),
        "may_change": person.may(Act.MANAGE, shown.team),
        "form": form or TargetForm(person, instance=shown),
        "policy": ReviewPolicy.of(shown),
        "policy_form": ReviewPolicyForm(person, instance=ReviewPolicy.of(shown)),
        "kinds": list(shown.approved_kinds.all()),
        "kind_form": ApprovedKindForm(shown),
        "trust_policy": trust_policy(shown, whoami(shown)) if shown.role_arn else "",
        "permissions": permissions(shown),
        "acting": after_registering(shown),
        "look_ups": look_ups(shown),
        "blocks": [level_name(level) for level in shown.blocks],
        "is_verified": Verification.holds(shown),
        "was_used": shown.registrations.exists(),
    }
    return render(request, "aws/target.html", context | more, status=status)
