"""After registering, as steps of their own: a service updated, a task run once, revisions deregistered."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from designer.aws.changes.change import AccountChange, AlreadyAsked
from designer.aws.changes.clean_up import AT_ONCE, KEEP, MOST_KEPT, CleanUpPage
from designer.aws.changes.deploy_page import DeployPage
from designer.aws.changes.deregister_page import DeregisterPage, deregistering
from designer.aws.changes.forms import CleanUpForm, DeregisterForm, RunForm, UpdateForm
from designer.aws.changes.outcome import Kind, State
from designer.aws.changes.run_page import RunPage
from designer.aws.changes.sending import send
from designer.aws.changes.uses import Rechecked
from designer.aws.outcome import Trouble
from designer.aws.views.families import visible_target
from designer.drafts.models import KeyReused
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest

LONGEST = 300


@require_http_methods(["GET", "HEAD", "POST"])
def deploy(request: SignedInRequest, target_id: int, family: str) -> HttpResponse:
    """A service runs another revision from now on: the new one, or an earlier one again."""
    target = visible_target(request, target_id)
    asked = request.POST if request.method == "POST" else request.GET
    cluster, name = (asked.get(key, "")[:LONGEST] for key in ("cluster", "service"))
    page = DeployPage(target, request.user, family, cluster, name, _number(asked.get("revision", "")))
    if request.method != "POST":
        return render(request, "aws/changes/deploy.html", {"page": page})
    request.user.must(Act.DEPLOY, target.team)
    form = UpdateForm(request.POST)
    if not form.is_valid():
        raise BadRequest("Not as the page sends it.")
    if page.service is not None and page.service.number != form.cleaned_data["seen"]:
        page.refusal = _("It runs another revision since you opened this page. Look at it again.")
    page.refusal = page.refusal or page.obstacle
    if page.refusal or page.trouble:
        return render(request, "aws/changes/deploy.html", {"page": page}, status=409)
    change = AccountChange(
        target=target,
        person=request.user,
        kind=Kind.UPDATE,
        family=family,
        revision=form.cleaned_data["revision"],
        cluster=page.cluster,
        service=page.name,
        before=form.cleaned_data["seen"],
        key=form.cleaned_data["key"],
    )
    return _done(request, change)


@require_http_methods(["GET", "HEAD", "POST"])
def run_once(request: SignedInRequest, target_id: int, family: str, revision: int) -> HttpResponse:
    """One task of a revision, with the network of a service or as typed."""
    target = visible_target(request, target_id)
    if request.method != "POST":
        page = RunPage(target, request.user, family, revision)
        return render(request, "aws/changes/run.html", {"page": page})
    request.user.must(Act.DEPLOY, target.team)
    page = RunPage(target, request.user, family, revision, request.POST)
    if not page.form.is_valid():
        return render(request, "aws/changes/run.html", {"page": page}, status=422)
    form: RunForm = page.form
    change = AccountChange(
        target=target,
        person=request.user,
        kind=Kind.RUN,
        family=family,
        revision=revision,
        cluster=form.cluster_chosen,
        how=form.how,
        key=form.cleaned_data["key"],
    )
    return _done(request, change)


@require_http_methods(["GET", "HEAD", "POST"])
def deregister(request: SignedInRequest, target_id: int, family: str, revision: int) -> HttpResponse:
    """After its name was typed, and never while something uses it."""
    target = visible_target(request, target_id)
    page = DeregisterPage(target, request.user, family, revision)
    if request.method != "POST":
        return render(request, "aws/changes/deregister.html", {"page": page})
    request.user.must(Act.DEREGISTER, target.team)
    page.form = DeregisterForm(str(page), request.POST)
    if not page.form.is_valid():
        return render(request, "aws/changes/deregister.html", {"page": page}, status=422)
    if page.uses is None or page.obstacle:
        return render(request, "aws/changes/deregister.html", {"page": page}, status=409)
    return _done(request, page.change(page.form.cleaned_data["key"]))


@require_http_methods(["GET", "HEAD", "POST"])
def clean_up(request: SignedInRequest, target_id: int, family: str) -> HttpResponse:
    """The plan; and, of what the plan showed, what still goes when it is read again."""
    target = visible_target(request, target_id)
    asked = request.POST if request.method == "POST" else request.GET
    keep = min(max(_number(asked.get("keep", "")) or KEEP, 1), MOST_KEPT)
    page = CleanUpPage(target, request.user, family, keep)
    if request.method != "POST":
        return render(request, "aws/changes/clean_up.html", {"page": page})
    request.user.must(Act.DEREGISTER, target.team)
    form = CleanUpForm(request.POST)
    if not form.is_valid():
        raise BadRequest("Not as the page sends it.")
    if page.fates is None:
        return render(request, "aws/changes/clean_up.html", {"page": page}, status=409)
    uses = Rechecked(page.account, family)
    ended = [_one_of_many(page, uses, number, form) for number in form.numbers[:AT_ONCE]]
    _say(request, ended)
    return redirect("aws:family", target.pk, family)


def _one_of_many(page: CleanUpPage, uses: Rechecked, number: int, form: CleanUpForm) -> str:
    """How it ended; "used" where something has begun to use it since, or that may not be seen."""
    key = f"{form.cleaned_data['key'][:50]}-{number}"
    change = deregistering(page.target, page.person, page.family, number, key)
    try:
        if number not in page.going or uses.of_revision(number):
            return "used"
        change.begin()
    except AlreadyAsked as before:
        return str(before.change.state)
    except (KeyReused, Trouble):
        return "used"
    send(change)
    return str(change.state)


def _say(request: SignedInRequest, ended: list[str]) -> None:
    done, kept = ended.count(State.DONE), ended.count("used")
    rest = len(ended) - done - kept
    words = ngettext("%(n)d revision is deregistered.", "%(n)d revisions are deregistered.", done)
    messages.success(request, words % {"n": done})
    if kept:
        words = ngettext("%(n)d is in use meanwhile and stays.", "%(n)d are in use meanwhile and stay.", kept)
        messages.warning(request, words % {"n": kept})
    if rest:
        words = ngettext("%(n)d was not done; see below.", "%(n)d were not done; see below.", rest)
        messages.error(request, words % {"n": rest})


def _done(request: SignedInRequest, change: AccountChange) -> HttpResponse:
    """Recorded, asked of AWS once, and shown; a second post of a form leads to the first one's page."""
    try:
        change.begin()
    except AlreadyAsked as before:
        return redirect("aws:change", before.change.pk)
    except KeyReused:
        messages.error(request, _("This form was sent already, with other content. Open it anew."))
        return redirect("aws:family", change.target_id, change.family)
    send(change)
    return redirect("aws:change", change.pk)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
