"""The wizard over real requests: what a post changes, and what it leaves alone."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from designer.drafts.controls import shown
from designer.drafts.forms import StepForm
from designer.drafts.models import Draft
from designer.drafts.steps import BY_SLUG
from designer.taskdef import paths
from designer.teams.models import Person, Team
from tests.drafts.wizard import CONTAINER, DOCUMENT, Wizard, changed, container, draft, wizard
from tests.markup import Markup

__all__ = ["draft", "wizard"]

STEPS = (
    "launch-type",
    "name-and-size",
    "containers",
    "volumes",
    "network-mode",
    "roles",
    "tags",
    "review",
)


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_opened_at_any_time(wizard: Wizard, step: str) -> None:
    assert wizard.client.get(f"/drafts/{wizard.draft.pk}/{step}/").status_code == 200


def test_a_post_edits_its_own_paths_and_leaves_all_else(wizard: Wizard) -> None:
    answer = wizard.send("name-and-size", {"/family": "orders", "/cpu": "512"})
    assert answer.status_code == 302
    assert json.dumps(wizard.document) == json.dumps(changed(family="orders"))


def test_posting_what_is_shown_changes_nothing_and_writes_no_edit(wizard: Wizard) -> None:
    wizard.send("name-and-size", {"/family": "orders-api", "/cpu": "512", "/memory": "1024"})
    wizard.send(
        "containers",
        {
            "/containerDefinitions/0/essential": "true",
            "/containerDefinitions/0/environment/0/value": "1",
            "/containerDefinitions/0/environment/0/#kind": "value",
            "/containerDefinitions/0/portMappings/0/protocol": "tcp",
            "/containerDefinitions/0/command/2": "exec app",
        },
    )
    assert Draft.objects.get(pk=wizard.draft.pk).version == 1
    assert wizard.draft.edits.count() == 1


@pytest.mark.parametrize(
    ("step", "name", "text", "stored"),
    [
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "80", 80),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", " 80 ", 80),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "abc", "abc"),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "80e", "80e"),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "1_000", "1_000"),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "٨٠", "٨٠"),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "080", "080"),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "9" * 16, "9" * 16),
        ("containers", f"{CONTAINER}/portMappings/0/containerPort", "9" * 15, int("9" * 15)),
        ("containers", f"{CONTAINER}/essential", "false", False),
        ("containers", f"{CONTAINER}/image", "", None),
        ("containers", f"{CONTAINER}/environment/0/value", "", ""),
        ("containers", f"{CONTAINER}/environment/0/name", "", None),
        ("containers", f"{CONTAINER}/command/1", "", ""),
        ("containers", f"{CONTAINER}/command/1", "a\r\nb", "a\nb"),
        (
            "containers",
            f"{CONTAINER}/environment/0/value",
            '</script><img src=x>{{7*7}}%s"',
            '</script><img src=x>{{7*7}}%s"',
        ),
        ("name-and-size", "/cpu", "1 vCPU", "1 vCPU"),
        ("name-and-size", "/family", "web\u202e\u200b", "web\u202e\u200b"),
        ("network-mode", "/networkMode", "host", "host"),
        ("roles", "/taskRoleArn", "arn:aws:iam::111122223333:role/x", "arn:aws:iam::111122223333:role/x"),
    ],
)
def test_what_was_typed_is_stored_as_the_field_means_it_or_as_typed(
    wizard: Wizard, step: str, name: str, text: str, stored: object
) -> None:
    assert wizard.send(step, {name: text}).status_code == 302
    found = paths.get(wizard.document, name)
    assert (None if found is paths.ABSENT else found) == stored
    assert type(found) is type(stored) or stored is None
    assert wizard.client.get(f"/drafts/{wizard.draft.pk}/{step}/").status_code == 200


def test_wrong_input_is_shown_again_as_typed_and_found(wizard: Wizard) -> None:
    wizard.send("containers", {f"{CONTAINER}/portMappings/0/containerPort": "abc"})
    page = wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/").content.decode()
    assert 'value="abc"' in page
    assert 'aria-invalid="true"' in page


def test_what_no_json_may_hold_is_not_stored_and_is_shown_again_with_the_reason(wizard: Wizard) -> None:
    answer = wizard.send("name-and-size", {"/family": "a\0b", "/cpu": "1024"})
    assert answer.status_code == 422
    assert "NUL" in answer.content.decode()
    assert wizard.document == changed(cpu="1024")


def test_a_document_beyond_the_gate_is_refused_and_the_draft_stays(wizard: Wizard) -> None:
    first = f"{CONTAINER}/environment/0/value"
    assert wizard.send("containers", {first: "x" * 600_000}).status_code == 302
    answer = wizard.send("containers", {f"{CONTAINER}/environment/1/value": "x" * 600_000})
    assert answer.status_code == 422
    assert paths.get(wizard.document, f"{CONTAINER}/environment/1/value") == "2"


def test_a_new_row_is_an_empty_structure_that_survives_reloads(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"insert:{CONTAINER}/portMappings"})
    assert container(wizard)["portMappings"] == [{"containerPort": 8080}, {}]
    page = wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/").content.decode()
    assert f'name="{CONTAINER}/portMappings/1/containerPort"' in page


def test_a_new_argument_is_an_empty_text(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"insert:{CONTAINER}/command"})
    assert container(wizard)["command"] == ["sh", "-c", "exec app", ""]


def test_the_first_row_makes_its_list_and_the_last_takes_it_along(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"insert:{CONTAINER}/secrets"})
    assert container(wizard)["secrets"] == [{}]
    wizard.send("containers", {"do": f"remove:{CONTAINER}/secrets/0"})
    assert json.dumps(wizard.document) == json.dumps(DOCUMENT)


def test_fields_and_button_of_one_post_are_one_edit(wizard: Wizard) -> None:
    wizard.send("containers", {f"{CONTAINER}/name": "web", "do": f"remove:{CONTAINER}/environment/0"})
    assert container(wizard)["name"] == "web"
    assert container(wizard)["environment"] == [{"name": "B", "value": "2"}]
    assert Draft.objects.get(pk=wizard.draft.pk).version == 2


def test_a_variable_moves_between_value_and_secret(wizard: Wizard) -> None:
    wizard.send("containers", {f"{CONTAINER}/environment/0/#kind": "secret"})
    assert container(wizard)["environment"] == [{"name": "B", "value": "2"}]
    assert container(wizard)["secrets"] == [{"name": "A", "valueFrom": "1"}]


def test_containers_are_added_duplicated_moved_and_removed(wizard: Wizard) -> None:
    wizard.send("containers", {"do": "insert:/containerDefinitions"})
    wizard.send(
        "containers/1", {"/containerDefinitions/1/name": "proxy", "do": "duplicate:/containerDefinitions/1"}
    )
    wizard.send("containers/2", {"do": "move:/containerDefinitions/2:0"})
    wizard.send("containers/1", {"do": "remove:/containerDefinitions/1"})
    assert [one["name"] for one in wizard.document["containerDefinitions"]] == ["proxy", "proxy"]


def test_leaving_a_step_drops_the_rows_left_blank_and_goes_on(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"insert:{CONTAINER}/portMappings"})
    answer = wizard.send("containers", {"do": "next"})
    assert answer.headers["Location"] == f"/drafts/{wizard.draft.pk}/volumes/"
    assert wizard.document == DOCUMENT


def test_launch_types_are_chosen_several_at_once(wizard: Wizard) -> None:
    wizard.send("launch-type", {"/requiresCompatibilities/=EC2": "true"})
    assert wizard.document["requiresCompatibilities"] == ["FARGATE", "EC2"]
    wizard.send("launch-type", {"/requiresCompatibilities/=FARGATE": "false"})
    assert wizard.document["requiresCompatibilities"] == ["EC2"]


@pytest.mark.parametrize("mode", ["awsvcp", 5, {"mode": "host"}])
def test_a_network_mode_that_ecs_does_not_have_is_its_own_chosen_tile(
    team: Team, author: Person, client_of: Callable[[Person], Client], mode: object
) -> None:
    wizard = Wizard(client_of(author), Draft.start(team, author, changed(networkMode=mode)))
    page = Markup(wizard.client.get(f"/drafts/{wizard.draft.pk}/network-mode/").content.decode())
    assert page.controls["/networkMode"] == shown(mode)
    wizard.send("network-mode", {"/networkMode": page.controls["/networkMode"]})
    assert wizard.document["networkMode"] == mode


@pytest.mark.parametrize(
    ("logging", "shown"),
    [
        (None, True),
        ({"logDriver": "awslogs"}, True),
        ({"logDriver": "splunk"}, False),
        ({"logDriver": "splunk", "options": {"awslogs-group": "left over"}}, True),
    ],
)
def test_the_fields_of_awslogs_are_shown_where_they_can_be_used_or_have_a_value(
    logging: dict[str, object] | None, shown: bool
) -> None:
    document = {
        "containerDefinitions": [{"name": "app"} | ({"logConfiguration": logging} if logging else {})]
    }
    form = StepForm(BY_SLUG["containers"], document)
    assert (f"{CONTAINER}/logConfiguration/options/awslogs-group" in form.controls) is shown


def test_options_are_added_renamed_and_emptied(wizard: Wizard) -> None:
    options = f"{CONTAINER}/logConfiguration/options"
    wizard.send(
        "containers",
        {f"{CONTAINER}/logConfiguration/logDriver": "awslogs", f"{options}/awslogs-group": "/ecs/x"},
    )
    wizard.send("containers", {"do": f"option:{options}"})
    wizard.send("containers", {f"{options}/#1/key": "cache", f"{options}/#1/value": "on"})
    assert container(wizard)["logConfiguration"]["options"] == {"awslogs-group": "/ecs/x", "cache": "on"}
    wizard.send("containers", {f"{options}/#1/value": ""})
    assert container(wizard)["logConfiguration"]["options"]["cache"] == ""


def test_a_volume_becomes_an_efs_volume(wizard: Wizard) -> None:
    wizard.send("volumes", {"do": "insert:/volumes"})
    wizard.send("volumes/0", {"/volumes/0/name": "data", "do": "become:/volumes/0:efsVolumeConfiguration"})
    wizard.send("volumes/0", {"/volumes/0/efsVolumeConfiguration/fileSystemId": "fs-0c41d9a2"})
    assert wizard.document["volumes"] == [
        {"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0c41d9a2"}}
    ]


def test_a_field_of_another_step_is_not_for_this_form(wizard: Wizard) -> None:
    wizard.send("tags", {"/family": "taken", "/xUnknown/kept/0": "2", "state": "approved", "/version": "7"})
    assert wizard.document == DOCUMENT


@pytest.mark.parametrize(
    "do",
    [
        "remove:/tags/0",
        "remove:/containerDefinitions/7",
        f"unset:{CONTAINER}",
        "unset:/family",
        "insert:/xUnknown/kept",
        "move:/containerDefinitions/0:99",
        "become:/containerDefinitions/0:host",
        "explode:/family",
        "remove:nonsense",
        "remove:/containerDefinitions/" + "9" * 40,
    ],
)
def test_a_button_the_step_does_not_have_is_refused(wizard: Wizard, do: str) -> None:
    assert wizard.send("containers", {"do": do}).status_code == 400
    assert wizard.document == DOCUMENT
