"""A new draft from a template: what it asks for, and what it becomes, before anything is made."""

from secrets import token_urlsafe

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from designer.drafts.fill_form import FillForm
from designer.drafts.filled import Filled
from designer.drafts.models import KeyReused, TeamTemplate
from designer.drafts.new_draft_form import refuse_readers
from designer.drafts.places import step_url
from designer.drafts.starters import all_starters
from designer.drafts.starting import begin
from designer.drafts.steps import STEPS
from designer.drafts.template import Template
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

LOOK = "look"


@require_http_methods(["GET", "HEAD", "POST"])
def from_starter(request: SignedInRequest, slug: str) -> HttpResponse:
    """From a template that comes with the app."""
    starter = all_starters().get(f"starter:{slug}")
    if starter is None:
        raise Http404
    return _fill_in(request, starter)


@require_http_methods(["GET", "HEAD", "POST"])
def from_template(request: SignedInRequest, template_id: int) -> HttpResponse:
    """From a template of one of this person's teams."""
    theirs = TeamTemplate.objects.visible_to(request.user).select_related("team")
    return _fill_in(request, get_object_or_404(theirs, pk=template_id).template)


def _fill_in(request: SignedInRequest, template: Template) -> HttpResponse:
    """The button "look" only shows what would become of it."""
    refuse_readers(request.user)
    if request.method != "POST":
        return _show(request, FillForm(request.user, template, initial=_known(request, template)))
    form = FillForm(request.user, template, request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    if request.POST.get("do") == LOOK or wants_part(request):
        return _show(request, form)
    try:
        draft = begin(form.begins(), request.user, form.cleaned_data["once"], form.posted)
    except KeyReused:
        return _show(request, form, status=409)
    return redirect(step_url(draft.pk, STEPS[0]))


def _known(request: SignedInRequest, template: Template) -> dict[str, object]:
    """What was said on the page before; the team is the template's own where nothing was."""
    own = template.team.pk if template.team else None
    return {"family": request.GET.get("family", ""), "team": request.GET.get("team", own)}


def _show(request: SignedInRequest, form: FillForm, status: int = 200) -> HttpResponse:
    page = "drafts/_filled.html" if wants_part(request) else "drafts/from_template.html"
    context = {
        "form": form,
        "template": form.template,
        "filled": Filled(form.shown),
        "once": token_urlsafe(18),
        "used": status == 409,
    }
    return render(request, page, context, status=status)
