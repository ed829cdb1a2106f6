"""What there is to look up in the demo's emulated account."""

import pytest

from designer.aws.looking import all_lookups
from designer.aws.lookup import Asked
from designer.aws.reading import enter_afresh
from designer.demo.furnish import furnish
from designer.demo.seed import seed
from designer.demo.story import works
from designer.teams.models import Person, Target
from tests.emulator.proxy import Proxy

TO_CHOOSE_FROM = (
    "roles",
    "repositories",
    "secrets",
    "parameters",
    "log_groups",
    "file_systems",
    "access_points",
)


@pytest.fixture
def furnished(db: None, aws: Proxy) -> dict[str, list[str]]:
    """The names of what each list shows first."""
    seed(aws.address)
    furnish(aws.address)
    account = enter_afresh(Target.objects.get(), Person.objects.get(name="mina"))
    found = {kind: all_lookups()[kind].find(account, Asked()).entries for kind in TO_CHOOSE_FROM}
    return {kind: [entry.name for entry in entries] for kind, entries in found.items()}


def test_every_list_beside_a_field_has_something_in_it(furnished: dict[str, list[str]]) -> None:
    assert [kind for kind, names in furnished.items() if not names] == []


def test_the_storys_roles_are_there(furnished: dict[str, list[str]]) -> None:
    documents = [work.document for work in works()]
    told = {document.get(name, "") for document in documents for name in ("taskRoleArn", "executionRoleArn")}
    assert {arn.rpartition("/")[2] for arn in told if arn} <= set(furnished["roles"])
