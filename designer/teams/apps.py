"""Makes the package a Django app and its checks known."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from designer.audit.acts import know
from designer.teams import checks
from designer.teams.acts import ACTS


class TeamsConfig(AppConfig):
    name = "designer.teams"

    def ready(self) -> None:
        from designer.teams.resealed import second_steps  # models are known from now on
        from designer.teams.sealed import PLACES

        know(ACTS)
        PLACES.append(second_steps)
        register(checks.sqlite_takes_the_write_lock_first, Tags.security)
        register(checks.scripts_come_from_here_alone, Tags.security)
