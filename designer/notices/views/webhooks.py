"""A team's webhooks: its admins add, try and remove them, and see what became of the calls."""

import structlog
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from designer.notices.forms import NewWebhookForm, WebhookForm
from designer.notices.models import Webhook
from designer.notices.outgoing import trial
from designer.notices.webhooks_page import WebhooksPage
from designer.teams.models import Act, Team
from designer.teams.signed_in import SignedInRequest

log = structlog.get_logger(__name__)


@require_safe
def webhooks(request: SignedInRequest, slug: str) -> HttpResponse:
    return _show(request, _team(request, slug))


@require_POST
def new_webhook(request: SignedInRequest, slug: str) -> HttpResponse:
    """Its secret stands in this answer only."""
    team = _team(request, slug)
    form = NewWebhookForm(request.POST)
    if not form.is_valid():
        return _show(request, team, form=form, status=422)
    made = Webhook(team=team, created_by=request.user, **form.cleaned_data)
    made.add()
    log.info("webhook added", team=team.pk, webhook=made.pk, by=request.user.pk)
    return _show(request, team, shown_secret_of=made)


@require_POST
def change_webhook(request: SignedInRequest, slug: str, webhook_id: int) -> HttpResponse:
    webhook = _webhook(request, slug, webhook_id)
    form = WebhookForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was changed: tick at least one thing to be told of."))
        return redirect("notices:webhooks", slug)
    webhook.change(request.user, **form.cleaned_data)
    log.info("webhook changed", team=webhook.team_id, webhook=webhook.pk, by=request.user.pk)
    messages.success(request, _("The webhook to %(host)s is changed.") % {"host": webhook})
    return redirect("notices:webhooks", slug)


@require_POST
def change_secret(request: SignedInRequest, slug: str, webhook_id: int) -> HttpResponse:
    """The one before signs nothing from now on."""
    webhook = _webhook(request, slug, webhook_id)
    webhook.change_secret(request.user)
    log.info("webhook signs anew", team=webhook.team_id, webhook=webhook.pk, by=request.user.pk)
    return _show(request, webhook.team, shown_secret_of=webhook)


@require_POST
def try_webhook(request: SignedInRequest, slug: str, webhook_id: int) -> HttpResponse:
    webhook = _webhook(request, slug, webhook_id)
    trial(webhook, request.user).save()
    messages.success(request, _("A call to %(host)s is on its way.") % {"host": webhook})
    return redirect("notices:webhooks", slug)


@require_POST
def send_again(request: SignedInRequest, slug: str, webhook_id: int) -> HttpResponse:
    """What was given up, with all its tries anew."""
    count = _webhook(request, slug, webhook_id).deliveries.try_again()
    said = ngettext("%(n)d call is on its way again.", "%(n)d calls are on their way again.", count)
    messages.success(request, said % {"n": count})
    return redirect("notices:webhooks", slug)


@require_POST
def delete_webhook(request: SignedInRequest, slug: str, webhook_id: int) -> HttpResponse:
    webhook = _webhook(request, slug, webhook_id)
    webhook.remove(request.user)
    log.info("webhook removed", team=webhook.team_id, webhook=webhook_id, by=request.user.pk)
    messages.success(request, _("Nothing is sent to %(host)s any more.") % {"host": webhook})
    return redirect("notices:webhooks", slug)


def _team(request: SignedInRequest, slug: str) -> Team:
    """For its admins."""
    team = get_object_or_404(Team.objects.visible_to(request.user), slug=slug)
    request.user.must(Act.MANAGE, team)
    return team


def _webhook(request: SignedInRequest, slug: str, webhook_id: int) -> Webhook:
    return get_object_or_404(_team(request, slug).webhooks.select_related("team"), pk=webhook_id)


def _show(
    request: SignedInRequest,
    team: Team,
    *,
    form: NewWebhookForm | None = None,
    shown_secret_of: Webhook | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": WebhooksPage(team),
        "team": team,
        "form": form or NewWebhookForm(),
        "shown_secret_of": shown_secret_of,
    }
    return render(request, "notices/webhooks.html", context, status=status)
