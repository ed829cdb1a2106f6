"""What mends names, types and choices that the API does not take."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container

FIRST = "/containerDefinitions/0"


@pytest.mark.parametrize(
    ("fragment", "change"),
    [
        ({"revision": 3}, {"/revision": ABSENT}),
        ({"Volumes": [{"name": "data"}]}, {"/Volumes": ABSENT, "/volumes": [{"name": "data"}]}),
        (
            container(working_directory="/app"),
            {f"{FIRST}/working_directory": ABSENT, f"{FIRST}/workingDirectory": "/app"},
        ),
        (container(Image="nginx:1.27"), {}),
        (container(Cpu="many"), {}),
        (container(environments=[]), {}),
        (container(revision=3), {}),
        ({"bogus": 1}, {}),
    ],
)
def test_a_field_is_spelled_as_the_api_does_or_taken_off(fragment: Fragment, change: Any) -> None:
    assert changes("schema-unknown-field", fragment) == change


@pytest.mark.parametrize(
    ("fragment", "change"),
    [
        ({"networkMode": "AWSVPC"}, {"/networkMode": "awsvpc"}),
        ({"requiresCompatibilities": ["fargate"]}, {"/requiresCompatibilities/0": "FARGATE"}),
        (
            {"requiresCompatibilities": ["Managed-Instances"]},
            {"/requiresCompatibilities/0": "MANAGED_INSTANCES"},
        ),
        ({"networkMode": "vpc"}, {}),
        ({"networkMode": "Bridge"}, {}),
    ],
)
def test_a_choice_is_written_as_the_api_does(fragment: Fragment, change: Any) -> None:
    assert changes("schema-invalid-enum", fragment) == change


@pytest.mark.parametrize(
    ("fragment", "change"),
    [
        ({"cpu": 512}, {"/cpu": "512"}),
        ({"cpu": 513}, {}),
        (container(cpu="64"), {f"{FIRST}/cpu": 64}),
        (container(cpu=64.0), {f"{FIRST}/cpu": 64}),
        (container(cpu=64.5), {}),
        (container(essential="True"), {f"{FIRST}/essential": True}),
        (container(essential="yes"), {}),
        (container(command="serve"), {f"{FIRST}/command": ["serve"]}),
        (
            container(environment={"name": "A", "value": "b"}),
            {f"{FIRST}/environment": [{"name": "A", "value": "b"}]},
        ),
        (container(environment={"A": "b"}), {}),
        (container(environment=[{"name": "A", "value": True}]), {f"{FIRST}/environment/0/value": "true"}),
        ({"family": ["orders"]}, {}),
    ],
)
def test_a_value_is_written_in_the_type_that_the_api_wants(fragment: Fragment, change: Any) -> None:
    assert changes("schema-wrong-type", fragment) == change


@pytest.mark.parametrize(
    ("names", "free"),
    [(["app", "app"], "app-2"), (["app", "app", "app-2"], "app-3"), (["app", "app-2", "app"], "app-3")],
)
def test_a_second_container_of_a_name_is_numbered(names: list[str], free: str) -> None:
    document = {"containerDefinitions": [{"name": name} for name in names]}
    second = len(names) - 1 - names[::-1].index("app")
    assert changes("container-name-duplicate", document) == {f"/containerDefinitions/{second}/name": free}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("my app", "my-app"),
        ("orders/api:v1", "orders-api-v1"),
        ("(app)", "app"),
        ("db!", None),
        ("...", None),
        ("", None),
        ("x" * 256, None),
    ],
)
def test_what_a_name_cannot_hold_becomes_a_hyphen(name: str, meant: str | None) -> None:
    document = {"containerDefinitions": [{"name": name}, {"name": "db"}]}
    assert changes("container-name-invalid", document) == ({f"{FIRST}/name": meant} if meant else {})


@pytest.mark.parametrize(
    "saying", [{"links": ["my app:app"]}, {"dependsOn": [{"containerName": "my app", "condition": "START"}]}]
)
def test_a_name_that_others_say_is_left_alone(saying: dict[str, Any]) -> None:
    on_ec2 = {"requiresCompatibilities": ["EC2"], "networkMode": "bridge"}
    document = {**on_ec2, "containerDefinitions": [{"name": "my app"}, {"name": "db", **saying}]}
    assert changes("container-name-invalid", document) == {}


LISTENING = {"portMappings": [{"containerPort": 80}]}


@pytest.mark.parametrize(
    ("containers", "essential"),
    [([{}], 0), ([{}, LISTENING], 1), ([LISTENING, LISTENING], None), ([{}, {}], None)],
)
def test_the_container_that_the_task_lives_for_is_made_essential(
    containers: list[dict[str, Any]], essential: int | None
) -> None:
    named = [{"name": f"c{n}", "essential": False, **each} for n, each in enumerate(containers)]
    change = {} if essential is None else {f"/containerDefinitions/{essential}/essential": True}
    assert changes("essential-container-missing", {"containerDefinitions": named}) == change
