"""Makes a team and its members: the first step of an installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify

from designer.teams.models import Person, Role, Team
from designer.teams.models.role import GRANTED


class Command(BaseCommand):
    help = "Makes a team, or adds to it. People who are new get an account without a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the team's name, such as Payments")
        parser.add_argument(
            "--member", action="append", default=[], metavar="EMAIL", help="may be given again"
        )
        parser.add_argument(
            "--publisher", action="store_true", help="these members may also register in AWS accounts"
        )
        parser.add_argument(
            "--role",
            action="append",
            default=[],
            choices=[role.value for role in Role],
            help="what these members are, instead of author; may be given again",
        )

    @transaction.atomic
    def handle(self, *, name: str, member: list[str], publisher: bool, role: list[str], **_: Any) -> None:
        """Somebody has to let the others in: the first member of a team without an admin is its admin."""
        team = find_or_make_team(name)
        roles = {Role(value) for value in role or [Role.AUTHOR]} | ({Role.PUBLISHER} if publisher else set())
        for email in member:
            person, is_new = find_or_make_person(email)
            first = set() if team.admins.exists() else {Role.ADMIN}
            added = team.add(person, *(roles | first) & set(GRANTED))
            held = ", ".join(str(role.label) for role in added.roles)
            self.stdout.write(f"{person.email} is a member of {team}: {held}.")
            if is_new:
                self.stdout.write(f"  Set a password: manage.py changepassword {person.email}")
        self.stdout.write(self.style.SUCCESS(f"{team} has {team.members.count()} members."))


def find_or_make_team(name: str) -> Team:
    team = Team.objects.filter(name=name).first()
    return team or Team.objects.create(name=name, slug=free_slug(name))


def free_slug(name: str) -> str:
    """The name as addresses spell it; a number follows when it is taken or nothing is left of it."""
    slug = slugify(name) or "team"
    taken = set(Team.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(s for n in range(len(taken) + 1) if (s := f"{slug}-{n + 1}" if n else slug) not in taken)


def find_or_make_person(email: str) -> tuple[Person, bool]:
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"“{email}” is not an e-mail address.") from error
    person = Person.objects.filter(email=email.lower()).first()
    return (person, False) if person else (Person.objects.create_user(email, email.partition("@")[0]), True)
