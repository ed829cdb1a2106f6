"""Putting the tags on that a target's policy asks for, before it is asked about: an edit like any other."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from designer.drafts.models import Contested, Draft
from designer.reviews.refusal import CannotReview
from designer.taskdef.approval_tags import approval_tags, tags_told
from designer.taskdef.edits import Editor, Misfit, Operation
from designer.teams.models import Act, Person, ReviewPolicy, Target


def ask_for_tags(targets: Iterable[Target]) -> bool:
    return any(ReviewPolicy.of(target).tags for target in targets)


def tag(
    draft: Draft, person: Person, version: int, targets: Iterable[Target], approvers: Iterable[Person]
) -> int:
    """The version to ask about: a new one with the tags, where a target asks for them and they are not on.

    Raises CannotReview, or MayNot.
    """
    names = [one.name for one in approvers]
    if draft.version != version or not ask_for_tags(targets):
        return version
    if not names:
        raise CannotReview(_("The revision is tagged with who approves it, so tick who is asked."))
    try:
        wanted = approval_tags(draft.pk, version, names)
        if tags_told(draft.document) == wanted:
            return version
        wanted = approval_tags(draft.pk, version + 1, names)
    except ValueError:
        raise CannotReview(_("So many names do not fit into a tag. Ask fewer people.")) from None
    person.must(Act.EDIT, draft.team)
    try:
        made = draft.edit(person, version, _operations(draft, wanted))
    except (Contested, Misfit):
        raise CannotReview(_("The tags of the draft cannot be added to. Look at them first.")) from None
    return made.version if made else version


def _operations(draft: Draft, wanted: dict[str, str]) -> list[Operation]:
    editor = Editor(draft.document)
    tags = draft.document.get("tags") or []
    places = {one.get("key"): index for index, one in enumerate(tags) if isinstance(one, dict)}
    for key, value in wanted.items():
        if key in places:
            editor.put(f"/tags/{places[key]}/value", value)
        else:
            editor.insert("/tags", {"key": key, "value": value})
    return list(editor.finish())
