"""`manage.py reconcile_registrations`: find out what became of registrations that nobody settled."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from designer.aws.models import Registration
from designer.aws.reconcile import look_up


class Command(BaseCommand):
    help = (
        "Look up every registration whose outcome is not known, and every one that a stopped process left "
        "behind. Run it at start-up and every few minutes; it may run beside the application."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        for registration in Registration.objects.to_look_up(now).select_related("target", "draft"):
            look_up(registration, now)
            said = " ".join([registration.state, registration.arn or registration.code]).strip()
            self.stdout.write(f"{registration.family} in {registration.target}: {said}")
