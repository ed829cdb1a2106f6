"""The rules on secrets and environment variables."""

from typing import Any

import pytest

from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import Fragment, container, findings, messages, places

AT = "/containerDefinitions/0/secrets"
OWN, OTHER = "111122223333", "444455556666"


def secret(value_from: object, name: object = "DB_PASSWORD") -> dict[str, object]:
    return {"name": name, "valueFrom": value_from}


def plain(name: object) -> dict[str, object]:
    return {"name": name, "value": "-"}


@pytest.mark.parametrize("name", ["DB_PASSWORD2", "db_password", "", None, "${NAME}", 5])
def test_other_names_do_not_meet(name: object) -> None:
    document = container(environment=[plain("DB_PASSWORD")], secrets=[secret("a", name), secret("b", name)])
    assert places("secret-name-in-environment", document) == []
    if not isinstance(name, str) or not name or name.startswith("$"):
        assert places("secret-name-duplicate", document) == []


def test_a_name_is_a_secret_or_a_variable_of_a_container() -> None:
    both = container(environment=[plain("A"), plain("B")], secrets=[secret("x", "C"), secret("y", "B")])
    assert places("secret-name-in-environment", both) == [f"{AT}/1/name"]
    assert "“B”" in messages("secret-name-in-environment", both)[0]
    apart: Fragment = {
        "containerDefinitions": [{"environment": [plain("A")]}, {"secrets": [secret("x", "A")]}]
    }
    assert places("secret-name-in-environment", apart) == []


def test_a_container_has_one_secret_of_a_name() -> None:
    thrice = container(secrets=[secret("x", "A"), secret("y", "A"), secret("z", "B"), secret("x", "A")])
    assert places("secret-name-duplicate", thrice) == [f"{AT}/1/name", f"{AT}/3/name"]
    apart: Fragment = {
        "containerDefinitions": [{"secrets": [secret("x", "A")]}, {"secrets": [secret("x", "A")]}]
    }
    assert places("secret-name-duplicate", apart) == []


@pytest.mark.parametrize(
    "value_from",
    [
        "/orders/db-password",
        "db_password.v2",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:password::",
        "arn:anything at all",
        "${PARAMETER}",
        "",
        None,
        5,
    ],
)
def test_a_secret_can_come_from_here(value_from: object) -> None:
    assert places("secret-parameter-name-invalid", container(secrets=[secret(value_from)])) == []


@pytest.mark.parametrize(
    ("value_from", "told"),
    [
        ("orders-db:password::", "“:”"),
        ("orders db", "“ ”"),
        (" arn:aws:ssm:eu-west-1:111122223333:parameter/db", "“ ” “:”"),
        ("ARN:aws:ssm", "“:”"),
        ("주문", "“주” “문”"),
        ("p@ss!word", "“@” “!”"),
    ],
)
def test_a_parameter_cannot_be_named_so_and_its_name_is_not_repeated(value_from: str, told: str) -> None:
    [finding] = findings("secret-parameter-name-invalid", container(secrets=[secret(value_from)]))
    assert finding.path == f"{AT}/0/valueFrom"
    assert told in finding.message
    assert value_from not in finding.message


def role(account: str) -> str:
    return f"arn:aws:iam::{account}:role/orders"


def parameter(account: str, partition: str = "aws") -> str:
    return f"arn:{partition}:ssm:eu-west-1:{account}:parameter/orders/db"


@pytest.mark.parametrize(
    ("execution_role", "task_role", "value_from", "reported"),
    [
        (role(OWN), role(OWN), parameter(OWN), False),
        (role(OWN), None, "/orders/db", False),
        (role(OWN), None, f"arn:aws:secretsmanager:eu-west-1:{OTHER}:secret:db", False),
        (role(OWN), None, parameter("${ACCOUNT}"), False),
        (role(OWN), None, parameter(""), False),
        (role(OTHER), role(OWN), parameter(OTHER), False),
        ("execution", None, parameter(OTHER), False),
        (None, None, parameter(OTHER), False),
        (role("${ACCOUNT}"), None, parameter(OTHER), False),
        (role(OWN), None, parameter(OTHER), True),
        (role(OWN), None, parameter(OTHER, "aws-cn"), True),
        (role(OWN), role(OTHER), parameter(OTHER), True),
        ("execution", role(OWN), parameter(OTHER), True),
        (None, role(OWN), parameter(OTHER), True),
    ],
)
def test_a_parameter_is_of_the_account_that_registers(
    execution_role: Any, task_role: Any, value_from: str, reported: bool
) -> None:
    roles = {"executionRoleArn": execution_role, "taskRoleArn": task_role}
    document = {**roles, **container(secrets=[secret(value_from)])}
    expected = [f"{AT}/0/valueFrom"] if reported else []
    assert places("secret-ssm-other-account", document) == expected
    assert all(
        OTHER in message and OWN in message for message in messages("secret-ssm-other-account", document)
    )


@pytest.mark.parametrize("variable", [plain("A"), plain("_"), plain("${NAME}"), plain(5), plain(False)])
def test_a_variable_has_a_name(variable: dict[str, object]) -> None:
    assert places("env-name-blank", container(environment=[variable])) == []


