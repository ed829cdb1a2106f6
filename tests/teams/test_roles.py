"""What each role may do, told once and kept everywhere."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import override

from designer.teams.models import Act, MayNot, Role, Team
from designer.teams.models.role import GRANTED, MAY

MEMBERS = ("viewer", "author", "reviewer", "publisher", "admin")


@pytest.fixture
def people(viewer, author, reviewer, publisher, admin):
    return dict(zip(MEMBERS, (viewer, author, reviewer, publisher, admin), strict=True))


@pytest.mark.parametrize("act", Act)
def test_a_role_allows_what_the_table_says_and_nothing_else(people, team, act: Act) -> None:
    allowed = {name for name, person in people.items() if person.may(act, team)}
    assert allowed == (set(MEMBERS) if act in MAY[Role.VIEWER] else {role.value for role in act.roles})


@pytest.mark.parametrize("act", Act)
def test_in_another_team_and_for_who_may_not_sign_in_nothing_is_allowed(
    stranger, disabled, team, act: Act
) -> None:
    assert not stranger.may(act, team)
    assert not disabled.may(act, team)


def test_several_roles_add_up(team, author) -> None:
    team.add(author, Role.PUBLISHER)
    assert [act for act in (Act.EDIT, Act.REGISTER, Act.MANAGE) if author.may(act, team)] == [
        Act.EDIT,
        Act.REGISTER,
    ]
    assert Team.objects.where(author, Act.LOOK_UP).count() == 1


def test_a_refusal_says_which_role_it_takes_and_who_gives_it(team, viewer, admin) -> None:
    with pytest.raises(MayNot) as refused:
        viewer.must(Act.EDIT, team)
    assert refused.value.says == (
        "That takes the role Author in Payments, which you do not have. Ask an admin of the team for it: ada."
    )


def test_where_nobody_can_give_it_nobody_is_named(team, viewer) -> None:
    with pytest.raises(MayNot) as refused:
        viewer.must(Act.REGISTER, team)
    assert "Ask" not in refused.value.says


@pytest.mark.django_db(transaction=True)
def test_after_the_upgrade_nobody_may_do_less_than_before() -> None:
    executor = MigrationExecutor(connection)
    try:
        executor.migrate([("teams", "0002_target_policy")])
        old = executor.loader.project_state([("teams", "0002_target_policy")]).apps
        team = old.get_model("teams", "Team").objects.create(name="Old", slug="old")
        for name in ("member", "publisher"):
            person = old.get_model("teams", "Person").objects.create(email=f"{name}@example.com", name=name)
            joined = old.get_model("teams", "Membership").objects.create(team=team, person=person)
            if name == "publisher":
                joined.grants.create(role="publisher")
    finally:
        MigrationExecutor(connection).migrate(executor.loader.graph.leaf_nodes())
    held = {one.person.name: one.roles for one in Team.objects.get().memberships.all()}
    assert held == {
        "member": (Role.AUTHOR,),
        "publisher": (Role.AUTHOR, Role.PUBLISHER, Role.ADMIN),
    }


def test_the_documentation_says_what_the_page_says() -> None:
    text = (settings.BASE_DIR / "docs" / "people.md").read_text()
    rows = re.findall(r"^\| (\w+) \| (.+) \|$", text, re.MULTILINE)
    with override("en"):
        assert rows[1:] == [(str(role.label), role.does) for role in Role]


def test_nobody_is_granted_to_be_a_viewer() -> None:
    assert set(Role) - set(GRANTED) == {Role.VIEWER}
