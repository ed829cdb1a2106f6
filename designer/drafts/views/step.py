"""A step of the wizard: shown, and saved field by field or as a whole."""

from typing import cast

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from designer.drafts import saving
from designer.drafts.controls import ident
from designer.drafts.fields import Step
from designer.drafts.forms import StepForm, items_of
from designer.drafts.here import Here
from designer.drafts.models import Draft, Edit
from designer.drafts.moved import position_now
from designer.drafts.names import NEXT, PRESET
from designer.drafts.overview import Overview
from designer.drafts.page import StepPage, seen
from designer.drafts.pickers import is_pick, pick_url
from designer.drafts.places import preset_url, step_url
from designer.drafts.posted import CutOff, Post
from designer.drafts.preview import Changed
from designer.drafts.refusal import Refusal
from designer.drafts.shown_after import ShownAfter
from designer.drafts.steps import BY_SLUG, neighbours, review
from designer.drafts.verbs import NoSuchButton
from designer.drafts.views.opened import opened
from designer.taskdef import digest
from designer.taskdef.presets import all_presets
from designer.teams.models import Act, Person, why_not
from designer.teams.parts import wants_part


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, draft_id: int, slug: str, position: int | None = None) -> HttpResponseBase:
    """One step of one draft; of one of its containers or volumes."""
    draft = opened(request, draft_id)
    if slug not in BY_SLUG:
        raise Http404
    if request.method == "POST":
        cast("Person", request.user).must(Act.EDIT, draft.team_id)
        return _save(request, draft, BY_SLUG[slug], position)
    return _show(request, draft, BY_SLUG[slug], position)


def _show(
    request: HttpRequest, draft: Draft, step: Step, position: int | None, status: int = 200, **more: object
) -> HttpResponse:
    person, template = cast("Person", request.user), "drafts/step.html"
    may_edit = person.may(Act.EDIT, draft.team_id)
    try:
        page = StepPage(draft, step, position, may_edit=may_edit)
    except LookupError:
        raise Http404 from None
    if not may_edit:
        more["why_not"] = why_not(Act.EDIT, draft.team)
    if step is review.step:
        template = "drafts/review.html"
        more["overview"] = Overview(page, person)
    here = Here.opened(draft, person, step, page.position)
    return render(request, template, {"page": page, "draft": draft, "here": here, **more}, status=status)


def _save(request: HttpRequest, draft: Draft, step: Step, position: int | None) -> HttpResponseBase:
    person, partial = cast("Person", request.user), wants_part(request)
    try:
        post = Post.of(request.POST)
        saved = saving.save(draft, person, step, position, post)
    except (CutOff, NoSuchButton, Edit.DoesNotExist, LookupError) as reason:
        raise BadRequest from reason
    except Draft.DoesNotExist:  # deleted a moment ago
        raise Http404 from None
    if not saved.is_stored:
        return _refuse(request, step, position, post, saved)
    _say_purpose(draft, person, request.POST)
    if post.do == PRESET and request.POST.get(PRESET):
        now = position_now(saved.draft, step, position, post.base)
        return redirect(preset_url(draft.pk, _preset(request.POST), now))
    if is_pick(post.do):
        there = pick_url(saved.draft, post.do, post.base)
        return redirect(there or _after(step, position, post, saved))
    if partial:
        return _answer(request, step, position, post, saved)
    return redirect(_after(step, position, post, saved))


def _preset(posted: QueryDict) -> str:
    """The preset that was chosen."""
    chosen = posted.get(PRESET, "")
    if chosen not in all_presets():
        raise BadRequest
    return chosen


def _say_purpose(draft: Draft, person: Person, posted: QueryDict) -> None:
    """The purpose is no part of the document: the last one who changed it wins."""
    purpose = posted.get("purpose")
    if purpose is not None and purpose != posted.get("purpose-shown"):
        draft.say_purpose(person, purpose.replace("\0", "")[:200])


