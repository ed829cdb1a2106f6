"""`manage.py reconcile_registrations`: find out what became of registrations that nobody settled."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from designer.aws.reconcile import look_up_all


class Command(BaseCommand):
    help = (
        "Look up every registration whose outcome is not known, and every one that a stopped process left "
        "behind. The application does so when it starts; run this every few minutes beside it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for registration in look_up_all(timezone.now()):
            said = " ".join([registration.state, registration.arn or registration.code]).strip()
            self.stdout.write(f"{registration.family} in {registration.target}: {said}")
