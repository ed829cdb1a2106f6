"""Who may see the pages about people."""

from collections.abc import Mapping
from secrets import token_hex

from django.test import Client

from designer.teams.models import Invitation, Person, Role, Session, SignInLink, Team
from tests.access import Row


def a_link(team: Team, author: Person) -> Mapping[str, str]:
    return {"token": SignInLink.objects.issue(author)}


def the_team(team: Team, author: Person) -> Mapping[str, str]:
    return {"slug": team.slug}


def a_member(team: Team, author: Person) -> Mapping[str, str | int]:
    new = Person.objects.create_user(f"{token_hex(4)}@example.com", "new")
    return {"slug": team.slug, "member_id": team.add(new).pk}


def an_admin(team: Team) -> Person:
    person = Person.objects.create_user(f"{token_hex(4)}@example.com", "root")
    return team.add(person, Role.ADMIN).person


def an_invitation(team: Team, author: Person) -> Mapping[str, str | int]:
    Invitation.objects.issue(team, an_admin(team), [])
    return {"slug": team.slug, "invitation_id": Invitation.objects.latest("pk").pk}


def an_invitations_link(team: Team, author: Person) -> Mapping[str, str]:
    return {"token": Invitation.objects.issue(team, an_admin(team), [])}


def left_by_many(team: Team, author: Person) -> Mapping[str, str]:
    an_admin(team)
    return {"slug": team.slug}


def somebodys_session(team: Team, author: Person) -> Mapping[str, str]:
    """Of nobody who asks."""
    browser = Client()
    browser.force_login(an_admin(team))
    return {"reference": Session.objects.get(session_key=browser.session.session_key).reference}


def the_provider(team: Team, author: Person) -> Mapping[str, str]:
    return {"provider_id": "oidc"}


ROWS = [
    Row("home", "GET", "sign-in 302 302 302 302 302 302"),
    Row("teams:sign_in", "GET", "200 302 302 302 302 302 302"),
    Row("teams:sign_in", "POST", "422 302 302 302 302 302 302"),
    Row("teams:sign_in_by_link", "GET", "200 200 200 200 200 200 200", at=a_link),
    Row("teams:sign_in_by_link", "POST", "302 302 302 302 302 302 302", at=a_link),
    Row("teams:sign_out", "POST", "302 302 302 302 302 302 302"),
    Row("teams:preferences", "POST", "302 302 302 302 302 302 302", send={"theme": "dark"}),
    Row("teams:account", "GET", "sign-in 200 200 200 200 200 200"),
    Row("teams:change_password", "GET", "sign-in 200 200 200 200 200 200"),
    Row("teams:change_password", "POST", "sign-in 422 422 422 422 422 422"),
    Row("teams:end_other_sessions", "POST", "sign-in 302 302 302 302 302 302"),
    Row("teams:end_session", "POST", "sign-in 404 404 404 404 404 404", at=somebodys_session),
    Row("teams:members", "GET", "sign-in 404 200 200 200 200 200", at=the_team),
    Row("teams:audit", "GET", "sign-in 404 403 403 403 403 200", at=the_team),
    Row("teams:leave", "POST", "sign-in 404 302 302 302 302 302", at=left_by_many),
    Row("teams:change_roles", "POST", "sign-in 404 403 403 403 403 302", at=a_member),
    Row("teams:remove_member", "POST", "sign-in 404 403 403 403 403 302", at=a_member),
    Row("teams:name_for_break_glass", "POST", "sign-in 404 403 403 403 403 302", at=a_member),
    Row("teams:disable_member", "POST", "sign-in 404 403 403 403 403 302", at=a_member),
    Row("teams:enable_member", "POST", "sign-in 404 403 403 403 403 302", at=a_member),
    Row("teams:invite", "POST", "sign-in 404 403 403 403 403 200", at=the_team),
    Row("teams:withdraw", "POST", "sign-in 404 403 403 403 403 302", at=an_invitation),
    Row("teams:join", "GET", "200 200 200 200 200 200 200", at=an_invitations_link),
    Row("teams:join", "POST", "422 302 302 302 302 302 302", at=an_invitations_link),
    Row("account_login", "GET", "200 302 302 302 302 302 302"),
    Row("account_login", "POST", "422 302 302 302 302 302 302"),
    Row("mfa_authenticate", "GET", "302 302 302 302 302 302 302"),
    Row("mfa_authenticate", "POST", "302 302 302 302 302 302 302", send={"code": "000000"}),
    Row("openid_connect_login", "GET", "404 302 302 302 302 302 302", at=the_provider),
    Row("openid_connect_callback", "GET", "404 404 404 404 404 404 404", at=the_provider),
    Row("account_reauthenticate", "GET", "sign-in 403 403 403 403 403 403"),
    Row("account_reauthenticate", "POST", "sign-in 403 403 403 403 403 403"),
    Row("mfa_reauthenticate", "GET", "sign-in 403 403 403 403 403 403"),
    Row("mfa_reauthenticate", "POST", "sign-in 403 403 403 403 403 403"),
    Row("mfa_index", "GET", "sign-in 200 200 200 200 200 200"),
    Row("mfa_activate_totp", "GET", "sign-in 404 404 404 404 404 404"),
    Row("mfa_activate_totp", "POST", "sign-in 404 404 404 404 404 404"),
    Row("mfa_deactivate_totp", "GET", "sign-in 404 404 404 404 404 404"),
    Row("mfa_deactivate_totp", "POST", "sign-in 404 404 404 404 404 404"),
    Row("mfa_view_recovery_codes", "GET", "sign-in 404 404 404 404 404 404"),
    Row("mfa_generate_recovery_codes", "GET", "sign-in 403 403 403 403 403 403"),
    Row("mfa_generate_recovery_codes", "POST", "sign-in 403 403 403 403 403 403"),
]
