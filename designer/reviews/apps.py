"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "designer.reviews"
    label = "reviews"

    def ready(self) -> None:
        """A review follows its draft and waits for people; threads follow their fields."""
        from designer.drafts.after_edit import FOLLOWERS
        from designer.drafts.beside import SOURCES
        from designer.notices import waiting
        from designer.reviews.beside import threads_beside
        from designer.reviews.models import review, thread
        from designer.reviews.waiting import SOURCES as WAITING

        for one in WAITING:
            waiting.add(one)
        FOLLOWERS.extend([review.follow, thread.follow])
        SOURCES.append(threads_beside)