@pytest.mark.parametrize("variable", [plain(""), plain(" "), plain("\t\n"), plain(None), {"value": "x"}, {}])
def test_a_variable_without_a_name_is_reported(variable: dict[str, object]) -> None:
    document = container(environment=[plain("A"), variable])
    assert places("env-name-blank", document) == ["/containerDefinitions/0/environment/1/name"]


SECRET, PARAMETER = (
    f"arn:aws:secretsmanager:eu-west-1:{OWN}:secret:orders/db-AbCdEf",
    f"arn:aws:ssm:eu-west-1:{OWN}:parameter/orders/db",
)


def both_places(value_from: str) -> list[Fragment]:
    option = {"logDriver": "splunk", "secretOptions": [secret(value_from, "splunk-token")]}
    return [container(secrets=[secret(value_from)]), container(logConfiguration=option)]


@pytest.mark.parametrize(
    "source",
    [
        SECRET,
        f"{SECRET}:password::",
        f"{SECRET}::AWSPREVIOUS:",
        f"{SECRET}:::9d4cb84b",
        f"{SECRET}:::",
        SECRET.replace("arn:aws:", "arn:aws-us-gov:"),
        SECRET.replace("orders/db", "rds!db-1_+=.@"),
        PARAMETER,
        PARAMETER.replace("/orders/db", "/db.password"),
        "orders:db",
        "arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/x",
    ],
)
def test_a_secret_or_a_parameter_is_named_by_its_arn(source: str) -> None:
    for document in both_places(source):
        assert places("secret-value-from-invalid", document) == []


@pytest.mark.parametrize(
    ("source", "told", "meant"),
    [
        (f"{SECRET}:password", "name are 1, not", f"{SECRET}:password::"),
        (f"{SECRET}:password:", "name are 2, not", f"{SECRET}:password::"),
        (f"{SECRET}:password:BLUE", "name are 2, not", f"{SECRET}:password:BLUE:"),
        (f"{SECRET}:a:b:c:d", "name are 4, not", None),
        (f"{SECRET} ", "not the ARN of a secret", SECRET),
        (f"{PARAMETER} ", "not the ARN of a secret", PARAMETER),
        (f"{PARAMETER}:3", "not the ARN of a secret", None),
        (PARAMETER.replace("parameter/", "parameter:"), "not the ARN of a secret", None),
        (SECRET.replace("eu-west-1", ""), "not the ARN of a secret", None),
        (SECRET.replace(OWN, "1234"), "not the ARN of a secret", None),
        (f"arn:aws:kms:eu-west-1:{OWN}:key/1", "The ARN is of kms", None),
        ("arn:aws:s3:::acme/db", "The ARN is of s3", None),
    ],
)
def test_from_another_arn_no_secret_can_be_read(source: str, told: str, meant: str | None) -> None:
    rule = "secret-value-from-invalid"
    for document in both_places(source):
        [finding] = findings(rule, document)
        assert told in finding.message
        assert mended_value(rule, document, finding.path) == (source if meant is None else meant)


@pytest.mark.parametrize(
    ("source", "reported"),
    [
        (f"{SECRET}:key:BLUE:1", 1),
        (f"{SECRET}::BLUE:1", 1),
        (f"{SECRET}:key:BLUE:", 0),
        (f"{SECRET}:key::1", 0),
        (f"{SECRET}:a:b:c:d", 0),
    ],
)
def test_a_version_is_named_once(source: str, reported: int) -> None:
    for document in both_places(source):
        assert len(places("secret-version-stage-and-id", document)) == reported


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        (" /orders/db ", "/orders/db"),
        (f" {SECRET}\n", SECRET),
        ("orders db", "orders db"),
        (" arn:x", " arn:x"),
        (" ", " "),
    ],
)
def test_blanks_around_a_source_go(source: str, meant: str) -> None:
    document = container(secrets=[secret(source)])
    assert mended_value("secret-parameter-name-invalid", document, f"{AT}/0/valueFrom") == meant


def test_a_secret_said_twice_is_said_once_and_two_sources_stay() -> None:
    again = container(secrets=[secret("x", "A"), secret("y", "B"), secret("x", "A"), secret("x", "A")])
    assert mended_value("secret-name-duplicate", again, AT) == [secret("x", "A"), secret("y", "B")]
    apart = container(secrets=[secret("x", "A"), secret("y", "A")])
    assert mended_value("secret-name-duplicate", apart, AT) == [secret("x", "A"), secret("y", "A")]


def test_a_variable_without_a_value_makes_way_for_the_secret() -> None:
    rule, variables = "secret-name-in-environment", "/containerDefinitions/0/environment"
    empty = container(
        environment=[{"name": "A"}, plain("B"), {"name": "A", "value": ""}], secrets=[secret("x", "A")]
    )
    assert mended_value(rule, empty, variables) == [plain("B")]
    full = container(environment=[plain("A")], secrets=[secret("x", "A")])
    assert mended_value(rule, full, variables) == [plain("A")]
