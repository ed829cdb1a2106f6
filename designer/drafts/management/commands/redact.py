"""`manage.py redact 12 /containerDefinitions/0/environment/2/value --reason "…"`: takes a secret out."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from designer.drafts.models import Draft, Edit
from designer.drafts.redacting import CannotRedact, redact, secret_at


class Command(BaseCommand):
    help = "Take a value that should not be there out of a draft, its versions and all that repeats it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("draft", type=int, help="its number, as in its address")
        parser.add_argument("pointer", help="JSON Pointer of the value")
        parser.add_argument("--in-version", type=int, help="a version that has it; the newest unless said")
        parser.add_argument("--reason", required=True, help="why; the secret does not belong here either")

    def handle(self, *, draft: int, pointer: str, in_version: int | None, reason: str, **_: Any) -> None:
        found = Draft.objects.filter(pk=draft).first()
        if found is None:
            raise CommandError(f"There is no draft {draft}.")
        try:
            secret = secret_at(found, in_version or found.version, pointer)
            made = redact(found, secret, None, reason)
        except CannotRedact as error:
            raise CommandError(str(error)) from error
        except Edit.DoesNotExist as error:
            raise CommandError(f"The draft has no version {in_version}.") from error
        for table, rows in made.places.items():
            self.stdout.write(f"{table}: {rows} rows")
