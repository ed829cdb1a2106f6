"""A draft as a picture: a file to take away, and a stamp for the list."""

from base64 import b64encode
from hashlib import sha256

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from designer.drafts.drawing import miniature as stamp
from designer.drafts.drawing import of_task, style
from designer.drafts.exporting import file_name
from designer.drafts.models import Draft
from designer.taskdef.task import Task
from designer.teams.signed_in import SignedInRequest

YEAR = 365 * 24 * 60 * 60


def _only(styles: str) -> str:
    """What a browser may do with a picture that is opened by itself: paint it, with these styles."""
    told = b64encode(sha256(styles.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{told}'; frame-ancestors 'none'; sandbox"


FILE = _only(style.STYLE)
STAMP = _only(stamp.STYLE)


@require_safe
def picture(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """The drawing as a file, in the reader's language."""
    draft = _draft(request, draft_id)
    name = file_name(draft).removesuffix(".json") + ".svg"
    disposition = str(content_disposition_header(as_attachment=True, filename=name))
    return _svg(of_task.as_file(Task(draft.document)), FILE, {"Content-Disposition": disposition})


@require_safe
def miniature(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """The stamp of the version asked for by ?v=, to be kept; of any other version to be asked for again."""
    draft = _draft(request, draft_id)
    is_kept = request.GET.get("v") == str(draft.version)
    kept = {"Cache-Control": f"private, max-age={YEAR}, immutable"} if is_kept else {}
    return _svg(stamp.miniature(Task(draft.document)), STAMP, kept)


def _svg(text: str, policy: str, headers: dict[str, str]) -> HttpResponse:
    headers |= {"Content-Security-Policy": policy}
    return HttpResponse(text.encode(), content_type="image/svg+xml; charset=utf-8", headers=headers)


def _draft(request: SignedInRequest, draft_id: int) -> Draft:
    return get_object_or_404(Draft.objects.visible_to(request.user).select_related("content"), pk=draft_id)
