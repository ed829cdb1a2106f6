"""Pictures and tables of the wizard: what they show of a document, and that they agree with the rules."""

import json
from typing import Any

import pytest
from django.template.loader import render_to_string

from designer.drafts import comparison, needs, shares, traffic
from designer.drafts.drawing.fitted import fitted, shortened
from designer.drafts.models import Draft
from designer.taskdef import check
from designer.taskdef.items import Item
from designer.taskdef.task import Task

pytestmark = pytest.mark.any_database

HOSTILE = '"><script>alert(1)</script>'
NOBODY = Item("", {})


def task(*containers: dict[str, Any], **members: Any) -> Task:
    return Task({**members, "containerDefinitions": list(containers)})


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("app", 3, "app"),
        ("application", 6, "appli…"),
        ("결제", 4, "결제"),
        ("결제서버", 6, "결제…"),
        ("a결제", 4, "a결…"),
        ("", 3, ""),
    ],
)
def test_a_text_is_cut_to_the_columns_it_has(text: str, columns: int, shown: str) -> None:
    assert fitted(text, columns) == shown


@pytest.mark.parametrize(
    ("name", "columns", "shown"),
    [("app", 3, "app"), ("container-of-mine-1", 12, "contain…ne-1"), ("결제서버하나", 9, "결제서…나")],
)
def test_a_name_keeps_its_end_when_it_is_cut(name: str, columns: int, shown: str) -> None:
    assert shortened(name, columns) == shown


@pytest.mark.parametrize("mode", ["awsvpc", "bridge", "host", "none"])
@pytest.mark.parametrize(
    "launch_types", [["FARGATE"], ["EC2"], ["MANAGED_INSTANCES"], ["EXTERNAL"], ["FARGATE", "EC2"], []]
)
def test_a_mode_that_the_rules_refuse_is_out_of_the_question_on_its_tile(launch_types, mode) -> None:
    document = {"requiresCompatibilities": launch_types, "networkMode": mode}
    refused = any(found.path == "/networkMode" and found.level == "error" for found in check(document))
    tiles = {one.name: one for one in traffic.modes(Task(document), NOBODY)["modes"]}
    assert tiles[mode].reason or not refused


@pytest.mark.parametrize(
    ("mode", "mapping", "host"),
    [
        ("awsvpc", {"containerPort": 80}, "80"),
        ("host", {"containerPort": 80}, "80"),
        ("bridge", {"containerPort": 80}, ""),
        ("bridge", {"containerPort": 80, "hostPort": 0}, ""),
        ("bridge", {"containerPort": 80, "hostPort": 8080}, "8080"),
        ("bridge", {"containerPortRange": "8000-8010"}, ""),
    ],
)
def test_the_host_port_is_the_one_that_ecs_takes(mode: str, mapping: dict[str, Any], host: str) -> None:
    found = traffic.ports(task({"name": "app", "portMappings": [mapping]}, networkMode=mode))
    assert [port.host for port in found] == [host]


def test_the_bars_hold_what_containers_reserve_and_what_is_left() -> None:
    shown = shares.bars(
        task(
            {"name": "a", "cpu": 256, "memory": 512},
            {"name": "b", "memoryReservation": 256},
            cpu="512",
            memory="1024",
        ),
        NOBODY,
    )
    cpu, memory = shown["bars"]
    assert (cpu.says, memory.says) == ("256 of 512 units reserved", "768 of 1,024 MiB reserved")
    assert [part.name for part in shown["legend"]] == ["a", "b", "not reserved"]
    assert [(share.start, share.colour) for share in memory.shares] == [(0, 1), (500, 2)]


def test_more_reserved_than_there_is_fills_the_bar_and_is_told() -> None:
    found = task({"name": "a", "cpu": 2048}, {"name": "b", "cpu": 1000}, cpu="1024")
    cpu = shares.bars(found, NOBODY)["bars"][0]
    assert cpu.is_over
    assert cpu.shares[-1].start + cpu.shares[-1].width == 1_000


def test_a_container_without_a_name_is_called_so_beside_the_bars() -> None:
    shown = shares.bars(task({"name": "a", "cpu": 256}, {"cpu": 128}), NOBODY)
    assert [part.name for part in shown["legend"]] == ["a", "no name (2)"]
    assert shown["bars"][0].shares[1].name == "no name (2)"


def test_the_comparison_says_what_a_draft_would_have_to_change() -> None:
    shown = comparison.compared(task({"name": "a", "image": "x", "memory": 64}, networkMode="bridge"), NOBODY)
    draft = dict(zip((tile.value for tile in shown["types"]), shown["verdicts"], strict=True))
    assert draft["EC2"].words == "Fits"
    assert "needed" in draft["FARGATE"].words


def test_roles_are_needed_for_what_the_document_uses() -> None:
    container = {
        "name": "app",
        "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1",
        "secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a"}],
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": {"awslogs-group": "/ecs/app", "awslogs-create-group": "true"},
            "secretOptions": [{"name": "t", "valueFrom": "/param"}],
        },
    }
    found = needs.execution_role(task(container), NOBODY)["needs"]
    assert [(need.names, need.actions.split(", ")[-1]) for need in found] == [
        ("app", "logs:CreateLogGroup"),
        ("app", "ecr:BatchGetImage"),
        ("A, t", "ssm:GetParameters"),
    ]
    assert needs.execution_role(task({"name": "app", "image": "nginx"}), NOBODY)["needs"] == []


