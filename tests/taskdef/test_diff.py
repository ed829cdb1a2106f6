"""What people are shown of two task definitions, and what is left out because it means the same."""

import copy
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given

from designer.taskdef import meaning, schema
from designer.taskdef.diff import Change, Diff, Label, diff, equal_in_meaning
from designer.taskdef.natural_names import NAMINGS
from designer.taskdef.paths import ABSENT
from tests.taskdef import random_documents

WRITTEN: dict[str, Any] = {
    "family": "checkout",
    "networkMode": "awsvpc",
    "requiresCompatibilities": ["FARGATE", "EC2"],
    "cpu": "1 vCPU",
    "memory": "2 GB",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "app:1",
            "portMappings": [{"containerPort": 8080}],
            "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}],
            "secrets": [{"name": "S", "valueFrom": "s"}, {"name": "T", "valueFrom": "t"}],
            "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
            "healthCheck": {"command": ["CMD", "true"]},
        },
        {"name": "web", "image": "web:1", "essential": False, "cpu": 10},
    ],
    "volumes": [{"name": "data"}, {"name": "files", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}],
    "tags": [{"key": "team", "value": "a"}, {"key": "stage", "value": "b"}],
}
DESCRIBED: dict[str, Any] = {
    "containerDefinitions": [
        {
            "name": "app",
            "image": "app:1",
            "cpu": 0,
            "portMappings": [{"containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}],
            "essential": True,
            "environment": [{"name": "B", "value": "2"}, {"name": "A", "value": "1"}],
            "mountPoints": [{"sourceVolume": "data", "containerPath": "/data", "readOnly": False}],
            "volumesFrom": [],
            "secrets": [{"name": "T", "valueFrom": "t"}, {"name": "S", "valueFrom": "s"}],
            "healthCheck": {"command": ["CMD", "true"], "interval": 30, "timeout": 5, "retries": 3},
            "systemControls": [],
        },
        {
            "name": "web",
            "image": "web:1",
            "cpu": 10,
            "portMappings": [],
            "essential": False,
            "environment": [],
            "mountPoints": [],
            "volumesFrom": [],
        },
    ],
    "family": "checkout",
    "networkMode": "awsvpc",
    "volumes": [
        {"name": "data", "host": {}},
        {"name": "files", "efsVolumeConfiguration": {"fileSystemId": "fs-1", "rootDirectory": "/"}},
    ],
    "placementConstraints": [],
    "requiresCompatibilities": ["EC2", "FARGATE"],
    "cpu": "1024",
    "memory": "2048",
    "enableFaultInjection": False,
    "tags": [{"key": "stage", "value": "b"}, {"key": "team", "value": "a"}],
}


def test_what_aws_fills_in_and_writes_otherwise_means_the_same() -> None:
    found = diff(WRITTEN, DESCRIBED)
    assert found.changes == ()
    assert (found.same_meaning, found.reordered) == (20, 4)
    assert Counter(one.reason for one in found.hidden) == {"default": 18, "notation": 2, "order": 4}
    assert equal_in_meaning(DESCRIBED, WRITTEN)


WINDOWS = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"cpu": "1024"}, {"cpu": "1.5 vCPU"}),
        ({"cpu": "1024"}, {"cpu": 1024}),
        ({"memory": "1024"}, {"memory": "2 vCPU"}),
        ({"networkMode": "awsvpc"}, {}),
        ({"pidMode": "task"}, {}),
        ({"containerDefinitions": [{"essential": False}]}, {"containerDefinitions": [{}]}),
        ({"containerDefinitions": [{"essential": True}]}, {"containerDefinitions": [{"essential": 1}]}),
        ({"containerDefinitions": [{"memory": 0}]}, {"containerDefinitions": [{}]}),
        (
            {"containerDefinitions": [{"command": ["a", "b"]}]},
            {"containerDefinitions": [{"command": ["b", "a"]}]},
        ),
        (
            {"containerDefinitions": [{"healthCheck": {"command": ["CMD", "a", "b"]}}]},
            {"containerDefinitions": [{"healthCheck": {"command": ["CMD", "b", "a"]}}]},
        ),
        (
            {"containerDefinitions": [{"dnsServers": ["10.0.0.1", "10.0.0.2"]}]},
            {"containerDefinitions": [{"dnsServers": ["10.0.0.2", "10.0.0.1"]}]},
        ),
        (
            {"containerDefinitions": [{"dockerLabels": {"a": ""}}]},
            {"containerDefinitions": [{"dockerLabels": {}}]},
        ),
        (
            {"networkMode": "bridge", "containerDefinitions": [{"portMappings": [{"containerPort": 80}]}]},
            {
                "networkMode": "bridge",
                "containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 80}]}],
            },
        ),
        (
            {
                "networkMode": "bridge",
                "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
            },
            {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}},
        ),
        (
            {"containerDefinitions": [{"environment": [{"name": "A", "value": v} for v in "12"]}]},
            {"containerDefinitions": [{"environment": [{"name": "A", "value": v} for v in "21"]}]},
        ),
        ({"unknown": False}, {}),
    ],
)
def test_these_do_not_mean_the_same(before: Any, after: Any) -> None:
    assert not equal_in_meaning(before, after)
    assert not equal_in_meaning(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"networkMode": "bridge"}, {}),
        ({"pidMode": None}, {}),
        ({"cpu": ".5 vCPU"}, {"cpu": "512"}),
        ({"cpu": "512", "family": "a"}, {"family": "a", "cpu": "512"}),
        (
            {"containerDefinitions": [{"links": ["a", "b"]}]},
            {"containerDefinitions": [{"links": ["b", "a"]}]},
        ),
        (
            {"containerDefinitions": [{"linuxParameters": {"swappiness": 60}}]},
            {"containerDefinitions": [{"linuxParameters": {}}]},
        ),
        ({"containerDefinitions": [{"privileged": False}]}, {"containerDefinitions": [{}]}),
        ({"containerDefinitions": [{"user": ""}]}, {"containerDefinitions": [{}]}),
        (
            {"containerDefinitions": [{"linuxParameters": {"capabilities": {"add": []}}}]},
            {"containerDefinitions": [{}]},
        ),
        (
            {"containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 0}]}]},
            {"containerDefinitions": [{"portMappings": [{"containerPort": 80}]}]},
        ),
    ],
)
def test_these_mean_the_same(before: Any, after: Any) -> None:
    for one, other in ((before, after), (after, before)):
        assert diff(one, other).changes == ()


