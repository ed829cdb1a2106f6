"""Taking a secret out of a draft and everything that repeats it, for admins of its team."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from designer.drafts.models import Draft
from designer.drafts.redact_form import RedactForm
from designer.drafts.redacting import CannotRedact
from designer.drafts.redacting import redact as take_out
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def redact(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """First where it stands and how often, then, once they say they are sure, out it goes."""
    draft = get_object_or_404(Draft.objects.visible_to(request.user).select_related("team"), pk=draft_id)
    request.user.must(Act.MANAGE, draft.team)
    if request.method != "POST":
        told = {"pointer": request.GET.get("at", ""), "version": draft.version}
        return _show(request, draft, RedactForm(draft, initial=told))
    form = RedactForm(draft, request.POST)
    if not form.is_valid() or form.secret is None:
        return _show(request, draft, form, status=422)
    if not form.cleaned_data["sure"]:
        return _show(request, draft, form)
    try:
        take_out(draft, form.secret, request.user, form.cleaned_data["reason"])
    except CannotRedact as reason:
        form.add_error(None, str(reason))
        return _show(request, draft, form, status=409)
    messages.success(
        request, _("The secret is taken out. Change it where it is used: somebody may have read it.")
    )
    return redirect("drafts:redact", draft.pk)


def _show(request: SignedInRequest, draft: Draft, form: RedactForm, status: int = 200) -> HttpResponse:
    found = form.holding if form.is_bound else []
    context = {
        "draft": draft,
        "form": form,
        "holding": found,
        "past": draft.redactions.select_related("person"),
    }
    return render(request, "drafts/redact.html", context, status=status)
