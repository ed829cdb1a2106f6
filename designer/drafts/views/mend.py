"""Do what a finding offers: the change that was shown beside it, as one edit."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from designer.drafts.models import AlreadyPosted, Contested, Draft, Edit, KeyReused
from designer.drafts.places import place_of
from designer.drafts.posted import CutOff, Post
from designer.drafts.views.contested import contested_step
from designer.taskdef import check
from designer.taskdef.edits import Operation, carry_path
from designer.taskdef.mending import mended
from designer.teams.models import Act, Person


@require_POST
def mend(request: HttpRequest, draft_id: int) -> HttpResponse:
    person = cast("Person", request.user)
    drafts = Draft.objects.visible_to(person).select_related("content", "team")
    draft = get_object_or_404(drafts, pk=draft_id)
    person.must(Act.EDIT, draft.team)
    rule, path = request.POST.get("rule", ""), request.POST.get("path", "")
    try:
        post = Post.of(request.POST)
        operations = _offered(draft, post.base, rule, path)
        draft.edit(person, post.base, operations, key=post.once, posted=rule)
    except (CutOff, Edit.DoesNotExist) as reason:
        raise BadRequest from reason
    except Contested as contested:
        return contested_step(request, draft, contested)
    except (AlreadyPosted, KeyReused):
        pass  # pressed twice: the change that was shown is made
    else:
        messages.success(request, _("Changed as shown. Undo takes it back."))
    draft.refresh_from_db()
    now = carry_path(path, draft.log_since(post.base).operations) or path
    return redirect(place_of(now, draft.document).url(draft.pk))


def _offered(draft: Draft, version: int, rule: str, path: str) -> list[Operation]:
    """What the page of this version offered. Raises Edit.DoesNotExist where it offered nothing."""
    document = draft.document_at(version)
    for finding in check(document):
        if (finding.rule, finding.path) == (rule, path):
            operations = mended(document, finding)
            if operations:
                return operations
    raise Edit.DoesNotExist
