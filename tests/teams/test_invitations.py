"""A link into a team: for one person, once, within a week, and only as long as who made it may invite."""

import re
from datetime import timedelta
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from designer.teams.models import Invitation, Person, Role

NEW = {
    "email": "Sora@example.com",
    "name": "sora",
    "password1": "staple paper clip 7",
    "password2": "staple paper clip 7",
}


@pytest.fixture
def token(team, admin) -> str:
    return Invitation.objects.issue(team, admin, [Role.AUTHOR, Role.PUBLISHER])


@pytest.fixture
def bound(team, admin) -> str:
    return Invitation.objects.issue(team, admin, [], "Sora@example.com")


def join(client: Client, token: str, **fields: str):
    return client.post(f"/join/{token}/", {**NEW, **fields})


def test_an_admin_gets_a_link_that_is_kept_nowhere(admin, client_of) -> None:
    browser = client_of(admin)
    page = browser.post("/teams/payments/invitations/", {"email": "", "roles": ["author"]}).content.decode()
    address = re.search(r"http://testserver(/join/([\w-]{43})/)", page)
    assert address
    assert address[2] not in str(Invitation.objects.values())
    assert Client().get(address[1]).status_code == 200
    assert address[1] not in browser.get("/teams/payments/").content.decode()


def test_who_follows_it_has_an_account_the_roles_and_is_signed_in(team, token, client) -> None:
    page = client.get(f"/join/{token}/").content.decode()
    assert "Join Payments" in page
    assert "ada invites you, as: Author, Publisher." in page
    assert join(client, token).headers["Location"] == "/"
    sora = Person.objects.get(email="sora@example.com")
    assert sora.check_password(NEW["password1"])
    assert team.memberships.get(person=sora).roles == (Role.AUTHOR, Role.PUBLISHER)
    assert client.get("/teams/payments/").status_code == 200


def test_who_is_here_already_joins_with_one_press(token, stranger, team, client_of) -> None:
    browser = client_of(stranger)
    assert "You are signed in as sam" in browser.get(f"/join/{token}/").content.decode()
    browser.post(f"/join/{token}/")
    assert team in stranger.teams.all()
    assert Invitation.objects.get().accepted_by == stranger


def test_opening_it_uses_nothing_up_and_a_second_use_is_refused(token, client) -> None:
    for _ in range(2):
        assert client.get(f"/join/{token}/").status_code == 200
    join(client, token)
    assert join(Client(), token, email="other@example.com").status_code == 410
    assert not Person.objects.filter(email="other@example.com").exists()


def test_it_works_for_a_week(token, client) -> None:
    left = Invitation.objects.get().expires_at - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/join/{token}/").status_code == join(client, token).status_code == 410


def test_one_for_an_address_makes_an_account_of_that_address_alone(bound, client) -> None:
    join(client, bound, email="other@example.com")
    assert Person.objects.filter(email="sora@example.com").exists()
    assert not Person.objects.filter(email="other@example.com").exists()


def test_one_for_an_address_is_nothing_for_somebody_else(bound, stranger, team, client_of) -> None:
    browser = client_of(stranger)
    page = browser.get(f"/join/{bound}/").content.decode()
    assert "This link is for somebody else" in page
    assert "sora@example.com" not in page
    assert browser.post(f"/join/{bound}/").status_code == 409
    assert team not in stranger.teams.all()


def test_a_withdrawn_one_no_longer_works(team, token, admin, client, client_of) -> None:
    browser = client_of(admin)
    browser.post(f"/teams/payments/invitations/{Invitation.objects.get().pk}/withdraw/")
    assert client.get(f"/join/{token}/").status_code == 410
    assert "Withdraw" not in browser.get("/teams/payments/").content.decode()


@pytest.mark.parametrize("how", ["no admin any more", "left", "disabled"])
def test_who_may_no_longer_invite_takes_their_links_along(team, token, admin, client, how: str) -> None:
    team.add(Person.objects.create_user("next@example.com", "next"), Role.ADMIN)
    mine = team.memberships.get(person=admin)
    do = {"no admin any more": partial(mine.hold, []), "left": mine.end, "disabled": admin.disable}[how]
    do(by=admin)
    assert client.get(f"/join/{token}/").status_code == join(client, token).status_code == 410


@pytest.mark.parametrize(
    "wrong",
    [
        {"password1": "short", "password2": "short"},
        {"password2": "something else 9"},
        {"password1": "sora@example.com", "password2": "sora@example.com"},
        {"name": ""},
        {"email": "sora"},
        {"email": "ADA@example.com"},
    ],
    ids=["too short", "typed differently", "the address", "no name", "no address", "somebody's address"],
)
def test_what_will_not_do_is_refused_and_uses_nothing_up(token, client, wrong: dict[str, str]) -> None:
    response = join(client, token, **wrong)
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    assert NEW["password1"] not in response.content.decode()
    assert Invitation.objects.get().ended_at is None
    assert Person.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_the_same_time_one_gets_in(team, token) -> None:
    start, got = Barrier(4), []

    def press(number: int) -> None:
        start.wait()
        got.append(join(Client(), token, email=f"{number}@example.com").status_code)
        connection.close()

    threads = [Thread(target=press, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [302, 410, 410, 410]
    assert team.members.count() == Person.objects.count() == 2
