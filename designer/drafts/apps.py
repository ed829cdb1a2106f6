"""The drafts app. Its history is told by sources; apps above it add theirs."""

from django.apps import AppConfig

from designer.audit.acts import know
from designer.drafts.acts import ACTS, PAGES


class DraftsConfig(AppConfig):
    name = "designer.drafts"
    label = "drafts"

    def ready(self) -> None:
        from designer.drafts.history import archived, edits, redacted  # models are known from now on
        from designer.drafts.history.sources import add_source

        know(ACTS, PAGES)
        add_source(edits.SOURCE)
        add_source(archived.SOURCE)
        add_source(redacted.SOURCE)
