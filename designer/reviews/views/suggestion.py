"""A suggestion applied: one click, one edit of the draft with both names on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from designer import taskdef
from designer.drafts.controls import shown
from designer.drafts.models import Contested
from designer.reviews.models import Suggestion
from designer.reviews.shown_thread import Met
from designer.reviews.views.back import back_to, still_there
from designer.reviews.views.shown import show
from designer.taskdef.edits import Misfit
from designer.taskdef.masking import Mask
from designer.teams.models import Act
from designer.teams.signed_in import SignedInRequest


@require_POST
def apply_suggestion(request: SignedInRequest, suggestion_id: int) -> HttpResponse:
    visible = Suggestion.objects.visible_to(request.user)
    visible = visible.select_related("comment__person", "comment__thread__draft__team")
    suggestion = get_object_or_404(visible, pk=suggestion_id)
    thread = suggestion.comment.thread
    request.user.must(Act.EDIT, thread.draft.team)
    try:
        with still_there():
            suggestion.apply(request.user)
    except Contested as contested:
        return show(request, thread.pk, status=409, met=_met(suggestion, contested))
    except (Misfit, taskdef.UnreadableDocument):
        return show(request, thread.pk, status=409, met=_homeless(suggestion))
    if suggestion.applied_in is None:
        messages.info(request, _("The field has that value already."))
    else:
        said = {"n": suggestion.applied_in.version}
        messages.success(request, _("Applied as edit %(n)s. Undo takes it back.") % said)
    return back_to(thread)


def _met(suggestion: Suggestion, contested: Contested) -> Met:
    clash = contested.clashes[0]
    edit = contested.behind(clash)
    why = _("Not applied: the field was changed since.")
    if edit is not None:
        said = {"name": edit.person.name, "n": edit.version}
        why = _("Not applied: %(name)s changed the field in edit %(n)s.") % said
        if clash.kind == "removed":
            why = _("Not applied: %(name)s removed it in edit %(n)s.") % said
    mask, name = Mask(), suggestion.name
    mine, theirs = (shown(mask.value(value, name)) for value in (suggestion.proposal.after, clash.theirs))
    return Met(suggestion.pk, why, mine, theirs)


def _homeless(suggestion: Suggestion) -> Met:
    why = _("Not applied: what it belongs to has another form here. Change it by hand.")
    after = suggestion.proposal.after
    return Met(suggestion.pk, why, shown(Mask().value(after, suggestion.name)), "")
