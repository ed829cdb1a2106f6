"""Lets somebody in again who has lost their phone and their recovery codes."""

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from designer import audit
from designer.teams.models import Person


class Command(BaseCommand):
    help = "Takes off the second step of a person, who then signs in by password alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *, email: str, **_: Any) -> None:
        person = Person.objects.filter(email=email.lower()).first()
        if person is None:
            raise CommandError(f"Nobody here has the address “{email}”.")
        taken, _rows = Authenticator.objects.filter(user=person).delete()
        if not taken:
            raise CommandError(f"{person.email} has no second step.")
        person.end_sessions()
        audit.record("second step taken off", team=None, by=None, about=person)
        self.stdout.write(f"{person.email} signs in by password alone now.")
