"""Apply a preset or take it off: the change is shown first, and made as shown, as one edit."""

from secrets import token_urlsafe
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from designer.drafts.models import AlreadyPosted, Contested, Draft, Edit, KeyReused
from designer.drafts.moved import position_now
from designer.drafts.places import preset_url, step_url
from designer.drafts.posted import CutOff, Post, refused
from designer.drafts.preset_page import PresetPage
from designer.drafts.steps import containers, tags
from designer.drafts.views.contested import contested_step
from designer.taskdef.preset import Preset
from designer.taskdef.presets import all_presets
from designer.teams.models import Act
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

MAKE = "make"


@require_http_methods(["GET", "HEAD", "POST"])
def preset(
    request: SignedInRequest, draft_id: int, preset_id: str, position: int | None = None
) -> HttpResponse:
    """One preset for one draft; one for logs, for one of its containers."""
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    request.user.must(Act.EDIT, draft.team)
    chosen = all_presets().get(preset_id)
    if chosen is None or (position is None) == (chosen.kind == "logs"):
        raise Http404
    try:
        if request.method == "POST":
            return _post(request, draft, chosen, position)
        return _show(request, draft, draft.version, _page(draft, draft.version, chosen, position))
    except LookupError:
        raise Http404 from None


def _page(draft: Draft, version: int, chosen: Preset, position: int | None, **given: Any) -> PresetPage:
    target = draft.team.targets.first()
    region = target.region if target else ""
    return PresetPage(draft.document_at(version), chosen, position, region, **given)


def _post(request: SignedInRequest, draft: Draft, chosen: Preset, position: int | None) -> HttpResponse:
    """Without its button it only asks what would change; so it does when that is not what was shown."""
    try:
        post = Post.of(request.POST)
        given = {"given": post.texts, "drop": request.POST.get("drop") == "1"}
        page = _page(draft, post.base, chosen, position, **given)
    except (CutOff, Edit.DoesNotExist) as reason:
        raise BadRequest from reason
    if refused(post.texts):
        raise BadRequest
    if post.do != MAKE:
        return _show(request, draft, post.base, page)
    if not page.operations:
        return _show(request, draft, post.base, page, status=422)
    if page.digest != request.POST.get("shown"):
        return _show(request, draft, post.base, page, status=409)
    if draft.version != post.base and not draft.edits.filter(key=post.once).exists():
        now = position_now(draft, containers.step, position, post.base) if position is not None else None
        present = _page(draft, draft.version, chosen, now, **given)
        if present.digest != page.digest:
            return _show(request, draft, draft.version, present, status=409)
    return _store(request, draft, page, post)


def _store(request: SignedInRequest, draft: Draft, page: PresetPage, post: Post) -> HttpResponse:
    try:
        draft.edit(request.user, post.base, page.operations, key=post.once, posted=page.digest)
    except Contested as contested:
        return contested_step(request, draft, contested)
    except (AlreadyPosted, KeyReused):
        pass  # pressed twice: the change that was shown is made
    else:
        messages.success(request, _("Changed as shown. Undo takes it back."))
    if page.position is None:
        return redirect(f"{step_url(draft.pk, tags.step)}#s-monitoring")
    return redirect(f"{step_url(draft.pk, containers.step, page.position)}#s-logging")


def _show(
    request: SignedInRequest, draft: Draft, version: int, page: PresetPage, status: int = 200
) -> HttpResponse:
    part = wants_part(request)
    back, anchor = (tags.step, "monitoring") if page.position is None else (containers.step, "logging")
    context = {
        "draft": draft,
        "page": page,
        "version": version,
        "once": token_urlsafe(18),
        "address": preset_url(draft.pk, page.preset.id, page.position),
        "back": f"{step_url(draft.pk, back, page.position)}#s-{anchor}",
        "is_other": status == 409,
        "is_refused": status == 422,
        "is_part": part,
    }
    template = "drafts/_preset_change.html" if part else "drafts/preset.html"
    return render(request, template, context, status=200 if part else status)
