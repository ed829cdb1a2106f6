"""Least privilege: what the roles of a draft have to allow. Comparing changes and keeps nothing."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from designer.drafts.models import Draft
from designer.drafts.permissions.compared import Compared
from designer.drafts.permissions.of_account import CannotRead, reader
from designer.drafts.permissions.page import PermissionsPage
from designer.drafts.permissions.place_form import PlaceForm
from designer.drafts.permissions.policy_form import EXECUTION, TASK, PolicyForm
from designer.drafts.places import step_url
from designer.drafts.steps import roles
from designer.drafts.words import told
from designer.taskdef.permissions.granted import NotAPolicy
from designer.teams.models import Person
from designer.teams.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def permissions(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """In the place that the query asks for; a post brings policies, or the wish to read them there."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    page = PermissionsPage(draft, PlaceForm(draft, request.GET or None))
    if request.method != "POST":
        return _show(request, page)
    if request.POST.get("read") in (EXECUTION, TASK):
        return _compare_with_account(request, page, request.POST["read"])
    form = PolicyForm(request.POST)
    if not form.is_valid():
        return _show(request, page, form=form, status=422)
    role = form.cleaned_data["role"]
    page.compared = Compared.of(role, page.statements(role), form.cleaned_data["documents"])
    return _show(request, page, form=form)


def _compare_with_account(request: SignedInRequest, page: PermissionsPage, role: str) -> HttpResponse:
    try:
        documents = _read(page, request.user, role)
        page.compared = Compared.of(role, page.statements(role), documents)
    except CannotRead as reason:
        return _show(request, page, trouble=reason.words)
    except NotAPolicy as reason:
        return _show(request, page, trouble=told(reason.said))
    return _show(request, page)


def _read(page: PermissionsPage, person: Person, role: str) -> list[Any]:
    read, target, named = reader(), page.form.chosen, page.named(role)
    if read is None or target is None or not named:
        raise CannotRead(_("Choose a target of the team and name the role first."))
    return read(target, person, named)


def _show(request: SignedInRequest, page: PermissionsPage, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "page": page,
        "draft": page.draft,
        "place": page.form,
        "roles_step": step_url(page.draft.pk, roles.step),
        "form": PolicyForm(),
        "can_read": reader() is not None and page.form.chosen is not None,
        "query": request.GET.urlencode(),
    }
    return render(request, "drafts/permissions.html", context | more, status=status)
