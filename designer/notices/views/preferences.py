"""What a person is told of and how, and what they watch."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from designer.notices.event import Event
from designer.notices.forms import PreferencesForm
from designer.notices.models import Delivery, Preferences, Watch
from designer.teams.models import Team
from designer.teams.own_address import own_address
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: SignedInRequest) -> HttpResponse:
    chosen = Preferences.objects.of(request.user)
    form = PreferencesForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        chosen.keep(**form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect("notices:preferences")
    watched = Watch.objects.visible_to(request.user).filter(is_on=True)
    context = {
        "chosen": chosen,
        "events": [(event, chosen.shows(event), chosen.mails(event)) for event in Event],
        "mail_is_sent": settings.MAIL_IS_SENT,
        "lost": Delivery.objects.given_up().filter(person=request.user).order_by("-pk"),
        "watches": watched.select_related("draft", "team").order_by("-pk"),
    }
    return render(request, "notices/preferences.html", context, status=200 if form is None else 422)


@require_POST
def unwatch(request: SignedInRequest, watch_id: int) -> HttpResponse:
    """A family is forgotten; a draft stays unwatched, also after one's next edit."""
    watch = get_object_or_404(Watch.objects.visible_to(request.user), pk=watch_id)
    watch.end()
    messages.success(request, _("You no longer watch %(name)s.") % {"name": watch})
    return redirect("notices:preferences")


@require_POST
def watch_family(request: SignedInRequest, slug: str) -> HttpResponse:
    """Every draft of a family, those to come too."""
    team = get_object_or_404(Team.objects.visible_to(request.user), slug=slug)
    family = request.POST.get("family", "")[:255]
    if family:
        Watch.objects.set_family(request.user, team, family)
        messages.success(request, _("You watch every draft of %(family)s.") % {"family": family})
    return redirect(own_address(request, request.POST.get("next", "")))
