"""`manage.py reconcile_registrations`: find out what became of registrations that nobody settled."""

from typing import Any

from django.core.management.base import BaseCommand

from designer.aws.following import follow_all


class Command(BaseCommand):
    help = (
        "Take one step with every registration that is open: send again what AWS had no time for, look up "
        "what is not known or was left behind, and check that what was registered is there once. The "
        "application does so by itself while it is served; this does it where it is not."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for registration in follow_all():
            said = " ".join([registration.state, registration.arn or registration.code]).strip()
            self.stdout.write(f"{registration.family} in {registration.target}: {said}")
