"""A draft as a template of its team."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from designer.drafts.models import Draft
from designer.drafts.names import BASE
from designer.drafts.template_forms import SaveTemplateForm
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def save_as_template(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """The values offered are those of the version that was shown, whatever came since."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    request.user.must(Act.EDIT, draft.team)
    if request.method != "POST":
        suggested = {"name": str(draft), "description": draft.purpose}
        return _show(request, SaveTemplateForm(draft, draft.version, initial=suggested))
    form = SaveTemplateForm(draft, _version(request, draft), request.POST)
    made = form.save(request.user) if form.is_valid() else None
    if made is None:
        return _show(request, form, status=422)
    messages.success(request, _("“%(template)s” is a template of %(team)s.") % _said(made.name, draft))
    return redirect("drafts:template", made.pk)


def _said(name: str, draft: Draft) -> dict[str, str]:
    return {"template": name, "team": draft.team.name}


def _version(request: SignedInRequest, draft: Draft) -> int:
    base = request.POST.get(BASE, "")
    if not (base.isascii() and base.isdecimal() and len(base) < 10 and 1 <= int(base) <= draft.version):
        raise BadRequest
    return int(base)


def _show(request: SignedInRequest, form: SaveTemplateForm, status: int = 200) -> HttpResponse:
    has_secrets = any(one.opening.is_secret for one in form.offers)
    context = {"form": form, "draft": form.draft, "has_secrets": has_secrets}
    return render(request, "drafts/templates/save.html", context, status=status)
