"""How risky a change is and what is said of it: this before, that after, this sentence."""

from typing import Any

import pytest

from designer.taskdef import schema
from designer.taskdef.compared import Compared
from designer.taskdef.consequences import _TELLERS
from designer.taskdef.risks import BY_PATTERN, OUTSIDE, RISKS

Document = dict[str, Any]
ROLE = "arn:aws:iam::111122223333:role/"
SECRET = "arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:prod/db-Xa93Kd"
PARAMETER = "arn:aws:ssm:ap-northeast-2:111122223333:parameter/prod/db"
DIGEST = "sha256:" + "9f2c41d07be6" * 5 + "abcd"


def container(**members: Any) -> Document:
    return {"containerDefinitions": [{"name": "app", "image": "app:1"} | members]}


def volumes(*, mounted: str, **members: Any) -> Document:
    mount = {"sourceVolume": mounted, "containerPath": "/data"}
    return container(mountPoints=[mount]) | {"volumes": [{"name": "data"} | members]}


def image(text: str) -> Document:
    return container(image=text)


def secret(value: str) -> Document:
    return container(secrets=[{"name": "DB", "valueFrom": value}])


def variable(name: str, value: str) -> Document:
    return container(environment=[{"name": name, "value": value}])


CASES: tuple[tuple[Document, Document, str, str], ...] = (
    # permissions and secrets
    ({}, {"taskRoleArn": f"{ROLE}a"}, "access", "The task may now do what the role a allows."),
    (
        {"taskRoleArn": f"{ROLE}a"},
        {},
        "access",
        "The task may do nothing in AWS any more: it has no task role.",
    ),
    (
        {"taskRoleArn": f"{ROLE}a"},
        {"taskRoleArn": f"{ROLE}b"},
        "access",
        "The task may now do what the role b allows, and no longer what a allows.",
    ),
    (
        {"taskRoleArn": "a"},
        {"taskRoleArn": f"{ROLE}a"},
        "access",
        "The same role, if it is of the account in which this is registered.",
    ),
    (
        {"executionRoleArn": f"{ROLE}a"},
        {"executionRoleArn": f"{ROLE}b"},
        "access",
        "ECS pulls images, reads secrets and writes logs as b now: it must be allowed to.",
    ),
    (
        container(),
        secret(SECRET),
        "access",
        "“app” gets DB from prod/db-Xa93Kd: the execution role must be allowed to read it.",
    ),
    (secret(SECRET), container(), "access", "“app” no longer gets the secret DB."),
    (
        secret(SECRET),
        secret(f"{SECRET}:password::"),
        "access",
        "DB: only the key “password” is passed instead of the whole secret.",
    ),
    (
        secret(f"{SECRET}:a::"),
        secret(f"{SECRET}:b::"),
        "access",
        "DB: another key of the same secret, “a” → “b”.",
    ),
    (
        secret(f"{SECRET}:a::"),
        secret(f"{SECRET}:a:AWSPREVIOUS:"),
        "access",
        "DB: another version of the same secret.",
    ),
    (
        secret(f"{SECRET}:a::"),
        secret(f"{SECRET}:a::".replace("111122223333", "444455556666")),
        "access",
        "DB is read in another account or Region: 111122223333 ap-northeast-2 → 444455556666 ap-northeast-2.",
    ),
    (
        secret(PARAMETER),
        secret(PARAMETER.replace("ap-northeast-2", "us-east-1")),
        "access",
        "DB is read in another account or Region: 111122223333 ap-northeast-2 → 111122223333 us-east-1.",
    ),
    (
        secret("/prod/db"),
        secret(PARAMETER),
        "access",
        "DB: the same parameter, if it is of this account and region.",
    ),
    (
        secret(PARAMETER),
        secret(SECRET),
        "access",
        "DB is read from another place: /prod/db → prod/db-Xa93Kd.",
    ),
    (
        container(),
        variable("DB_PASSWORD", "hunter2hunter2"),
        "access",
        "DB_PASSWORD of “app” looks like a secret in plain text; its value is not shown.",
    ),
    (
        container(),
        container(privileged=True),
        "access",
        "“app” gets all rights on the host, as root has them.",
    ),
    (
        container(privileged=True),
        container(privileged=False),
        "access",
        "“app” has no rights on the host any more.",
    ),
    (container(user="app"), container(user="0:0"), "access", "“app” runs as root now."),
    (
        container(),
        container(linuxParameters={"capabilities": {"add": ["SYS_ADMIN"]}}),
        "access",
        "“app” gains SYS_ADMIN: with that it reaches beyond itself.",
    ),
    (
        container(linuxParameters={"capabilities": {"drop": ["ALL"]}}),
        container(),
        "access",
        "“app” keeps ALL now, which it had dropped.",
    ),
    (
        volumes(mounted="data", host={"sourcePath": "/a"}),
        volumes(mounted="data", host={"sourcePath": "/"}),
        "access",
        "The volume data is / of the host now: the task reaches out of itself.",
    ),
    # images
    (image("app:1.4.2"), image("app:1.5.0"), "images", "New image: 1.4.2 → 1.5.0 of the same repository."),
    (
        image("nginx"),
        image("docker.io/library/nginx:latest"),
        "images",
        "The same image, written in another way.",
    ),
    (
        image("app:1"),
        image("web:1"),
        "images",
        "The image is of another repository: library/app → library/web.",
    ),
    (
        image("app:1"),
        image("ghcr.io/x/app:1"),
        "images",
        "The image comes from another registry: docker.io → ghcr.io.",
    ),
    (
        image("app:1"),
        image(f"app@{DIGEST}"),
        "images",
        "Pinned now: 1 → sha256:9f2c41d07be6 of the same repository.",
    ),
    (
        image(f"app@{DIGEST}"),
        image("app:1"),
        "images",
        "No longer pinned: whatever 1 points to in the same repository is pulled.",
    ),
    ({"containerDefinitions": []}, image("app:1"), "images", "A new container from app:1."),
    (image("app:1"), {"containerDefinitions": []}, "images", "“app” is no longer part of the task."),
    # ports and start
    (
        container(portMappings=[{"containerPort": 8080}]),
        container(),
        "start",
        "Port 8080/tcp of “app” is no longer open.",
    ),
    (
        container(),
        container(portMappings=[{"containerPort": 53, "hostPort": 5353, "protocol": "udp"}]),
        "start",
        "Port 53/udp of “app” is open now, on port 5353 of the host.",
    ),
    (
        container(),
        container(dependsOn=[{"containerName": "db", "condition": "SUCCESS"}]),
        "start",
        "“app” starts after “db” has ended well, and not at all if it fails.",
    ),
    (
        container(),
        container(essential=False),
        "start",
        "When “app” stops, the other containers run on now.",
    ),
    (
        container(command=["a", "b"]),
        container(command=["b", "a"]),
        "start",
        "“app” starts with another command.",
    ),
    (
        {"requiresCompatibilities": ["FARGATE"]},
        {"requiresCompatibilities": ["EC2", "FARGATE"]},
        "start",
        "Can also be run on EC2; ECS checks it for that when registering.",
    ),
    # size
    ({"memory": "1 GB"}, {"memory": "2048"}, "size", "Memory of the task 1 GiB → 2 GiB."),
    ({"cpu": "512"}, {"cpu": "1 vCPU"}, "size", "CPU of the task 0.5 vCPU → 1 vCPU."),
    (
        container(memory=768),
        container(memory=1536),
        "size",
        "“app” is stopped when it takes more than 1,536 MiB of memory; it was 768 MiB.",
    ),
    (
        {"ephemeralStorage": {"sizeInGiB": 30}},
        {},
        "size",
        "The task gets the 20 GiB of ephemeral storage that are usual.",
    ),
    # the rest
    (variable("LOG", "info"), variable("LOG", "warn"), "rest", "“app” gets another value of LOG."),
    ({"tags": [{"key": "team"}]}, {}, "rest", "The revision no longer gets the tag team."),
    (
        {"family": "a"},
        {"family": "b"},
        "rest",
        "Registers as another family: a → b. Services of the old one do not get it.",
    ),
    ({}, {"newMember": 1}, "rest", "New: nothing was set here before."),
    ({"newMember": 1}, {"newMember": 2}, "rest", "Another value than before."),
    ({"newMember": 1}, {}, "rest", "Not set any more: the default applies."),
)


