"""The drafts app."""

from django.apps import AppConfig

from designer.audit.acts import know
from designer.drafts.acts import ACTS


class DraftsConfig(AppConfig):
    name = "designer.drafts"
    label = "drafts"

    def ready(self) -> None:
        know(ACTS)
