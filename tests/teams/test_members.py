"""Who is in a team: seen by its members, changed by its admins, and never without an admin."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from designer.teams.models import LastAdmin, Membership, Person, Role, Team


@pytest.fixture
def browser(admin, client_of):
    return client_of(admin)


def membership(team: Team, person: Person) -> Membership:
    return team.memberships.get(person=person)


def press(browser, team: Team, person: Person, what: str, **send):
    return browser.post(f"/teams/{team.slug}/members/{membership(team, person).pk}/{what}/", send)


def roles(team: Team, person: Person) -> tuple[Role, ...]:
    return membership(team, person).roles


def test_members_see_who_is_in_the_team_and_no_button_to_change_it(team, viewer, author, client_of) -> None:
    page = client_of(viewer).get("/teams/payments/").content.decode()
    for text in ("noa@example.com", "mina@example.com", "Author", "Viewer", "Its admins change that."):
        assert text in page
    assert "/roles/" not in page
    assert "Invite somebody" not in page


def test_an_admin_gives_and_takes_roles(team, author, browser) -> None:
    press(browser, team, author, "roles", roles=["reviewer", "publisher"])
    assert roles(team, author) == (Role.REVIEWER, Role.PUBLISHER)
    press(browser, team, author, "roles")
    assert roles(team, author) == (Role.VIEWER,)


@pytest.mark.parametrize("role", ["owner", "viewer", "", "admin\x00"])
def test_a_role_that_cannot_be_granted_changes_nothing(team, author, browser, role: str) -> None:
    assert press(browser, team, author, "roles", roles=[role]).status_code == 422
    assert roles(team, author) == (Role.AUTHOR,)


def test_who_was_removed_sees_nothing_of_the_team_from_that_moment(team, author, browser, client_of) -> None:
    theirs = client_of(author)
    assert theirs.get("/teams/payments/").status_code == 200
    press(browser, team, author, "remove")
    assert theirs.get("/teams/payments/").status_code == 404
    assert "mina@example.com" not in browser.get("/teams/payments/").content.decode()


def test_one_may_leave(team, author, client_of) -> None:
    browser = client_of(author)
    assert browser.post("/teams/payments/leave/").headers["Location"] == "/"
    assert not author.teams.exists()


@pytest.mark.parametrize("how", ["take the role", "remove", "leave"])
def test_the_last_admin_stays(team, admin, browser, how: str) -> None:
    send = {
        "take the role": lambda: press(browser, team, admin, "roles", roles=["author"]),
        "remove": lambda: press(browser, team, admin, "remove"),
        "leave": lambda: browser.post("/teams/payments/leave/"),
    }
    response = send[how]()
    assert response.status_code == 409
    assert "The team needs an admin." in response.content.decode()
    assert roles(team, admin) == (Role.ADMIN,)


def test_an_admin_who_cannot_sign_in_is_none(team, admin, disabled, browser) -> None:
    assert Role.ADMIN in roles(team, disabled)
    assert press(browser, team, admin, "remove").status_code == 409


@pytest.mark.django_db(transaction=True)
def test_of_two_admins_who_leave_at_the_same_time_one_stays(team, admin) -> None:
    other = team.add(Person.objects.create_user("other@example.com", "other"), Role.ADMIN)
    start, stayed = Barrier(2), []

    def go(one: Membership) -> None:
        start.wait()
        try:
            one.end(one.person)
        except LastAdmin:
            stayed.append(one)
        connection.close()

    threads = [Thread(target=go, args=[one]) for one in (other, membership(team, admin))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stayed) == team.admins.count() == 1


def test_who_is_disabled_is_out_with_the_next_request(team, author, browser, client_of) -> None:
    theirs = client_of(author)
    assert theirs.get("/account/").status_code == 200
    press(browser, team, author, "disable")
    assert theirs.get("/account/").status_code == 302
    author.refresh_from_db()
    assert not author.is_active


def test_who_is_enabled_again_has_to_sign_in_again(team, author, browser, client_of) -> None:
    theirs = client_of(author)
    press(browser, team, author, "disable")
    press(browser, team, author, "enable")
    author.refresh_from_db()
    assert author.is_active
    assert theirs.get("/account/").status_code == 302


def test_nobody_disables_who_is_also_in_a_team_that_is_not_theirs(team, author, browser, stranger) -> None:
    stranger.teams.get().add(author)
    assert press(browser, team, author, "disable").status_code == 403
    author.refresh_from_db()
    assert author.is_active
    assert "Disable the account" not in browser.get("/teams/payments/").content.decode()


def test_nobody_disables_themselves_or_a_superuser(team, admin, browser) -> None:
    root = team.add(Person.objects.create_superuser("root@example.com", "root")).person
    assert press(browser, team, admin, "disable").status_code == 403
    assert press(browser, team, root, "disable").status_code == 403


def test_a_member_of_another_team_is_not_found(team, stranger, browser) -> None:
    theirs = stranger.memberships.get()
    assert browser.post(f"/teams/payments/members/{theirs.pk}/remove/").status_code == 404
    assert browser.post(f"/teams/logistics/members/{theirs.pk}/remove/").status_code == 404
    assert browser.get("/teams/logistics/").status_code == 404