def _refuse(
    request: HttpRequest, step: Step, position: int | None, post: Post, saved: saving.Saved
) -> HttpResponse:
    """The page as it is now, with what could not be stored above it, as typed."""
    status = 422 if saved.refused else 409
    refusal = Refusal.of(saved, post, step, position_now(saved.draft, step, position, post.base))
    if wants_part(request):
        return render(
            request, "drafts/_refused.html", {"refusal": refusal, "draft": saved.draft}, status=status
        )
    return _show(request, saved.draft, step, refusal.position, status=status, refusal=refusal)


def _answer(
    request: HttpRequest, step: Step, position: int | None, post: Post, saved: saving.Saved
) -> HttpResponse:
    """What changes around the form after a save, each piece swapped in its own place.

    When the item stands elsewhere now, the names in the form are no more those of its page: then the
    form itself is left alone, and a note leads to the page as it is. Rows that a button moved in a form
    that others have changed need that page at once.
    """
    now = position_now(saved.draft, step, position, post.base)
    page = StepPage(saved.draft, step, now)
    shown = _shown_after(saved, page.form, now, post)
    if not shown.is_current and saved.moved_rows:
        return HttpResponseClientRedirect(_after(step, now, post, saved))
    pieces = {
        "page": page,
        "draft": saved.draft,
        "saved": saved,
        "is_current": shown.is_current,
        "is_in_place": False,
        "changed_lines": _changed_lines(page, post, saved),
    }
    has_no_item = now is None and position is None
    if not step.items or has_no_item or now == (position or 0):
        page.look_at(saved.look_at)
        pieces |= {
            "is_in_place": True,
            "redrawn_parts": page.form.parts_of(saved.redrawn),
            "redrawn_fields": page.form.of_fields(saved.redrawn),
            "messages_of": page.form.found_at,
            "toggled": [one for one in page.form.whole if one.section.id in shown.toggled],
        }
    return render(request, "drafts/_saved.html", pieces)


def _changed_lines(page: StepPage, post: Post, saved: saving.Saved) -> Changed | None:
    """What the JSON beside the form needs, where it is that of the form's own base; None for all of it."""
    shown = saved.shown
    if shown is None or post.seen != seen(digest(shown.text)):
        return None
    return page.changed_lines(shown)


def _shown_after(saved: saving.Saved, after: StepForm, now: int | None, post: Post) -> ShownAfter:
    """A page whose item stands elsewhere now, or is gone, cannot show what is there."""
    before = saved.before
    if before is None or (before.at and (now is None or before.at != f"/{before.step.items}/{now}")):
        return ShownAfter()
    return ShownAfter.of(before, after, post.texts, saved.redrawn)


def _after(step: Step, position: int | None, post: Post, saved: saving.Saved) -> str:
    """Where to go after a whole post: the next step, the item the button made, or the same page."""
    following = neighbours(step)[1]
    if post.do == NEXT and following is not None:
        return step_url(saved.draft.pk, following)
    if step.items and post.do.partition(":")[2].count("/") <= 2 and saved.look_at:
        position = _position(saved.look_at)
    if position is not None and position >= len(items_of(step, saved.draft.document)):
        return step_url(saved.draft.pk, step)  # others removed items meanwhile
    return step_url(saved.draft.pk, step, position) + _anchor(step, position, saved)


def _anchor(step: Step, position: int | None, saved: saving.Saved) -> str:
    """The control that the button leads to; browsers put the cursor there by themselves."""
    if not saved.look_at:
        return ""
    first = StepForm(step, saved.draft.document, position).first_at(saved.look_at)
    return f"#{ident(first.name if first else saved.look_at)}"


def _position(pointer: str) -> int | None:
    """The place of an item: 2 for /volumes/2, None for /volumes."""
    parts = pointer.split("/")
    return int(parts[2]) if len(parts) > 2 else None
