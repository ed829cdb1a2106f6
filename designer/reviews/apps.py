"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "designer.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Threads follow the fields of their draft, whoever edits it, and are told of beside them."""
        from designer.drafts.after_edit import FOLLOWERS
        from designer.drafts.beside import SOURCES
        from designer.reviews.beside import threads_beside
        from designer.reviews.models.thread import follow

        FOLLOWERS.append(follow)
        SOURCES.append(threads_beside)
