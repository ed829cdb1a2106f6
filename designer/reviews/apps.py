"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "designer.reviews"
    label = "reviews"

    def ready(self) -> None:
        """A review follows its draft; threads follow their fields, and are told of beside them."""
        from designer.drafts.after_edit import FOLLOWERS
        from designer.drafts.beside import SOURCES
        from designer.reviews.beside import threads_beside
        from designer.reviews.models import review, thread

        FOLLOWERS.extend([review.follow, thread.follow])
        SOURCES.append(threads_beside)
