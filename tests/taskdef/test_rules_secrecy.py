"""The rules on secrets in plain text: what is taken for one, and what is not."""

from typing import Any

import pytest

from tests.taskdef.found import Fragment, container, findings, messages, places

VALUE = "/containerDefinitions/0/environment/0/value"
WEB_TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJl"
PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIE"


def variable(name: str, value: object) -> Fragment:
    return container(environment=[{"name": name, "value": value}])


@pytest.mark.parametrize(
    "name",
    [
        "AWS_ACCESS_KEY_ID",
        "AWS_SESSION_TOKEN",
        "ECS_ENGINE_AUTH_DATA",
        "PASSWORD",
        "DB_PASSWORD",
        "db-passwd",
        "MYSQL_PWD",
        "spring.datasource.password",
        "dbPassword",
        "SSHPassphrase",
        "CLIENT_SECRET",
        "GITHUB_TOKEN",
        "DD_API_KEY",
        "ddApiKey",
        "APIKEY",
        "AWS_SECRET_KEY",
        "STORAGE_ACCESS_KEY",
        "PRIVATE_KEY",
        "ENCRYPTION_KEY",
        "SECRET_KEY_BASE",
    ],
)
def test_a_name_tells_that_its_value_is_a_secret(name: str) -> None:
    document = variable(name, "hunter2hunter2")
    assert places("sec-plaintext-secret", document) == [VALUE]
    [message] = messages("sec-plaintext-secret", document)
    assert message.startswith(f"“{name}” is a secret by its name")


@pytest.mark.parametrize(
    "name",
    [
        "PWD",
        "DB_PASSWORD_FILE",
        "PASSWORD_LENGTH",
        "MAX_TOKENS",
        "KEY",
        "PUBLIC_KEY",
        "SORT_KEY",
        "DATABASE",
        "MONKEY",
        "NEXT_PUBLIC_MAPS_API_KEY",
        "VITE_API_KEY",
        "REACT_APP_TOKEN",
        "PUBLIC_TOKEN",
        "${NAME}_TOKEN",
        "",
    ],
)
def test_other_names_tell_nothing(name: str) -> None:
    assert places("sec-plaintext-secret", variable(name, "hunter2hunter2")) == []


@pytest.mark.parametrize(
    "value",
    [
        *("", " ", None, 5, True, "true", "No", "off", "12345", "-1.5", "2026-11-23", "2026-11-23T10:00:00Z"),
        *("${DB_PASSWORD}", "{{ password }}", "<password>", "$DB_PASSWORD", "$$X", "%PASSWORD%", "$(cat x)"),
        *("YOUR_PASSWORD", "CHANGEME", "REPLACE_ME", "__PASSWORD__", "****", "xxxx"),
        *(
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x",
            "/run/secrets/db",
            "/",
            "C:\\secrets\\db",
        ),
        *("https://auth.example.com/token", "postgres://db:5432/orders"),
    ],
)
def test_other_values_are_no_secrets(value: object) -> None:
    assert places("sec-plaintext-secret", variable("DB_PASSWORD", value)) == [VALUE] * (value == "/")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("AKIAIOSFODNN7EXAMPLE", "an access key of AWS"),
        ("ASIAIOSFODNN7EXAMPLE", "an access key of AWS"),
        (f"key: {PEM}", "a private key"),
        (PEM.replace("RSA ", ""), "a private key"),
        (WEB_TOKEN, "a JSON web token"),
        ("postgres://orders:hunter2@db.example.com/orders", "an address with a password"),
        ("redis://:hunter2@cache:6379", "an address with a password"),
        ("amqp://guest:12345@mq", "an address with a password"),
    ],
)
def test_some_values_are_secrets_whatever_their_name(value: str, told: str) -> None:
    for name in ("VITE_CONFIG", "DB_PASSWORD", "SETTINGS"):
        [message] = messages("sec-plaintext-secret", variable(name, value))
        assert message.startswith(f"“{name}” holds {told}")
        assert value not in message


@pytest.mark.parametrize(
    "value",
    [
        "AKIA123",
        "XAKIAIOSFODNN7EXAMPLE",
        "AKIAIOSFODNN7EXAMPLES",
        "-----BEGIN PUBLIC KEY-----",
        "eyJhbGci",
        "https://example.com/a:b@c",
        "postgres://orders:${PASSWORD}@db/orders",
        "postgres://orders:$PASSWORD@db/orders",
        "postgres://orders:****@db/orders",
        "postgres://orders@db:5432/orders",
        "mailto:someone@example.com",
    ],
)
def test_what_only_resembles_a_secret_is_none(value: str) -> None:
    assert places("sec-plaintext-secret", variable("SETTINGS", value)) == []


