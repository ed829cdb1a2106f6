"""Reviews: what was asked of whom, who decided what and saw which version, and what people say."""

from designer.reviews.models.comment import Comment, EarlierText, EditedSince
from designer.reviews.models.decision import Decision, Verdict
from designer.reviews.models.look import Look
from designer.reviews.models.pin import Pin, PinnedTarget
from designer.reviews.models.review import Review
from designer.reviews.models.status import LIVE, Status
from designer.reviews.models.suggestion import Suggestion
from designer.reviews.models.thread import NoSuchPlace, Thread

__all__ = [
    "LIVE",
    "Comment",
    "Decision",
    "EarlierText",
    "EditedSince",
    "Look",
    "NoSuchPlace",
    "Pin",
    "PinnedTarget",
    "Review",
    "Status",
    "Suggestion",
    "Thread",
    "Verdict",
]