def compared(edit: Any) -> Diff:
    after = copy.deepcopy(WRITTEN)
    edit(after)
    return diff(WRITTEN, after)


def changed(edit: Any) -> tuple[Change, ...]:
    return compared(edit).changes


APP, WEB = Label("container", "app", 1), Label("container", "web", 2)


def test_a_change_is_named_by_the_things_it_lies_in() -> None:
    def edit(document: Any) -> None:
        document["containerDefinitions"][0]["environment"].insert(0, {"name": "C", "value": "3"})
        document["containerDefinitions"][0]["environment"][2]["value"] = "9"
        document["containerDefinitions"][0]["healthCheck"]["interval"] = 60

    pattern, at = "containerDefinitions[]", "/containerDefinitions/0"
    assert changed(edit) == (
        Change(
            kind="added",
            was=f"{at}/environment/0",
            now=f"{at}/environment/0",
            pattern=f"{pattern}.environment[]",
            before=ABSENT,
            after={"name": "C", "value": "3"},
            labels=(APP, Label("environment variable", "C", 1)),
            member="",
        ),
        Change(
            kind="changed",
            was=f"{at}/environment/1/value",
            now=f"{at}/environment/2/value",
            pattern=f"{pattern}.environment[].value",
            before="2",
            after="9",
            labels=(APP, Label("environment variable", "B", 3)),
            member="value",
        ),
        Change(
            kind="added",
            was=f"{at}/healthCheck/interval",
            now=f"{at}/healthCheck/interval",
            pattern=f"{pattern}.healthCheck.interval",
            before=ABSENT,
            after=60,
            labels=(APP,),
            member="healthCheck.interval",
        ),
    )


def test_what_was_removed_is_named_by_where_it_was() -> None:
    def edit(document: Any) -> None:
        del document["containerDefinitions"][0]["portMappings"]
        del document["volumes"][1]

    port = Label("port mapping", "8080/tcp", 1)
    assert [(change.path, change.kind, change.labels) for change in changed(edit)] == [
        ("/containerDefinitions/0/portMappings/0", "removed", (APP, port)),
        ("/volumes/1", "removed", (Label("volume", "files", 2),)),
    ]


def test_containers_in_another_order_are_no_change_but_counted() -> None:
    def edit(document: Any) -> None:
        document["containerDefinitions"].reverse()
        document["containerDefinitions"][0]["image"] = "web:2"

    found = compared(edit)
    assert [(change.path, change.was) for change in found.changes] == [
        ("/containerDefinitions/0/image", "/containerDefinitions/1/image")
    ]
    assert [(one.reason, one.now) for one in found.hidden] == [("order", "/containerDefinitions")]
    assert (found.reordered, found.same_meaning) == (1, 0)


def test_an_environment_file_that_moved_is_a_change_since_the_last_one_counts() -> None:
    files = [{"value": f"arn:aws:s3:::bucket/{name}.env", "type": "s3"} for name in "ab"]
    before = {"containerDefinitions": [{"environmentFiles": files}]}
    after = {"containerDefinitions": [{"environmentFiles": files[::-1]}]}
    (change,) = diff(before, after).changes
    assert (change.kind, change.before, change.after) == ("moved", 1, 0)


def test_a_structure_that_comes_as_a_whole_is_one_change() -> None:
    logging = {"logDriver": "awslogs", "options": {"awslogs-group": "g"}}

    def edit(document: Any) -> None:
        document["containerDefinitions"][1]["logConfiguration"] = logging

    (change,) = changed(edit)
    assert (change.kind, change.after, change.labels) == ("added", logging, (WEB,))


def test_rows_without_a_name_are_known_by_their_number() -> None:
    before = {"tags": [{"key": ""}, {"value": "x"}]}
    after = {"tags": [{"key": ""}, {"value": "y"}]}
    (change,) = diff(before, after).changes
    assert (change.path, change.labels) == ("/tags/1/value", (Label("tag", "", 2),))


def test_every_list_of_structures_has_names_and_every_fact_is_about_a_field() -> None:
    lists = {
        field.path
        for field in schema.fields()
        if field.kind == "list" and schema.field(f"{field.path}[]").kind == "structure"
    }
    assert lists == set(NAMINGS)
    assert all(schema.find(path) for path in (*meaning.DEFAULTS, *meaning.UNORDERED))


@given(random_documents.randoms)
def test_a_document_compared_with_itself_or_backwards(random: Random) -> None:
    for _ in range(5):
        before, after = random_documents.document(random), random_documents.document(random)
        assert diff(before, copy.deepcopy(before)).changes == ()
        there, back = diff(before, after), diff(after, before)
        assert bool(there.changes) == bool(back.changes)
        assert there.same_meaning == back.same_meaning
        opposite = {"added": "removed", "removed": "added"}
        assert sorted(change.kind for change in there.changes if change.kind != "moved") == sorted(
            opposite.get(change.kind, change.kind) for change in back.changes if change.kind != "moved"
        )
