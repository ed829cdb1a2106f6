"""Why a review is not asked for: the draft's state, the targets, or the people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from designer.drafts.models import Draft
from designer.reviews.models.standing import written_by
from designer.reviews.refusal import AlreadyAsked, CannotReview
from designer.teams.models import Act, Person, Target


def refuse_asked_twice(draft: Draft, key: str) -> None:
    asked = draft.reviews.filter(key=key).first()
    if asked is not None:
        raise AlreadyAsked(asked)


def refuse_state(draft: Draft, version: int) -> None:
    if draft.archived_at:
        raise CannotReview(_("The draft is archived. Restore it first."))
    if draft.version != version:
        raise CannotReview(_("The draft was edited since you opened this page. Look at it again."))


def refuse_targets(draft: Draft, targets: list[Target]) -> None:
    if not targets:
        raise CannotReview(_("Choose where it is to be registered."))
    if any(target.team_id != draft.team_id for target in targets):
        raise CannotReview(_("The target belongs to another team."))


def refuse_reviewers(draft: Draft, person: Person, targets: list[Target], reviewers: list[Person]) -> None:
    wrote = written_by(draft, targets)
    for reviewer in reviewers:
        if reviewer == person or reviewer.pk in wrote:
            raise CannotReview(_("%(name)s wrote a part of it. Ask somebody else.") % {"name": reviewer})
        if not reviewer.may(Act.DECIDE, draft.team):
            raise CannotReview(_("%(name)s does not decide on reviews in this team.") % {"name": reviewer})


def edit_numbers(versions: Iterable[int]) -> str:
    """edit 2, 3: the first few of them are named."""
    numbers = [str(version) for version in versions]
    named = ", ".join(numbers[:_NAMED]) + ("…" if len(numbers) > _NAMED else "")
    return _("edit %(n)s") % {"n": named}


_NAMED: Final = 5
