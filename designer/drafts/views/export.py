"""A draft's JSON to look at, to copy and to take away. Drafts with errors are exported too, and say so."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from designer import taskdef
from designer.drafts.exporting import commands, file_name
from designer.drafts.models import Draft
from designer.drafts.places import step_url
from designer.drafts.preview import preview
from designer.drafts.steps import STEPS
from designer.teams.signed_in import SignedInRequest


@require_safe
def export(request: SignedInRequest, draft_id: int) -> HttpResponse:
    draft = _draft(request, draft_id)
    text = draft.text
    errors = frozenset(f.path for f in taskdef.check(draft.document) if f.level == "error")
    context = {
        "draft": draft,
        "file_name": file_name(draft),
        "size": len(text.encode()),
        "errors": draft.errors,
        "preview": preview(draft.document, errors),
        "commands": list(commands(draft)),
        "last_step": step_url(draft.pk, STEPS[-1]),
    }
    return render(request, "drafts/export.html", context)


@require_safe
def download(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """For eyes: two spaces, the author's key order."""
    draft = _draft(request, draft_id)
    return _file(draft, taskdef.dump(draft.document))


@require_safe
def download_as_sent(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Byte for byte what would be sent: its SHA-256 is the draft's digest."""
    draft = _draft(request, draft_id)
    return _file(draft, draft.text)


def _file(draft: Draft, text: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=file_name(draft))
    headers = {"Content-Disposition": str(disposition)}
    return HttpResponse(text.encode(), content_type="application/json", headers=headers)


def _draft(request: SignedInRequest, draft_id: int) -> Draft:
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    return get_object_or_404(drafts, pk=draft_id)
