"""The notices app."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from designer.audit.acts import know
from designer.notices import checks
from designer.notices.acts import ACTS


class NoticesConfig(AppConfig):
    name = "designer.notices"
    label = "notices"

    def ready(self) -> None:
        from designer.notices.resealed import addresses  # models are known from now on
        from designer.teams.sealed import PLACES

        know(ACTS)
        PLACES.append(addresses)
        register(checks.mails_go_by_a_closed_line, Tags.security)
