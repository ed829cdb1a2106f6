"""Volumes: every type, changed without loss, and who mounts what."""

import json
from typing import Any

import pytest

from designer.drafts.forms import StepForm
from designer.drafts.models import Draft
from designer.drafts.steps import BY_SLUG
from designer.drafts.volume_types import TYPES
from tests.drafts.wizard import Wizard, draft, wizard
from tests.markup import Markup

__all__ = ["draft", "wizard"]

EFS = {"fileSystemId": "fs-0123456789abcdef0", "transitEncryption": "ENABLED"}
APP, LOG = "/containerDefinitions/0", "/containerDefinitions/1"
MOUNT = {"sourceVolume": "data", "containerPath": "/data"}


def document(*volumes: dict[str, Any], **members: Any) -> dict[str, Any]:
    containers = [{"name": "app", "image": "x", "mountPoints": [MOUNT]}, {"name": "log", "image": "x"}]
    return {"family": "x", "containerDefinitions": containers, "volumes": list(volumes), **members}


def opened(wizard: Wizard, found: dict[str, Any]) -> Wizard:
    """The same person at another draft."""
    wizard.draft = Draft.start(wizard.draft.team, wizard.draft.created_by, found)
    return wizard


def page(wizard: Wizard, step: str = "volumes/0") -> Markup:
    return Markup(wizard.client.get(f"/drafts/{wizard.draft.pk}/{step}/").content.decode())


def buttons(shown: Markup) -> dict[str, dict[str, str]]:
    return {found["value"]: found for tag, found in shown.elements if tag == "button" and "value" in found}


def tiles_off(wizard: Wizard, **members: Any) -> set[str]:
    shown = buttons(page(opened(wizard, document({"name": "data"}, **members))))
    found = (shown[f"become:/volumes/0:{one.member}"] for one in TYPES)
    return {one["value"].rpartition(":")[2] for one in found if "disabled" in one}


