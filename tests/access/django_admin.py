"""Django's admin is for superusers, and none of these is one; what it shows is in `tests/audit`."""

from collections.abc import Mapping

from designer.django_admin import SHOWN
from designer.teams.models import Person, Team
from tests.access import Row

NOBODYS = "sign-in 403 403 403 403 403 403"
NAMES = [f"admin:{model._meta.app_label}_{model._meta.model_name}" for model in SHOWN]


def some_row(team: Team, author: Person) -> Mapping[str, str]:
    return {"object_id": "1"}


def an_app(team: Team, author: Person) -> Mapping[str, str]:
    return {"app_label": "drafts"}


ROWS = [
    Row("admin:index", "GET", NOBODYS),
    Row("admin:app_list", "GET", NOBODYS, at=an_app),
    *(Row(f"{name}_changelist", "GET", NOBODYS) for name in NAMES),
    *(Row(f"{name}_change", "GET", NOBODYS, at=some_row) for name in NAMES),
]
