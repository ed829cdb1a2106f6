"""Why nothing came of what somebody wanted of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designer.reviews.models import Review


class CannotReview(Exception):
    """It cannot be asked for or decided as things stand; the message says why, for the page to show."""


class AlreadyAsked(Exception):
    """The form was sent twice: the review that it made the first time stands."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self.review = review
