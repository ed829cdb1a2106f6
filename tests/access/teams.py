"""Who may see the pages about people."""

from collections.abc import Mapping

from designer.teams.models import Person, SignInLink, Team
from tests.access import Row


def a_link(team: Team, author: Person) -> Mapping[str, str]:
    return {"token": SignInLink.objects.issue(author)}


ROWS = [
    Row("home", "GET", "sign-in 302 302 302"),
    Row("teams:sign_in", "GET", "200 302 302 302"),
    Row("teams:sign_in", "POST", "422 302 302 302"),
    Row("teams:sign_in_by_link", "GET", "200 200 200 200", at=a_link),
    Row("teams:sign_in_by_link", "POST", "302 302 302 302", at=a_link),
    Row("teams:sign_out", "POST", "302 302 302 302"),
    Row("teams:preferences", "POST", "302 302 302 302", send={"theme": "dark"}),
    Row("teams:account", "GET", "sign-in 200 200 200"),
    Row("teams:change_password", "GET", "sign-in 200 200 200"),
    Row("teams:change_password", "POST", "sign-in 422 422 422"),
]
