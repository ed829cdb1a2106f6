"""What a task definition refers to, by kind, as it is written and by name."""

import pytest

from designer.taskdef.references import KINDS, LONGEST, named, places, references, words

SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-Xa93Kd"
PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter/prod/jwt"
ROLE = "arn:aws:iam::111122223333:role/path/orders-task"
EFS = {"fileSystemId": "fs-01", "authorizationConfig": {"accessPointId": "fsap-01"}}
S3FILES = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-02"
FSX = {"fileSystemId": "fs-03", "authorizationConfig": {"credentialsParameter": SECRET}}


def container(**members: object) -> dict:
    return {"containerDefinitions": [members]}


FOUND = [
    ({"family": " orders "}, ("family", "orders", "orders")),
    ({"taskRoleArn": ROLE}, ("role", ROLE, "orders-task")),
    ({"executionRoleArn": "ecsTaskExecutionRole"}, ("role", "ecsTaskExecutionRole", "ecsTaskExecutionRole")),
    (container(name="app"), ("container", "app", "app")),
    (container(image="nginx:1.27"), ("image", "nginx:1.27", "docker.io/library/nginx")),
    (container(image="a b"), ("image", "a b", "a b")),
    (container(secrets=[{"valueFrom": SECRET}]), ("secret", SECRET, "prod/db")),
    (container(secrets=[{"valueFrom": f"{SECRET}:password::"}]), ("secret", SECRET, "prod/db")),
    (container(secrets=[{"valueFrom": PARAMETER}]), ("parameter", PARAMETER, "prod/jwt")),
    (container(secrets=[{"valueFrom": "/prod/jwt"}]), ("parameter", "/prod/jwt", "prod/jwt")),
    (
        container(logConfiguration={"secretOptions": [{"valueFrom": SECRET}]}),
        ("secret", SECRET, "prod/db"),
    ),
    (container(repositoryCredentials={"credentialsParameter": "hub"}), ("secret", "hub", "hub")),
    (container(logConfiguration={"options": {"awslogs-group": "/ecs/a"}}), ("log-group", "/ecs/a", "/ecs/a")),
    (
        container(environmentFiles=[{"value": "arn:aws:s3:::b/x.env"}]),
        ("file", *["arn:aws:s3:::b/x.env"] * 2),
    ),
    ({"volumes": [{"efsVolumeConfiguration": EFS}]}, ("access-point", "fsap-01", "fsap-01")),
    (
        {"volumes": [{"s3filesVolumeConfiguration": {"fileSystemArn": S3FILES}}]},
        ("file-system", S3FILES, "fs-02"),
    ),
    ({"volumes": [{"fsxWindowsFileServerVolumeConfiguration": FSX}]}, ("secret", SECRET, "prod/db")),
    ({"tags": [{"key": "team", "value": "pay"}]}, ("tag", "team=pay", "team=pay")),
    ({"tags": [{"key": "team"}]}, ("tag", "team", "team")),
]


@pytest.mark.parametrize(("document", "expected"), FOUND, ids=lambda value: str(value)[:60])
def test_it_is_found_as_written_and_by_name(document: dict, expected: tuple[str, str, str]) -> None:
    assert expected in references(places(document))


@pytest.mark.parametrize("text", [f"{SECRET}:password::", SECRET, SECRET.removesuffix("-Xa93Kd"), "prod/db"])
def test_a_secret_has_one_name_however_it_is_written(text: str) -> None:
    assert named("secret", text) == "prod/db"


@pytest.mark.parametrize("text", ["nginx", "nginx:1.27", "docker.io/library/nginx@sha256:" + "a" * 64])
def test_an_image_has_one_name_whatever_its_tag(text: str) -> None:
    assert named("image", text) == "docker.io/library/nginx"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_asked_for(kind) -> None:
    assert named(kind, "x") in ("x", "docker.io/library/x")


WRONG = [
    {},
    {"family": 1, "tags": "x", "volumes": None},
    {"containerDefinitions": [None, {"image": [], "secrets": {"valueFrom": "x"}}]},
    {"tags": [{"key": 1}, {}, None]},
    {"family": "  "},
]


@pytest.mark.parametrize("document", WRONG, ids=str)
def test_a_document_wrong_in_any_way_refers_to_nothing(document: dict) -> None:
    assert places(document) == []


def test_a_reference_says_where_it_stands() -> None:
    document = container(name="app", secrets=[{"name": "A", "valueFrom": SECRET}])
    assert [place.path for place in places(document)][-1] == "/containerDefinitions/0/secrets/0/valueFrom"


def test_no_value_of_a_variable_is_looked_through() -> None:
    document = container(name="app", environment=[{"name": "DB_PASSWORD", "value": "hunter2"}])
    assert words(places(document)) == "app"


def test_what_is_too_long_for_a_column_is_cut() -> None:
    found = places({"family": "x" * 1000})[0].reference
    assert (len(found.value), len(found.name)) == (LONGEST, 255)
