"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "designer.reviews"
    label = "reviews"

    def ready(self) -> None:
        """A review follows its draft."""
        from designer.drafts.after_edit import FOLLOWERS
        from designer.reviews.models.review import follow

        FOLLOWERS.append(follow)