FSX = "fsxWindowsFileServerVolumeConfiguration"


def share(name: str, credentials: str) -> dict[str, object]:
    return {"name": name, FSX: {"authorizationConfig": {"credentialsParameter": credentials}}}


@pytest.mark.parametrize(
    ("container", "volumes", "words"),
    [
        ({"repositoryCredentials": {"credentialsParameter": "arn:x"}}, [], "Sign in to a private registry"),
        ({"environmentFiles": [{"type": "s3", "value": "arn:x"}]}, [], "Read environment files"),
        (
            {
                "firelensConfiguration": {
                    "type": "fluentbit",
                    "options": {"config-file-type": "s3", "config-file-value": "arn:aws:s3:::a/b.conf"},
                }
            },
            [],
            "Read the FireLens configuration",
        ),
        ({}, [share("v", "arn:aws:ssm:eu-west-1:111122223333:parameter/fsx")], "Sign in to FSx"),
    ],
)
def test_ecs_reads_with_the_execution_role_what_the_task_needs_to_start(container, volumes, words) -> None:
    found = needs.execution_role(task({"name": "app", **container}, volumes=volumes), NOBODY)["needs"]
    assert [need.words.startswith(words) for need in found] == [True]


def test_passwords_of_file_shares_are_read_where_they_are_kept() -> None:
    secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a"
    volumes = [
        share("a", secret),
        share("b", "arn:aws:ssm:eu-west-1:111122223333:parameter/x"),
        share("c", secret),
    ]
    found = needs.execution_role(task({"name": "app"}, volumes=volumes), NOBODY)["needs"]
    [(actions, names)] = [(need.actions, need.names) for need in found]
    assert actions == "secretsmanager:GetSecretValue, ssm:GetParameters"
    assert sorted(names.split(", ")) == ["a", "b", "c"]


def test_the_task_role_mounts_s3_files() -> None:
    volume = {"name": "v", "s3filesVolumeConfiguration": {"fileSystemArn": "arn:x"}}
    container = {"name": "app", "mountPoints": [{"sourceVolume": "v"}]}
    found = needs.task_role(task(container, volumes=[volume]), NOBODY)["needs"]
    assert [(need.actions.split(":")[0], need.names) for need in found] == [("s3files", "v")]


def test_the_task_role_is_needed_for_guarded_file_systems_and_log_routers() -> None:
    volume = {
        "name": "v",
        "efsVolumeConfiguration": {"fileSystemId": "fs-1", "authorizationConfig": {"iam": "ENABLED"}},
    }
    options = {"Name": "firehose", "delivery_stream": "orders", "region": "eu-west-1"}
    router = {"logDriver": "awsfirelens", "options": options}
    container = {"name": "app", "mountPoints": [{"sourceVolume": "v"}], "logConfiguration": router}
    found = needs.task_role(task(container, volumes=[volume]), NOBODY)["needs"]
    assert [need.actions.split(":")[0] for need in found] == ["elasticfilesystem", "firehose"]


def test_the_trust_policy_is_json() -> None:
    policy = json.loads(needs.trust(task(), NOBODY)["policy"])
    assert policy["Statement"][0]["Principal"] == {"Service": "ecs-tasks.amazonaws.com"}


MODES = ("awsvpc", "bridge", "host")


@pytest.mark.parametrize("template", [*MODES, *(f"reach_{mode}" for mode in MODES)])
def test_names_in_a_picture_become_no_markup(template: str) -> None:
    shown = {"first": HOSTILE, "second": HOSTILE, "port": HOSTILE, "host_port": HOSTILE, "name": HOSTILE}
    way = {"host_port": HOSTILE, "is_this": True}
    picture = render_to_string(f"drafts/pictures/{template}.html", {"shown": shown, "way": way})
    assert "<script" not in picture


def test_hostile_names_are_text_on_every_page(team, author, client_of) -> None:
    container = {
        "name": HOSTILE,
        "image": HOSTILE,
        "portMappings": [{"containerPort": 80, "name": HOSTILE}],
        "secrets": [{"name": HOSTILE, "valueFrom": HOSTILE}],
        "mountPoints": [{"sourceVolume": HOSTILE, "containerPath": HOSTILE}],
        "dependsOn": [{"containerName": HOSTILE, "condition": HOSTILE}],
    }
    document = {"family": HOSTILE, "containerDefinitions": [container], "volumes": [{"name": HOSTILE}]}
    draft = Draft.start(
        team, author, document | {"requiresCompatibilities": [HOSTILE], "taskRoleArn": HOSTILE}
    )
    for step in ("launch-type", "name-and-size", "containers", "volumes", "network-mode", "roles", "review"):
        page = client_of(author).get(f"/drafts/{draft.pk}/{step}/").content.decode()
        assert "<script>alert" not in page, step
