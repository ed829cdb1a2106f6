"""Variables pasted or uploaded for a container: looked at row by row, then added as one edit."""

from secrets import token_urlsafe
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from designer import taskdef
from designer.drafts.models import AlreadyPosted, Contested, Draft, Edit, KeyReused
from designer.drafts.moved import position_now
from designer.drafts.names import DO
from designer.drafts.paste_form import PasteForm, said_of
from designer.drafts.places import step_url, where
from designer.drafts.proposals import Proposal, carry_out
from designer.drafts.reports import translated
from designer.drafts.steps import containers
from designer.taskdef import paths
from designer.taskdef.edits import Editor, Misfit
from designer.taskdef.env_files import Unread
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest

ADD = "add"


@require_http_methods(["GET", "HEAD", "POST"])
def environment(request: SignedInRequest, draft_id: int, position: int) -> HttpResponse:
    """The button "add" does what the page proposed and the person chose; any other shows proposals."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    request.user.must(Act.EDIT, draft.team)
    if request.method != "POST":
        return _show(request, draft, position, PasteForm(), draft.version)
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(
            request, draft, position, form, form.cleaned_data.get("base") or draft.version, status=422
        )
    base = form.cleaned_data["base"]
    if request.POST.get(DO) != ADD or not form.was_looked_at:
        return _show(request, draft, position, form, base)
    return _add(request, draft, position, form)


def _show(
    request: SignedInRequest,
    draft: Draft,
    position: int,
    form: PasteForm,
    version: int,
    status: int = 200,
    problem: str = "",
) -> HttpResponse:
    """The form, and under it what would become of its text in the container as it was at a version."""
    document = _document(draft, version)
    at = _container(document, position)
    made = form.proposals(document, at) if form.given else []
    name = paths.get(document, f"{at}/name") or position + 1
    pieces: dict[str, Any] = {
        "draft": draft,
        "form": form,
        "version": version,
        "name": name,
        "problem": problem,
    }
    pieces |= {"proposals": made, "said": said_of(made), "taken": sum(one.is_taken for one in made)}
    pieces |= {
        "position": position,
        "once": token_urlsafe(18),
        "unread": [_reason(one) for one in form.listed.unread],
    }
    pieces["back"] = step_url(draft.pk, containers.step, position)
    return render(request, "drafts/environment.html", pieces, status=status)


def _reason(one: Unread) -> tuple[int, str]:
    return one.line, _(one.template).format_map(one.values)


def _document(draft: Draft, version: int) -> dict[str, Any]:
    try:
        return draft.document_at(version)
    except Edit.DoesNotExist as reason:
        raise BadRequest from reason


def _container(document: dict[str, Any], position: int) -> str:
    at = f"/{containers.step.items}/{position}"
    if not isinstance(paths.get(document, at), dict):
        raise Http404
    return at


def _add(request: SignedInRequest, draft: Draft, position: int, form: PasteForm) -> HttpResponse:
    base = form.cleaned_data["base"]
    document = _document(draft, base)
    at = _container(document, position)
    wanted = form.proposals(document, at)
    editor = Editor(document)
    try:
        carry_out(editor, at, wanted)
        posted = taskdef.digest(taskdef.compact([form.given, [one.choice for one in wanted]]))
        made = draft.edit(request.user, base, editor.finish(), key=form.cleaned_data["once"], posted=posted)
    except Misfit:
        problem = _("The container’s variables are no lists. Remove them in the form first.")
        return _show(request, draft, position, form, base, status=422, problem=problem)
    except taskdef.UnreadableDocument as refused:
        return _show(request, draft, position, form, base, status=422, problem=translated(refused))
    except Contested as contested:
        return _meet(request, draft, position, form, contested)
    except (AlreadyPosted, KeyReused):
        pass  # pressed twice: what was shown is done
    else:
        _tell(request, wanted, is_changed=made is not None)
    now = position_now(draft, containers.step, position, base)
    return redirect(step_url(draft.pk, containers.step, now) + "#s-environment")


def _tell(request: SignedInRequest, wanted: list[Proposal], *, is_changed: bool) -> None:
    number = sum(one.is_taken for one in wanted)
    if not is_changed:
        messages.info(request, _("Nothing to change: everything is there already, or left out."))
        return
    said = ngettext(
        "%(n)d variable added or replaced. Undo takes it back.",
        "%(n)d variables added or replaced. Undo takes it back.",
        number,
    )
    messages.success(request, said % {"n": number})


def _meet(
    request: SignedInRequest, draft: Draft, position: int, form: PasteForm, contested: Contested
) -> HttpResponse:
    """Others changed the same meanwhile: the proposals again, beside what is there now."""
    draft.refresh_from_db()
    now = position_now(draft, containers.step, position, form.cleaned_data["base"])
    if now is None:
        raise Http404
    clash = contested.clashes[0]
    what = where(clash.now or clash.path, draft.document)
    problem = _("%(what)s was changed by somebody else meanwhile. Nothing was added yet: look again.") % {
        "what": what
    }
    return _show(request, draft, now, form, draft.version, status=409, problem=problem)