@pytest.mark.parametrize(("before", "after", "risk", "sentence"), CASES, ids=[case[3] for case in CASES])
def test_a_change_has_its_risk_and_its_sentence(before: Any, after: Any, risk: str, sentence: str) -> None:
    (told,) = Compared(before, after).told
    assert (told.risk, str(told.meaning)) == (risk, sentence)


def test_what_is_riskiest_is_read_first() -> None:
    before = container(environment=[{"name": "A", "value": "1"}]) | {"cpu": "256"}
    after = container(image="app:2", command=["x"], user="0") | {"cpu": "512"}
    told = Compared(before, after).told
    assert [one.risk for one in told] == ["access", "images", "start", "size", "rest"] == list(RISKS)


def test_a_container_with_secrets_or_rights_is_read_as_such() -> None:
    before: Document = {"containerDefinitions": []}
    for members in ({"secrets": [{"name": "A", "valueFrom": "b"}]}, {"privileged": True}):
        (told,) = Compared(before, container(**members)).told
        assert told.risk == "access"
    (told,) = Compared(before, container(privileged=False, secrets=[])).told
    assert told.risk == "images"


def test_a_secret_that_comes_into_plain_text_is_told_wherever_it_is() -> None:
    told = Compared(secret(SECRET), variable("DB", "plainly")).told
    assert [(one.risk, str(one.meaning)) for one in told] == [
        ("access", "DB of “app” was a secret and is in plain text now."),
        ("access", "DB of “app” was a secret and is in plain text now."),
    ]
    moved = Compared(variable("DB", "plainly"), secret(SECRET)).told
    assert str(moved[0].meaning) == "DB of “app” was in plain text and is read from prod/db-Xa93Kd now."


@pytest.mark.parametrize("member", OUTSIDE)
def test_mounting_what_lies_outside_of_the_task_is_a_permission(member: str) -> None:
    reached = {member: {"sourcePath": "/var", "fileSystemId": "fs-1"}}
    before = volumes(mounted="other", **reached)
    (told,) = Compared(before, volumes(mounted="data", **reached)).told
    assert told.risk == "access"
    (told,) = Compared(volumes(mounted="other"), volumes(mounted="data")).told
    assert told.risk == "rest"


def test_every_pattern_that_risks_and_sentences_name_is_a_field() -> None:
    assert [pattern for pattern in (*BY_PATTERN, *_TELLERS) if schema.find(pattern) is None] == []
