"""Pages about what people say of a draft."""

from designer.reviews.views.comments import comments
from designer.reviews.views.edit_comment import edit_comment
from designer.reviews.views.suggestion import apply_suggestion
from designer.reviews.views.thread import thread

__all__ = ["apply_suggestion", "comments", "edit_comment", "thread"]