@pytest.mark.parametrize(
    ("members", "off"),
    [
        ({"requiresCompatibilities": ["EC2"]}, set()),
        (
            {"requiresCompatibilities": ["EC2"], "runtimePlatform": {"operatingSystemFamily": "LINUX"}},
            {"fsxWindowsFileServerVolumeConfiguration"},
        ),
        (
            {"requiresCompatibilities": ["FARGATE"]},
            {"dockerVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration"},
        ),
        (
            {"requiresCompatibilities": ["EXTERNAL"]},
            {
                "efsVolumeConfiguration",
                "s3filesVolumeConfiguration",
                "configuredAtLaunch",
                "fsxWindowsFileServerVolumeConfiguration",
            },
        ),
        (
            {
                "requiresCompatibilities": ["EC2"],
                "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            },
            {"efsVolumeConfiguration", "s3filesVolumeConfiguration"},
        ),
    ],
)
def test_tiles_that_the_launch_types_rule_out_cannot_be_chosen(
    wizard: Wizard, members: dict[str, Any], off: set[str]
) -> None:
    assert tiles_off(wizard, **members) == off


@pytest.mark.parametrize("kind", [one.member for one in TYPES if one.member != "host"])
def test_an_empty_volume_becomes_one_of_any_type(wizard: Wizard, kind: str) -> None:
    opened(wizard, document({"name": "data", "host": {}}))
    assert wizard.send("volumes/0", {"do": f"become:/volumes/0:{kind}"}).status_code == 302
    made: object = True if kind == "configuredAtLaunch" else {}
    assert wizard.document["volumes"] == [{"name": "data", kind: made}]


def test_another_type_drops_nothing_that_was_filled_in(wizard: Wizard) -> None:
    opened(wizard, document({"name": "data", "efsVolumeConfiguration": EFS}))
    wizard.send("volumes/0", {"do": "become:/volumes/0:dockerVolumeConfiguration"})
    assert wizard.document["volumes"][0] == {
        "name": "data",
        "dockerVolumeConfiguration": {},
        "efsVolumeConfiguration": EFS,
    }
    assert "unset:/volumes/0/efsVolumeConfiguration" in buttons(page(wizard))
    wizard.send("volumes/0", {"do": "unset:/volumes/0/efsVolumeConfiguration"})
    assert wizard.document["volumes"][0] == {"name": "data", "dockerVolumeConfiguration": {}}


def test_a_volume_configured_at_deployment_is_configured_here_again(wizard: Wizard) -> None:
    opened(wizard, document({"name": "data", "configuredAtLaunch": True}))
    wizard.send("volumes/0", {"do": "become:/volumes/0:host"})
    assert wizard.document["volumes"][0] == {"name": "data", "host": {}}


def test_settings_of_a_type_that_is_ruled_out_stay_with_a_way_to_remove_them(wizard: Wizard) -> None:
    docker = {"driver": "local", "driverOpts": {"type": "nfs"}}
    opened(
        wizard,
        document({"name": "data", "dockerVolumeConfiguration": docker}, requiresCompatibilities=["FARGATE"]),
    )
    shown = page(wizard)
    assert shown.controls["/volumes/0/dockerVolumeConfiguration/driver"] == "local"
    assert "/volumes/0/dockerVolumeConfiguration/scope" not in shown.controls
    assert "unset:/volumes/0/dockerVolumeConfiguration/driver" in buttons(shown)


SETTINGS = {
    "efsVolumeConfiguration": {
        **EFS,
        "rootDirectory": "/",
        "transitEncryptionPort": 2050,
        "authorizationConfig": {"accessPointId": "fsap-1", "iam": "ENABLED"},
    },
    "dockerVolumeConfiguration": {
        "scope": "shared",
        "autoprovision": True,
        "driver": "local",
        "driverOpts": {"type": "nfs"},
        "labels": {"team": "shop"},
    },
    "s3filesVolumeConfiguration": {
        "fileSystemArn": "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0",
        "rootDirectory": "/",
        "transitEncryptionPort": 2050,
        "accessPointArn": "arn:x",
    },
    "fsxWindowsFileServerVolumeConfiguration": {
        "fileSystemId": "fs-0123456789abcdef0",
        "rootDirectory": "share",
        "authorizationConfig": {"credentialsParameter": "arn:x", "domain": "corp.example.com"},
    },
    "host": {"sourcePath": "/var/data"},
    "configuredAtLaunch": True,
}


def leaves(value: Any, at: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {at: value}
    return {name: leaf for key, inner in value.items() for name, leaf in leaves(inner, f"{at}/{key}").items()}


@pytest.mark.parametrize("launch_type", ["FARGATE", "EC2", "MANAGED_INSTANCES", "EXTERNAL"])
def test_every_setting_of_every_type_is_in_a_control_wherever_it_has_a_value(launch_type: str) -> None:
    form = StepForm(
        BY_SLUG["volumes"], document({"name": "v", **SETTINGS}, requiresCompatibilities=[launch_type])
    )
    of_maps = ("/driverOpts/", "/labels/")
    found = [name for name in leaves(SETTINGS, "/volumes/0") if not any(one in name for one in of_maps)]
    assert [name for name in found if name not in form.controls] == []
    assert form.controls["/volumes/0/dockerVolumeConfiguration/driverOpts/#0/value"].text == "nfs"
    assert form.controls["/volumes/0/dockerVolumeConfiguration/labels/#0/key"].text == "team"


def test_a_mount_point_is_edited_in_its_cell(wizard: Wizard) -> None:
    opened(wizard, document({"name": "data"}))
    assert page(wizard).controls[f"{APP}/mountPoints/0/containerPath"] == "/data"
    wizard.send(
        "volumes/0", {f"{APP}/mountPoints/0/containerPath": "/srv", f"{APP}/mountPoints/0/readOnly": "true"}
    )
    assert wizard.document["containerDefinitions"][0]["mountPoints"] == [
        {"sourceVolume": "data", "containerPath": "/srv", "readOnly": True}
    ]


def test_plus_mounts_the_volume_of_its_line_in_the_container_of_its_column(wizard: Wizard) -> None:
    opened(wizard, document({"name": "data"}, {"name": "a:b/c"}))
    add = f"mount:{LOG}/mountPoints:a%3Ab%2Fc"
    assert add in buttons(page(wizard))
    answer = wizard.send("volumes/1", {"do": add})
    assert answer.headers["Location"].endswith(
        "/volumes/1/#f-containerDefinitions-1-mountPoints-0-containerPath"
    )
    assert wizard.document["containerDefinitions"][1]["mountPoints"] == [{"sourceVolume": "a:b/c"}]


def test_a_mount_point_added_and_left_blank_goes_when_the_step_is_left(wizard: Wizard) -> None:
    before = opened(wizard, document({"name": "data"})).document
    wizard.send("volumes/0", {"do": f"mount:{LOG}/mountPoints:data"})
    wizard.send("volumes/0", {"do": "next"})
    assert json.dumps(wizard.document) == json.dumps(before)


def test_a_mount_point_and_volumes_from_are_removed_from_their_cell(wizard: Wizard) -> None:
    opened(wizard, document({"name": "data"}))
    wizard.send("volumes/0", {"do": f"insert:{LOG}/volumesFrom"})
    wizard.send("volumes/0", {f"{LOG}/volumesFrom/0/sourceContainer": "app"})
    assert wizard.document["containerDefinitions"][1]["volumesFrom"] == [{"sourceContainer": "app"}]
    wizard.send("volumes/0", {"do": f"remove:{LOG}/volumesFrom/0"})
    wizard.send("volumes/0", {"do": f"remove:{APP}/mountPoints/0"})
    assert all(
        {"mountPoints", "volumesFrom"}.isdisjoint(one) for one in wizard.document["containerDefinitions"]
    )


def test_a_container_takes_no_volumes_from_itself(wizard: Wizard) -> None:
    found = document({"name": "data"})
    found["containerDefinitions"][1]["volumesFrom"] = [{}]
    form = StepForm(BY_SLUG["volumes"], found)
    assert [value for value, _label in form.controls[f"{LOG}/volumesFrom/0/sourceContainer"].choices] == [
        "app"
    ]


def test_without_a_volume_the_table_follows_a_save_all_the_same(wizard: Wizard) -> None:
    opened(wizard, {"containerDefinitions": [{"name": "app", "volumesFrom": [{}]}, {"name": "log"}]})
    answer = wizard.send("volumes", {"do": f"insert:{LOG}/volumesFrom"}, htmx=True)
    assert f'name="{LOG}/volumesFrom/0/sourceContainer"' in answer.content.decode()


def test_where_nothing_can_be_mounted_there_is_no_table(wizard: Wizard) -> None:
    opened(wizard, {"containerDefinitions": [{"name": "app"}, {"name": "log"}]})
    html = wizard.client.get(f"/drafts/{wizard.draft.pk}/volumes/").content.decode()
    assert "Who mounts what" not in html


def test_mount_points_of_volumes_that_are_not_there_can_name_another(wizard: Wizard) -> None:
    opened(wizard, document({"name": "other"}))
    shown = page(wizard)
    assert shown.controls[f"{APP}/mountPoints/0/sourceVolume"] == "data"
    wizard.send("volumes/0", {f"{APP}/mountPoints/0/sourceVolume": "other"})
    assert wizard.document["containerDefinitions"][0]["mountPoints"][0]["sourceVolume"] == "other"


@pytest.mark.parametrize("do", ["remove:{0}", "move:{1}:0", "insert:/containerDefinitions", "mount:{0}:x"])
def test_the_step_touches_nothing_of_a_container_but_its_mounts(wizard: Wizard, do: str) -> None:
    before = opened(wizard, document({"name": "data"})).document
    assert wizard.send("volumes/0", {"do": do.format(APP, LOG)}).status_code == 400
    assert wizard.document == before


def test_the_table_of_mounts_stays_small_in_a_document_that_is_not() -> None:
    many = {
        "containerDefinitions": [{"name": f"c{n}", "mountPoints": [MOUNT]} for n in range(400)],
        "volumes": [{"name": f"v{n}"} for n in range(400)],
    }
    shown = StepForm(BY_SLUG["volumes"], many).part("mounts").context
    assert (len(shown["lines"]), len(shown["containers"])) == (51, 10)


def test_a_container_without_a_name_is_called_so_over_its_column() -> None:
    found = {"containerDefinitions": [{"name": "app"}, {"image": "x"}], "volumes": [{"name": "data"}]}
    shown = StepForm(BY_SLUG["volumes"], found).part("mounts").context
    assert shown["containers"] == ["app", "no name (2)"]


def test_a_document_of_any_shape_has_its_table(wizard: Wizard) -> None:
    odd = {
        "containerDefinitions": [
            "x",
            {"name": 5, "mountPoints": "y", "volumesFrom": [1, {}]},
            {"mountPoints": [2]},
        ],
        "volumes": ["z", {"name": 7, "efsVolumeConfiguration": "q"}, {"name": "v"}, {"name": "v"}],
    }
    opened(wizard, odd)
    assert wizard.client.get(f"/drafts/{wizard.draft.pk}/volumes/2/").status_code == 200


def test_ephemeral_storage_is_asked_on_fargate_and_shown_where_it_has_a_value(wizard: Wizard) -> None:
    name = "/ephemeralStorage/sizeInGiB"
    opened(wizard, document(requiresCompatibilities=["FARGATE"]))
    wizard.send("volumes", {name: "40"})
    assert wizard.document["ephemeralStorage"] == {"sizeInGiB": 40}
    assert name not in page(opened(wizard, document(requiresCompatibilities=["EC2"])), "volumes").controls
    kept = document(requiresCompatibilities=["EC2"], ephemeralStorage={"sizeInGiB": 40})
    shown = page(opened(wizard, kept), "volumes")
    assert shown.controls[name] == "40"
    assert f"unset:{name}" in buttons(shown)
