"""The first step of an installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from designer.teams.models import Person, Team

pytestmark = pytest.mark.django_db


def create_team(*arguments: str) -> str:
    out = StringIO()
    call_command("create_team", *arguments, stdout=out)
    return out.getvalue()


def test_a_team_is_made_with_its_members() -> None:
    said = create_team("Payments", "--member", "mina@example.com", "--member", "Jun@example.com")
    team = Team.objects.get(slug="payments")
    assert {person.name for person in team.members.all()} == {"mina", "Jun"}
    assert "manage.py changepassword jun@example.com" in said


def test_members_register_only_when_made_publishers() -> None:
    create_team("Payments", "--member", "mina@example.com")
    create_team("Payments", "--member", "jun@example.com", "--publisher")
    team = Team.objects.get()
    may = {person.name: person.can_register(team) for person in Person.objects.all()}
    assert may == {"mina": False, "jun": True}


def test_the_first_member_of_a_team_is_its_admin() -> None:
    create_team("Payments", "--member", "mina@example.com", "--member", "jun@example.com")
    create_team("Payments", "--member", "sora@example.com")
    assert [person.name for person in Team.objects.get().admins] == ["mina"]


def test_members_are_authors_unless_told_otherwise() -> None:
    create_team("Payments", "--member", "mina@example.com")
    create_team("Payments", "--member", "jun@example.com", "--role", "reviewer", "--role", "publisher")
    create_team("Payments", "--member", "noa@example.com", "--role", "viewer")
    members = Team.objects.get().memberships.order_by("pk")
    assert [", ".join(member.roles) for member in members] == [
        "author, admin",
        "reviewer, publisher",
        "viewer",
    ]


def test_saying_it_twice_changes_nothing() -> None:
    for _ in range(2):
        said = create_team("Payments", "--member", "mina@example.com")
    assert (Team.objects.count(), Person.objects.count()) == (1, 1)
    assert "changepassword" not in said


def test_someone_known_keeps_their_password() -> None:
    Person.objects.create_superuser("root@example.com", "root", "correct horse battery")
    create_team("Payments", "--member", "ROOT@example.com")
    assert Team.objects.get().members.get().check_password("correct horse battery")


def test_a_wrong_address_makes_nothing() -> None:
    with pytest.raises(CommandError, match="“mina” is not an e-mail address"):
        create_team("Payments", "--member", "jun@example.com", "--member", "mina")
    assert not Team.objects.exists()


@pytest.mark.parametrize(
    ("names", "slugs"),
    [(["결제", "물류"], {"team", "team-2"}), (["A b", "A-b", "a  B"], {"a-b", "a-b-2", "a-b-3"})],
)
def test_every_team_gets_an_address_of_its_own(names, slugs) -> None:
    for name in names:
        create_team(name)
    assert set(Team.objects.values_list("slug", flat=True)) == slugs
