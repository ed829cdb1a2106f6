"""After SECRET_KEY was changed: seals with the new one what was sealed with those before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from designer.teams.sealed import PLACES


class Command(BaseCommand):
    help = "Seals all secrets in the database with today's SECRET_KEY. Then SECRET_KEY_FALLBACKS may go."

    def handle(self, **_: Any) -> None:
        counts = [seal() for seal in PLACES]
        done, lost = sum(done for done, _lost in counts), sum(lost for _done, lost in counts)
        self.stdout.write(f"{done} secrets are sealed with today's SECRET_KEY.")
        if lost:
            raise CommandError(
                f"{lost} cannot be opened: put the key they were sealed with in SECRET_KEY_FALLBACKS."
            )
