"""Prints a link that signs a person in once; the demo's only."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.urls import reverse

from designer.teams.models import Person, SignInLink


class Command(BaseCommand):
    help = "Prints a link that signs a person in once, within 15 minutes. Only where DEMO=1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="short name or e-mail address")
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the demo answers")

    def handle(self, *, person: str, address: str, **_: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Sign-in links exist only in the demo: DEMO=1 manage.py sign_in_link NAME")
        token = SignInLink.objects.issue(the_one_called(person))
        self.stdout.write(address.rstrip("/") + reverse("teams:sign_in_by_link", args=[token]))


def the_one_called(name: str) -> Person:
    people = Person.objects.filter(Q(email=name.lower()) | Q(name=name), is_active=True).order_by("email")
    match list(people):
        case [person]:
            return person
        case []:
            raise CommandError(f"Nobody here is called “{name}”.")
        case several:
            raise CommandError(
                f"Several are called “{name}”: say which of {', '.join(p.email for p in several)}."
            )
