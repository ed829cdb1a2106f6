"""What an edit, a registration or another policy means for the reviews that are still open."""

from typing import Any

from django.db import models, transaction

from designer.prepared import Prepared
from designer.reviews.models import telling
from designer.reviews.models.review import Review
from designer.teams.models import Target


def follow(draft_id: int) -> bool:
    """A draft was edited or registered: its review says what that means for the decisions, if it has one."""
    if not _is_any_live(draft_id):
        return False
    for review in Review.objects.live().filter(draft=draft_id).select_related("draft"):
        telling.went_stale(review, review.refresh(review.draft))
    return True


@Prepared
def _is_any_live(draft: int) -> models.QuerySet[Any, Any]:
    return Review.objects.live().filter(draft=draft).values_list("pk")[:1]


def follow_policy(target: Target) -> None:
    """A target's policy or place was changed: what that means for the reviews that name it."""
    with transaction.atomic():
        for review in Review.objects.live().filter(pins__targets__target=target).distinct():
            now = review._locked()
            now.refresh(now.draft)
