"""Pages about reviews, and about what people say of a draft."""

from designer.reviews.views.asking import ask, ask_again, of_draft, withdraw
from designer.reviews.views.comments import comments
from designer.reviews.views.edit_comment import edit_comment
from designer.reviews.views.listing import reviews
from designer.reviews.views.review import decide, json_diff, review, seen
from designer.reviews.views.suggestion import apply_suggestion
from designer.reviews.views.thread import thread

__all__ = [
    "apply_suggestion",
    "ask",
    "ask_again",
    "comments",
    "decide",
    "edit_comment",
    "json_diff",
    "of_draft",
    "review",
    "reviews",
    "seen",
    "thread",
    "withdraw",
]
