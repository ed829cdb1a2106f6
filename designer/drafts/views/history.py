"""What happened to a draft, and what can be done with a version of it: compare, restore, open, name."""

from typing import Final

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import push_url

from designer.drafts.exporting import file_name
from designer.drafts.history.asked import Asked
from designer.drafts.history.page import HistoryPage
from designer.drafts.history.record import as_csv, as_json
from designer.drafts.history.restoring import open_version, restore_version
from designer.drafts.history.version_name_form import VersionNameForm
from designer.drafts.models import AlreadyPosted, Contested, Draft, Edit, KeyReused
from designer.drafts.places import step_url
from designer.drafts.posted import CutOff, Post
from designer.drafts.steps import STEPS
from designer.drafts.views.contested import contested_step
from designer.teams.models import Act
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

FORMATS: Final = {"csv": (as_csv, "text/csv; charset=utf-8"), "json": (as_json, "application/json")}


@require_safe
def history(request: SignedInRequest, draft_id: int) -> HttpResponse:
    draft, asked = _draft(request, draft_id), Asked.of(request.GET)
    may_edit = request.user.may(Act.EDIT, draft.team_id)
    try:
        page = HistoryPage(draft, asked, may_edit=may_edit)
        page.comparison  # noqa: B018 - a version that never was is told here, not in the template
    except Edit.DoesNotExist:
        raise Http404 from None
    except (ValueError, ValidationError) as error:  # a field or a place in the history that cannot be
        raise BadRequest from error
    context = {"page": page, "draft": draft}
    if wants_part(request):
        return push_url(render(request, "drafts/history/_history.html", context), asked.address(draft.pk))
    return render(request, "drafts/history/page.html", context)


@require_safe
def record(request: SignedInRequest, draft_id: int, kind: str) -> StreamingHttpResponse:
    """All events as a file, newest first."""
    draft = _draft(request, draft_id)
    write, content_type = FORMATS[kind]
    name = f"{file_name(draft).removesuffix('.json')}-history.{kind}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": str(disposition)}
    return StreamingHttpResponse(write(draft), content_type=content_type, headers=headers)


@require_POST
def restore(request: SignedInRequest, draft_id: int, version: int) -> HttpResponse:
    """The document of a version as a new edit; what it meets of others' newer edits refuses it."""
    draft = _draft(request, draft_id)
    request.user.must(Act.EDIT, draft.team_id)
    try:
        post = Post.of(request.POST)
        edit = restore_version(draft, request.user, version, post)
    except Edit.DoesNotExist:
        raise Http404 from None
    except (CutOff, KeyReused) as error:
        raise BadRequest from error
    except Contested as contested:
        return contested_step(request, draft, contested)
    except AlreadyPosted:  # pressed twice: it is restored
        return redirect("drafts:history", draft.pk)
    said = {"old": version, "n": edit.version} if edit else {"old": version}
    done, same = _("Edit %(old)s is restored as edit %(n)s."), _("The draft says what edit %(old)s says.")
    messages.success(request, (done if edit else same) % said)
    return redirect("drafts:history", draft.pk)


@require_POST
def open_as_draft(request: SignedInRequest, draft_id: int, version: int) -> HttpResponse:
    """A new draft that begins with this version's document, once for each time the page was shown."""
    draft = _draft(request, draft_id)
    request.user.must(Act.EDIT, draft.team_id)
    try:
        made = open_version(draft, request.user, version, Post.of(request.POST))
    except Edit.DoesNotExist:
        raise Http404 from None
    except (CutOff, KeyReused) as error:
        raise BadRequest from error
    return redirect(step_url(made.pk, STEPS[0]))


@require_http_methods(["GET", "HEAD", "POST"])
def name_version(request: SignedInRequest, draft_id: int, version: int) -> HttpResponse:
    """Call a version something, or nothing any more."""
    draft = _draft(request, draft_id)
    request.user.must(Act.EDIT, draft.team_id)
    edit = get_object_or_404(
        draft.edits.defer("text", "operations").select_related("person"), version=version
    )
    form = VersionNameForm.of(draft, version, request.POST if request.method == "POST" else None)
    if form.is_bound and form.give(draft, version, request.user):
        return redirect("drafts:history", draft.pk)
    context = {"draft": draft, "edit": edit, "form": form}
    return render(request, "drafts/history/name.html", context, status=422 if form.is_bound else 200)


def _draft(request: SignedInRequest, draft_id: int) -> Draft:
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team", "edited_by")
    return get_object_or_404(drafts, pk=draft_id)
