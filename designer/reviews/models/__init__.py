"""Reviews: what was asked of whom, who decided what, and who saw which version."""

from designer.reviews.models.decision import Decision, Verdict
from designer.reviews.models.look import Look
from designer.reviews.models.pin import Pin, PinnedTarget
from designer.reviews.models.review import Review
from designer.reviews.models.status import LIVE, Status

__all__ = ["LIVE", "Decision", "Look", "Pin", "PinnedTarget", "Review", "Status", "Verdict"]
