"""The notices app."""

from django.apps import AppConfig

from designer.audit.acts import know
from designer.notices.acts import ACTS


class NoticesConfig(AppConfig):
    name = "designer.notices"
    label = "notices"

    def ready(self) -> None:
        know(ACTS)
