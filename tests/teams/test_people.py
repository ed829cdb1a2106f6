"""Who is who, and who belongs where."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from designer.teams.models import Grant, Membership, Person, Role, Team

pytestmark = pytest.mark.django_db


def test_an_address_is_one_person_however_it_is_spelt() -> None:
    mina = Person.objects.create_user("Mina@Example.COM", "mina")
    assert mina.email == "mina@example.com"
    assert Person.objects.get_by_natural_key("MINA@example.com") == mina
    with pytest.raises(IntegrityError):
        Person.objects.create_user("mina@EXAMPLE.com", "another")


@pytest.mark.parametrize(
    "wrong",
    [{"email": "Mina@example.com"}, {"theme": "pink"}, {"name": ""}],
    ids=["an address in capitals", "a theme nobody knows", "no name"],
)
def test_the_database_itself_refuses(wrong: dict[str, str]) -> None:
    person = {"email": "x@example.com", "name": "x", "theme": "dark"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.bulk_create([Person(**person)])


def test_someone_without_a_password_cannot_sign_in_by_one(client) -> None:
    person = Person.objects.create_user("new@example.com", "new")
    assert not person.has_usable_password()
    assert not client.login(username="new@example.com", password="")


def test_createsuperuser_knows_what_a_person_needs(monkeypatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "correct horse battery")
    call_command("createsuperuser", interactive=False, email="Root@example.com", name="root", verbosity=0)
    person = Person.objects.get(email="root@example.com")
    assert person.is_superuser
    assert person.check_password("correct horse battery")


def test_members_see_their_team_and_strangers_do_not(team, author, publisher, stranger) -> None:
    assert team in Team.objects.visible_to(author)
    assert team in Team.objects.visible_to(publisher)
    assert team not in Team.objects.visible_to(stranger)


def test_only_the_publisher_of_this_team_registers(team, author, publisher, stranger) -> None:
    may = {person.name: person.can_register(team) for person in (author, publisher, stranger)}
    assert may == {"mina": False, "jun": True, "sam": False}


def test_someone_who_left_registers_nothing(team, publisher) -> None:
    publisher.is_active = False
    assert not publisher.can_register(team)


def test_even_a_superuser_sees_only_their_teams(team) -> None:
    root = Person.objects.create_superuser("root@example.com", "root", "correct horse battery")
    assert not Team.objects.visible_to(root).exists()
    assert not root.can_register(team)


def test_adding_someone_again_keeps_one_membership_and_adds_roles(team, author) -> None:
    team.add(author, Role.PUBLISHER)
    team.add(author, Role.PUBLISHER)
    assert (team.memberships.count(), Grant.objects.count()) == (1, 2)
    assert author.can_register(team)


def test_the_database_refuses_a_second_membership_and_unknown_roles(team, author) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(team=team, person=author)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(membership=team.memberships.get(), role="owner")
