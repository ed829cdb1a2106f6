"""The rules on environment variables, the files they come from, and the hosts they name."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import Fragment, container, messages, places

CONTAINER = "/containerDefinitions/0"
VARIABLES = f"{CONTAINER}/environment"
FILE = f"{CONTAINER}/environmentFiles/0/value"
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


def variables(*pairs: tuple[object, object], **more: Any) -> Fragment:
    return container(environment=[{"name": name, "value": value} for name, value in pairs], **more)


def files(*values: object) -> Fragment:
    return container(environmentFiles=[{"type": "s3", "value": value} for value in values])


def test_a_variable_set_twice_keeps_its_last_value() -> None:
    rule = "env-name-duplicate"
    document = variables(("A", "1"), ("B", "2"), ("A", "3"), ("a", "4"), ("B", "5"), ("A", "6"))
    assert places(rule, document) == [f"{VARIABLES}/{index}/name" for index in (2, 4, 5)]
    assert messages(rule, document)[0].startswith("Variable 1 of the container is “A” too")
    kept = [{"name": name, "value": value} for name, value in (("a", "4"), ("B", "5"), ("A", "6"))]
    assert mended_value(rule, document, VARIABLES) == kept


def test_variables_without_a_name_or_with_one_to_fill_in_are_not_compared() -> None:
    assert places("env-name-duplicate", variables(("", "1"), ("", "2"), ("<A>", "3"), ("<A>", "4"))) == []
    apart: Fragment = {"containerDefinitions": [{"environment": [{"name": "A"}]}] * 2}
    assert places("env-name-duplicate", apart) == []


def test_rows_that_nobody_filled_in_go_and_values_without_a_name_stay() -> None:
    rule, named = "env-name-blank", {"name": "A", "value": ""}
    empty = container(environment=[{}, {"name": " ", "value": ""}, named, {"value": None}])
    assert mended_value(rule, empty, VARIABLES) == [named]
    assert mended_value(rule, container(environment=[{"name": ""}]), VARIABLES) is ABSENT
    assert mended_value(rule, variables(("", "info")), VARIABLES) == [{"name": "", "value": "info"}]


@pytest.mark.parametrize(("count", "reported"), [(0, 0), (10, 0), (11, 1)])
def test_a_container_has_10_environment_files_at_most(count: int, reported: int) -> None:
    document = files(*(f"arn:aws:s3:::acme/{n}.env" for n in range(count)))
    assert places("environment-files-max", document) == [f"{CONTAINER}/environmentFiles"] * reported


@pytest.mark.parametrize(
    "value",
    [
        "arn:aws:s3:::acme-config/orders.env",
        "arn:aws-cn:s3:::acme.config/a/b/orders.env",
        "arn:aws:s3:::Acme_Config/x y.env",
        "arn:aws:s3:::<bucket>/orders.env",
        "",
        None,
        5,
    ],
)
def test_an_environment_file_is_an_object_of_s3(value: object) -> None:
    assert places("environment-file-arn", files(value)) == []


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("s3://acme-config/a/orders.env", "acme-config/a/orders.env"),
        (" s3://acme-config/orders.env", "acme-config/orders.env"),
        ("https://acme-config.s3.eu-west-1.amazonaws.com/a/orders.env", "acme-config/a/orders.env"),
        ("https://acme.config.s3.amazonaws.com/orders.env", "acme.config/orders.env"),
        ("https://s3.eu-west-1.amazonaws.com/acme-config/orders.env", "acme-config/orders.env"),
        ("https://s3.amazonaws.com/acme-config/orders.env", "acme-config/orders.env"),
        ("arn:aws:s3:eu-west-1:111122223333:acme-config/orders.env", "acme-config/orders.env"),
        ("https://example.com/orders.env", None),
        ("https://acme-config.s3.amazonaws.com/orders.env?X-Amz-Signature=1", None),
        ("s3://acme-config", None),
        ("s3://acme-config/", None),
        ("arn:aws:s3:::acme-config", None),
        ("arn:aws:ssm:eu-west-1:111122223333:parameter/orders.env", None),
        ("orders.env", None),
    ],
)
def test_any_other_way_to_name_a_file_is_reported_and_written_as_an_arn(
    value: str, meant: str | None
) -> None:
    rule = "environment-file-arn"
    assert places(rule, files(value)) == [FILE]
    for role, partition in (("arn:aws-cn:iam::111122223333:role/x", "aws-cn"), ("x", "aws"), (None, "aws")):
        expected = value if meant is None else f"arn:{partition}:s3:::{meant}"
        assert mended_value(rule, {"executionRoleArn": role, **files(value)}, FILE) == expected


@pytest.mark.parametrize(
    ("value", "reported"),
    [
        ("arn:aws:s3:::acme/orders.env", 0),
        ("arn:aws:s3:::acme/.env", 0),
        ("arn:aws:s3:::acme/orders.txt", 1),
        ("arn:aws:s3:::acme/orders.ENV", 1),
        ("arn:aws:s3:::acme/orders.env.gz", 1),
        ("s3://acme/orders.txt", 0),
    ],
)
def test_the_name_of_an_environment_file_ends_in_env(value: str, reported: int) -> None:
    assert places("environment-file-extension", files(value)) == [FILE] * reported


@pytest.mark.parametrize("launch_type", ["FARGATE", "EC2"])
def test_windows_has_no_environment_files(launch_type: str) -> None:
    document = {"requiresCompatibilities": [launch_type], **files("arn:aws:s3:::acme/orders.env")}
    rule = "environment-files-windows-fargate"
    assert places(rule, {**document, **WINDOWS}) == [f"{CONTAINER}/environmentFiles"]
    assert places(rule, document) == []
    assert places(rule, {**document, **WINDOWS, **files()}) == []


def test_what_ecs_sets_is_left_to_it() -> None:
    rule = "env-agent-reserved"
    document = variables(("ECS_AGENT_URI", "x"), ("AWS_EXECUTION_ENV", ""), ("AWS_REGION", "x"))
    assert places(rule, document) == [f"{VARIABLES}/{index}/name" for index in (0, 1)]
    assert mended_value(rule, document, VARIABLES) == [{"name": "AWS_REGION", "value": "x"}]
    assert places(rule, variables(("AWS_CONTAINER_CREDENTIALS_FULL_URI", "x"), ("ecs_agent_uri", "x"))) == []


@pytest.mark.parametrize(
    ("name", "value", "reported"),
    [
        ("NODE_TLS_REJECT_UNAUTHORIZED", "0", 1),
        ("NODE_TLS_REJECT_UNAUTHORIZED", "1", 0),
        ("NODE_TLS_REJECT_UNAUTHORIZED", "", 0),
        ("PYTHONHTTPSVERIFY", "0", 1),
        ("PYTHONHTTPSVERIFY", "1", 0),
        ("GIT_SSL_NO_VERIFY", "1", 1),
        ("GIT_SSL_NO_VERIFY", "True", 1),
        ("GIT_SSL_NO_VERIFY", "0", 0),
        ("GIT_SSL_NO_VERIFY", 1, 0),
        ("SSL_NO_VERIFY", "1", 0),
    ],
)
def test_programs_that_trust_any_server_are_reported(name: str, value: object, reported: int) -> None:
    document = variables((name, value))
    assert places("sec-tls-verification-off", document) == [f"{VARIABLES}/0/value"] * reported


def beside_cache(value: object, mode: str | None = "awsvpc", **more: Any) -> Fragment:
    own = {"name": "web", "environment": [{"name": "URL", "value": value}], **more}
    cache = {"name": "cache", "portMappings": [{"containerPort": 6379}]}
    launch_type = "FARGATE" if mode == "awsvpc" else "EC2"
    return {
        "requiresCompatibilities": [launch_type],
        "networkMode": mode,
        "containerDefinitions": [own, cache],
    }


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("redis://cache", "redis://localhost"),
        ("redis://cache:6379/0", "redis://localhost:6379/0"),
        ("redis://user:pass@cache:6379", "redis://user:pass@localhost:6379"),
        ("cache:6379", "localhost:6379"),
        ("user@cache", "user@localhost"),
        ("http://cache/cache", "http://localhost/cache"),
        ("http://cache/ http://web/ http://cache:1", "http://localhost/ http://web/ http://localhost:1"),
    ],
)
def test_containers_of_one_network_find_each_other_on_localhost(value: str, meant: str) -> None:
    rule, path = "container-name-as-host", f"{VARIABLES}/0/value"
    for mode in ("awsvpc", "host"):
        document = beside_cache(value, mode)
        assert places(rule, document) == [path]
        assert f"“cache” is a container of this task: with network mode {mode}" in messages(rule, document)[0]
        assert mended_value(rule, document, path) == meant
    for elsewhere in ("bridge", "none", None, "${MODE}"):
        assert places(rule, beside_cache(value, elsewhere)) == []


@pytest.mark.parametrize(
    "value",
    [
        "redis://cache.example.com:6379",
        "redis://cache:secret@db.example.com/0",
        "redis://cache:secret@db/0",
        "redis://cache-2:6379",
        "http://web:8080/",
        "http://Cache/",
        "cache",
        "cache:redis",
        "x cache:6379",
        "cache:6379,other:6379",
        "key:cache:6379",
        "user@cache.example.com",
        "://" * 20_000,
        5,
        None,
    ],
)
def test_another_host_or_word_is_no_container(value: object) -> None:
    assert places("container-name-as-host", beside_cache(value)) == []


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("redis://localhost:6379/0", "localhost:6379"),
        ("127.0.0.1:6379", "127.0.0.1:6379"),
        ("x@localhost:6379", "localhost:6379"),
        ("http://localhost:80 http://localhost:6379", "localhost:6379"),
    ],
)
def test_in_bridge_mode_localhost_is_the_container_itself(value: str, address: str) -> None:
    rule = "bridge-localhost-to-sibling"
    for mode in ("bridge", None):
        [message] = messages(rule, beside_cache(value, mode))
        assert f"{address} is the container itself; port 6379 is one of “cache”" in message
    assert "mode default" in messages(rule, {**beside_cache(value, None), **WINDOWS})[0]
    for mode in ("awsvpc", "host", "none"):
        assert places(rule, beside_cache(value, mode)) == []


@pytest.mark.parametrize(
    ("value", "own"),
    [
        ("localhost:6380", []),
        ("localhost:63790", []),
        ("localhost", []),
        ("my.localhost:6379", []),
        ("10.127.0.0.1:6379", []),
        ("localhost:6379", [{"containerPort": 6379}]),
        ("localhost:6379", [{"containerPortRange": "6000-7000"}]),
    ],
)
def test_a_port_that_no_other_container_has_may_be_on_localhost(
    value: str, own: list[dict[str, Any]]
) -> None:
    assert places("bridge-localhost-to-sibling", beside_cache(value, "bridge", portMappings=own)) == []
