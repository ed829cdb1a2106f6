"""A new draft: blank, imported or on the way to a template, and the report of an import."""

from secrets import token_urlsafe

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from designer.drafts.comparison import TYPES
from designer.drafts.models import Draft, Import, KeyReused
from designer.drafts.new_draft_form import refuse_readers
from designer.drafts.places import step_url
from designer.drafts.reports import Report
from designer.drafts.start_form import StartForm
from designer.drafts.starting import begin
from designer.drafts.steps import STEPS
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

LOOK = "look"
LONGEST_SEARCH = 100


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """The button "look" only shows what would become of a text; repairs are chosen before any is made."""
    refuse_readers(request.user)
    if request.method != "POST":
        return _choose(request)
    form = StartForm(request.user, request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, status=422)
    if request.POST.get("do") == LOOK or wants_part(request):
        return _show(request, form, status=422 if form.is_unread else 200)
    if form.is_undecided:
        return _show(request, form, status=422)
    if form.template is not None:
        return redirect(f"{form.template.address}?{form.carried}")
    try:
        draft = begin(form.begins(), request.user, form.cleaned_data["once"], form.posted)
    except KeyReused:
        return _show(request, form, status=409)
    if form.given is not None:
        return redirect("drafts:imported", draft.pk)
    return redirect(step_url(draft.pk, STEPS[0]))


def _show(request: SignedInRequest, form: StartForm, status: int = 200) -> HttpResponse:
    template = "drafts/_report.html" if wants_part(request) else "drafts/new.html"
    context = {
        "form": form,
        "report": form.report,
        "types": TYPES,
        "templates": list(form.templates.values()),
        "once": token_urlsafe(18),
        "used": status == 409,
    }
    return render(request, template, context, status=status)


def _choose(request: SignedInRequest) -> HttpResponse:
    """The page, or the cards of the templates in which the words sought stand; the one marked stays."""
    sought = request.GET.get("q", "").replace("\0", "")[:LONGEST_SEARCH]
    form = StartForm(request.user, initial={"start": request.GET.get("start", "")}, sought=sought)
    found = [one for one in form.templates.values() if one.matches(sought) or one is form.template]
    template = "drafts/_start_templates.html" if wants_part(request) else "drafts/new.html"
    context = {"form": form, "types": TYPES, "once": token_urlsafe(18), "templates": found, "sought": sought}
    return render(request, template, context)


@require_safe
def imported(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """What became of the text that a draft was imported from."""
    drafts = Draft.objects.visible_to(request.user).select_related("content")
    draft = get_object_or_404(drafts, pk=draft_id)
    source = get_object_or_404(Import, draft=draft)
    report = Report(source.loaded(), draft.document_at(1), source.done())
    context = {"draft": draft, "source": source, "report": report, "first": step_url(draft.pk, STEPS[0])}
    return render(request, "drafts/imported.html", context)
