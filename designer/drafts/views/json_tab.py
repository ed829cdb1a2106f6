"""The JSON of a draft as one text: shown, checked while it is typed, saved."""

from typing import Any, cast

from csp.constants import NONCE
from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from designer import taskdef
from designer.drafts.field_words import field_words
from designer.drafts.here import Here
from designer.drafts.models import Draft, Edit, KeyReused, UnsavedText
from designer.drafts.names import AT, TEXT
from designer.drafts.places import place_of
from designer.drafts.posted import CutOff, refused
from designer.drafts.reports import translated as told
from designer.drafts.text_choice import TextChoice
from designer.drafts.text_page import TextPage
from designer.drafts.text_tools import TOOLS
from designer.drafts.whole_text import TextPost, TextSaved, save_text
from designer.teams.models import Act, why_not
from designer.teams.parts import wants_part
from designer.teams.signed_in import SignedInRequest

DISCARD = "discard"


@csp_update({"style-src": [NONCE]})  # type: ignore[arg-type]  # its types know views of one argument
@require_http_methods(["GET", "HEAD", "POST"])
def json_tab(asked: HttpRequest, draft_id: int) -> HttpResponse:
    request = cast("SignedInRequest", asked)
    draft = _draft(request, draft_id)
    if request.method == "POST":
        request.user.must(Act.EDIT, draft.team)
        return _act(request, draft, _posted(request, draft))
    at = request.GET.get(AT, "")
    if not request.user.may(Act.EDIT, draft.team):
        page = TextPage.of_draft(draft, at, may_edit=False)
        return _show(request, page, why_not=why_not(Act.EDIT, draft.team))
    kept = UnsavedText.objects.of(draft, request.user)
    page = TextPage(draft, kept.text, kept.base_version, at) if kept else TextPage.of_draft(draft, at)
    return _show(request, page, kept=kept)


@require_POST
def check_text(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """What is found in a text that is being typed; it is kept for its author until it is saved."""
    draft = _draft(request, draft_id)
    request.user.must(Act.EDIT, draft.team)
    post = _posted(request, draft)
    reason = _why_not_kept(request, draft, post)
    page = TextPage(draft, post.text, post.base)
    said = {"page": page, "draft": draft, "reason": reason}
    return render(request, "drafts/json/_checked.html", said, status=422 if reason else 200)


@require_safe
def json_fields(request: HttpRequest) -> HttpResponse:
    """Every field there is, for the editor to complete and explain."""
    return JsonResponse(field_words())


def _draft(request: SignedInRequest, draft_id: int) -> Draft:
    drafts = Draft.objects.visible_to(request.user).select_related("content", "team")
    return get_object_or_404(drafts, pk=draft_id)


def _posted(request: SignedInRequest, draft: Draft) -> TextPost:
    try:
        post = TextPost.of(request.POST)
    except CutOff as reason:
        raise BadRequest from reason
    if not 1 <= post.base <= draft.version or (post.met or 1) > draft.version:
        raise BadRequest
    return post


def _act(request: SignedInRequest, draft: Draft, post: TextPost) -> HttpResponse:
    if post.do == DISCARD:
        UnsavedText.objects.drop(draft, request.user)
        return redirect("drafts:json", draft.pk)
    reason = _why_not_kept(request, draft, post)
    if reason:
        return _show(request, TextPage(draft, post.text, post.base), status=422, reason=reason)
    tool, _colon, argument = post.do.partition(":")
    try:
        if tool in TOOLS:
            return _change(request, draft, post, TOOLS[tool](post.text, argument))
        saved = save_text(draft, request.user, post)
    except taskdef.UnreadableDocument as refusal:
        page = TextPage(draft, post.text, post.base)
        return _show(request, page, status=422, reason="" if page.refusal else told(refusal), refused=True)
    except KeyReused:
        return _show(request, TextPage(draft, post.text, post.base), status=409, is_reused=True)
    except (Edit.DoesNotExist, LookupError) as error:
        raise BadRequest from error
    except Draft.DoesNotExist:  # deleted a moment ago
        raise Http404 from None
    if saved.conflict:
        return _contested(request, draft, saved, TextChoice.of(saved.conflict))
    return _saved(request, draft, post, saved)


def _why_not_kept(request: SignedInRequest, draft: Draft, post: TextPost) -> str:
    """Keep what was typed, if it is other than what the draft says; else why it cannot be kept."""
    reason = refused({TEXT: post.text}).get(TEXT, "")
    if post.base == draft.version and post.text == taskdef.dump(draft.document):
        UnsavedText.objects.drop(draft, request.user)
    elif not reason:
        UnsavedText.objects.keep(draft, request.user, post.text, post.base)
    return reason


def _change(request: SignedInRequest, draft: Draft, post: TextPost, text: str) -> HttpResponse:
    """What a tool made of the text. It is not saved yet."""
    UnsavedText.objects.keep(draft, request.user, text, post.base)
    if wants_part(request):
        return _show(request, TextPage(draft, text, post.base), new_text=text)
    return redirect("drafts:json", draft.pk)


def _contested(request: SignedInRequest, draft: Draft, saved: TextSaved, choice: TextChoice) -> HttpResponse:
    UnsavedText.objects.keep(draft, request.user, saved.text, saved.base)
    draft.refresh_from_db()
    page = TextPage(draft, saved.text, saved.base)
    return _show(request, page, status=409, choice=choice, new_text=saved.text)


def _saved(request: SignedInRequest, draft: Draft, post: TextPost, saved: TextSaved) -> HttpResponse:
    notes = [(note.path, told(note)) for note in saved.notes]
    if wants_part(request):
        page = TextPage(draft, saved.text, saved.base)
        new_text = saved.text if saved.text != post.text else ""
        return _show(request, page, new_text=new_text, notes=notes, is_saved=True)
    messages.success(request, _("Saved. This is edit %(n)s.") % {"n": saved.base})
    for path, words in notes:
        messages.info(request, f"{path}: {words}")
    return redirect("drafts:json", draft.pk)


def _show(request: SignedInRequest, page: TextPage, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"page": page, "draft": page.draft, **more}
    if wants_part(request):
        return render(request, "drafts/json/_answer.html", context, status=status)
    place = place_of(page.at, page.draft.document)
    here = Here.opened(page.draft, request.user, place.step, place.position)
    return render(request, "drafts/json/page.html", context | {"here": here}, status=status)
