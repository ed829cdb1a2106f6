"""What people wrote about a draft, in which they may have repeated a secret."""

from typing import Final

from designer.drafts.redacting import Place, Secret
from designer.reviews.models import Comment, Decision, Review, Thread
from designer.reviews.models.comment import EarlierText
from designer.reviews.models.pin import Pin
from designer.reviews.models.suggestion import Suggestion

PLACES: Final = [
    Place(Comment, "thread__draft", {"text": Secret.out_of_typed}),
    Place(EarlierText, "comment__thread__draft", {"text": Secret.out_of_typed}),
    Place(
        Suggestion,
        "comment__thread__draft",
        {**dict.fromkeys(("before", "after"), Secret.out_of_json), "name": Secret.out_of_typed},
    ),
    Place(Thread, "draft", {"label": Secret.out_of_typed}),
    Place(Decision, "review__draft", {"note": Secret.out_of_typed}),
    Place(Pin, "review__draft", {"note": Secret.out_of_typed}),
    Place(Review, "draft", {"ended_why": Secret.out_of_typed}),
]
