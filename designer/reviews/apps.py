"""The reviews app. A review follows its draft and waits for people; threads follow their fields."""

from django.apps import AppConfig

from designer.audit.acts import know
from designer.reviews.acts import ACTS, PAGES
from designer.reviews.thread_acts import ACTS as ACTS_OF_THREADS


class ReviewsConfig(AppConfig):
    name = "designer.reviews"
    label = "reviews"

    def ready(self) -> None:
        from designer.drafts.after_edit import FOLLOWERS  # models are known from now on
        from designer.drafts.beside import SOURCES
        from designer.drafts.history.sources import add_source
        from designer.drafts.redacting import PLACES
        from designer.notices import waiting
        from designer.reviews import history, redacted, thread_history
        from designer.reviews.beside import threads_beside
        from designer.reviews.models import following, thread
        from designer.reviews.waiting import SOURCES as WAITING

        know(ACTS | ACTS_OF_THREADS, PAGES)
        for one in WAITING:
            waiting.add(one)
        FOLLOWERS.extend([following.follow, thread.follow])
        SOURCES.append(threads_beside)
        PLACES.extend(redacted.PLACES)
        for source in (*history.SOURCES, thread_history.SOURCE):
            add_source(source)
