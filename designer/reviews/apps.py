"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "designer.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Threads follow the fields of their draft, whoever edits it."""
        from designer.drafts.after_edit import FOLLOWERS
        from designer.reviews.models.thread import follow

        FOLLOWERS.append(follow)