@pytest.mark.parametrize(
    "text", ["a" * 60_000, "a." * 30_000, "://" * 20_000, "eyJ" * 20_000, "a://b:c" * 9_000]
)
def test_long_texts_take_no_longer_than_their_length_asks(text: str) -> None:
    assert findings("sec-plaintext-secret", variable("SETTINGS", text)) == []


COMMAND = "/containerDefinitions/0/command"


@pytest.mark.parametrize(
    ("words", "at", "name"),
    [
        (["--db-password=hunter2"], 0, "--db-password"),
        (["-token", "hunter2"], 1, "-token"),
        (["--api-key", "hunter2"], 1, "--api-key"),
        (["run", "curl --token hunter2 x"], 1, "--token"),
        (["export DB_PASSWORD='hunter 2' && run"], 0, "DB_PASSWORD"),
        (["-Ddb.password=hunter2"], 0, "-Ddb.password"),
        (["java -Xmx1g -Dspring.password=hunter2 -jar x"], 0, "-Dspring.password"),
    ],
)
def test_a_secret_in_a_command_is_found_by_its_flag(words: list[str], at: int, name: str) -> None:
    [finding] = findings("sec-secret-in-command", container(command=words))
    assert finding.path == f"{COMMAND}/{at}"
    assert finding.message == f"“{name}” is a secret by its name, and is given in plain text."


@pytest.mark.parametrize(
    "words",
    [
        ["--db-password-file=/run/secrets/db"],
        ["--db-password=$DB_PASSWORD"],
        ['--db-password="${DB_PASSWORD}"'],
        ["--token", "$(cat /token)"],
        ["--token", "%TOKEN%"],
        ["--token", "--verbose"],
        ["--token"],
        ["echo the token expired"],
        ["DB_PASSWORD=$(get password) run"],
        ["DB_PASSWORD=`get` run"],
        ["--password=true"],
        ["--max-tokens=5000", "--sort-key", "name"],
        ["a --token /run/token"],
    ],
)
def test_a_command_may_refer_to_secrets(words: list[str]) -> None:
    assert places("sec-secret-in-command", container(command=words)) == []


@pytest.mark.parametrize(
    ("members", "path", "told"),
    [
        ({"entryPoint": ["run", "AKIAIOSFODNN7EXAMPLE"]}, "entryPoint/1", "“entryPoint” holds an access key"),
        ({"command": ["x", "amqp://guest:hunter2@mq"]}, "command/1", "“command” holds an address"),
        ({"command": ["--token", WEB_TOKEN]}, "command/1", "“command” holds a JSON web token"),
        (
            {"healthCheck": {"command": ["CMD-SHELL", "ping --password=hunter2"]}},
            "healthCheck/command/1",
            "“--password”",
        ),
        (
            {"dockerLabels": {"db/password": "hunter2"}},
            "dockerLabels/db~1password",
            "“db/password” is a secret",
        ),
        ({"dockerLabels": {"note": PEM}}, "dockerLabels/note", "“note” holds a private key"),
    ],
)
def test_commands_and_labels_are_as_readable_as_the_environment(
    members: dict[str, Any], path: str, told: str
) -> None:
    [finding] = findings("sec-secret-in-command", container(**members))
    assert finding.path == f"/containerDefinitions/0/{path}"
    assert finding.message.startswith(told)


KEY_ID, KEY = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"


@pytest.mark.parametrize(
    ("members", "at"),
    [
        ({"environment": [{"name": "A"}, {"name": KEY_ID, "value": "x"}, {"name": KEY, "value": "y"}]}, 1),
        ({"environment": [{"name": KEY_ID, "value": ""}]}, None),
        ({"environment": [{"name": f"APP_{KEY_ID}", "value": "x"}]}, None),
        ({"secrets": [{"name": KEY_ID, "valueFrom": "/id"}, {"name": KEY, "valueFrom": "/key"}]}, 0),
        ({"secrets": [{"name": "KEY", "valueFrom": KEY}]}, None),
    ],
)
def test_keys_of_aws_are_said_once_a_container(members: dict[str, Any], at: int | None) -> None:
    [member] = members
    expected = [] if at is None else [f"/containerDefinitions/0/{member}/{at}/name"]
    assert places("sec-static-aws-keys", container(**members)) == expected
