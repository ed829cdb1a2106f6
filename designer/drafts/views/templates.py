"""The templates of a person's teams: the list, one of them, and its end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from designer.drafts.filled import Filled
from designer.drafts.models import NameTaken, TeamTemplate
from designer.drafts.starters import all_starters
from designer.drafts.template_forms import NameForm
from designer.teams.models import Act, Team
from designer.teams.signed_in import SignedInRequest


@require_safe
def templates(request: SignedInRequest) -> HttpResponse:
    """Those of the teams, and those that come with the app."""
    theirs = TeamTemplate.objects.visible_to(request.user).select_related("team", "changed_by")
    may_start = Team.objects.where(request.user, Act.EDIT).exists()
    context = {"templates": theirs, "starters": all_starters().values(), "may_start": may_start}
    return render(request, "drafts/templates/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: SignedInRequest, template_id: int) -> HttpResponse:
    """One of them, to look at and to call otherwise."""
    one = _template(request, template_id)
    if request.method != "POST":
        said = {"name": one.name, "description": one.description}
        return _show(request, one, NameForm(initial=said))
    request.user.must(Act.EDIT, one.team)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _show(request, one, form, status=422)
    try:
        one.rename(request.user, **form.cleaned_data)
    except NameTaken:
        form.taken()
        return _show(request, one, form, status=422)
    messages.success(request, _("“%(template)s” is saved.") % {"template": one})
    return redirect("drafts:template", one.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_template(request: SignedInRequest, template_id: int) -> HttpResponse:
    """The drafts that were started from it stay."""
    one = _template(request, template_id)
    request.user.must(Act.EDIT, one.team)
    if request.method != "POST":
        return render(request, "drafts/templates/delete.html", {"one": one})
    one.discard(request.user)
    messages.success(request, _("“%(template)s” is deleted.") % {"template": one})
    return redirect("drafts:templates")


def _show(request: SignedInRequest, one: TeamTemplate, form: NameForm, status: int = 200) -> HttpResponse:
    context = {
        "one": one,
        "template": one.template,
        "filled": Filled(one.document),
        "form": form,
        "may_edit": request.user.may(Act.EDIT, one.team),
        "may_start": Team.objects.where(request.user, Act.EDIT).exists(),
    }
    return render(request, "drafts/templates/template.html", context, status=status)


def _template(request: SignedInRequest, template_id: int) -> TeamTemplate:
    theirs = TeamTemplate.objects.visible_to(request.user).select_related("team", "created_by", "changed_by")
    return get_object_or_404(theirs, pk=template_id)
