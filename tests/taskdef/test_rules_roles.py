"""The rules on the task role and the execution role."""

from typing import Any

import pytest

from tests.taskdef.found import container, findings, messages, places

ROLES = ("taskRoleArn", "executionRoleArn")
ORDERS = "arn:aws:iam::111122223333:role/orders"


@pytest.mark.parametrize("member", ROLES)
@pytest.mark.parametrize(
    "role",
    [
        ORDERS,
        "arn:aws-cn:iam::111122223333:role/orders",
        "arn:aws-us-gov:iam::111122223333:role/service-role/team/orders",
        "arn:aws-iso-b:iam::111122223333:role/orders",
        "ecsTaskExecutionRole",
        "a+b=c,d.e@f-g_h",
        "",
        None,
        "${TASK_ROLE}",
        "arn:aws:iam::<account>:role/orders",
        7,
    ],
)
def test_a_role_is_given_by_its_arn_or_its_name(member: str, role: object) -> None:
    assert places("role-arn-invalid", {member: role}) == []


@pytest.mark.parametrize("member", ROLES)
@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("arn:aws:iam::111122223333:user/deploy", "“user” of iam"),
        ("arn:aws:iam::111122223333:policy/deploy", "“policy” of iam"),
        ("arn:aws:iam::111122223333:instance-profile/ecs", "“instance-profile” of iam"),
        ("arn:aws:ecs:eu-west-1:111122223333:cluster/main", "“cluster” of ecs"),
        ("arn:aws:iam::11112222333:role/orders", "neither"),
        ("arn:aws:iam::111122223333:role/", "neither"),
        ("arn:aws:iam::111122223333:role/orders task", "neither"),
        ("role/orders", "neither"),
        ("/service/orders", "neither"),
        ("orders task", "neither"),
        ("o" * 65, "neither"),
        (" ", "neither"),
    ],
)
def test_anything_else_is_no_role(member: str, role: str, told: str) -> None:
    [finding] = findings("role-arn-invalid", {member: role})
    assert finding.path == f"/{member}"
    assert told in finding.message


@pytest.mark.parametrize(
    "execution_role",
    [
        "arn:aws:iam::111122223333:role/other",
        "execution",
        None,
        "",
        "arn:aws:iam::${ACCOUNT}:role/other",
        "arn:aws:iam::444455556666:user/other",
    ],
)
def test_roles_of_one_account_go_together(execution_role: str | None) -> None:
    document = {"taskRoleArn": ORDERS, "executionRoleArn": execution_role}
    assert places("role-accounts-differ", document) == []


def test_roles_of_two_accounts_are_reported_with_both() -> None:
    document = {"taskRoleArn": ORDERS, "executionRoleArn": ORDERS.replace("111122223333", "444455556666")}
    assert places("role-accounts-differ", document) == ["/executionRoleArn"]
    [message] = messages("role-accounts-differ", document)
    assert "111122223333" in message
    assert "444455556666" in message


AWSLOGS = {"logConfiguration": {"logDriver": "awslogs"}}
LOG_SECRET = {"logConfiguration": {"logDriver": "splunk", "secretOptions": [{"name": "splunk-token"}]}}
SECRET = {"secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db"}]}
NEEDS = {
    "execution-role-required-awslogs": AWSLOGS,
    "execution-role-required-secret-options": LOG_SECRET,
    "execution-role-required-secrets": SECRET,
}


@pytest.mark.parametrize("rule", NEEDS)
@pytest.mark.parametrize("role", ["execution", ORDERS, "${ROLE}", 5, "not a role"])
def test_any_execution_role_will_do(rule: str, role: object) -> None:
    assert places(rule, {"executionRoleArn": role, **container(**NEEDS[rule])}) == []


@pytest.mark.parametrize("rule", NEEDS)
@pytest.mark.parametrize("role", [None, ""])
def test_a_missing_execution_role_is_reported_once_with_the_first_container_that_needs_it(
    rule: str, role: str | None
) -> None:
    others = [
        {
            "name": "quiet",
            "secrets": [],
            "logConfiguration": {"logDriver": "awsfirelens", "secretOptions": []},
        }
    ]
    needing = [{"name": "app", **NEEDS[rule]}, {"name": "sidecar", **NEEDS[rule]}]
    document = {"executionRoleArn": role, "containerDefinitions": others + needing}
    [finding] = findings(rule, document)
    assert finding.path == "/executionRoleArn"
    assert "“app”" in finding.message
    assert places(rule, {"executionRoleArn": role, "containerDefinitions": others}) == []


@pytest.mark.parametrize(
    ("launch_types", "reported"),
    [(["FARGATE"], 1), (["EC2", "FARGATE"], 1), (["EC2"], 0), (None, 0), (["MANAGED_INSTANCES"], 0)],
)
def test_only_fargate_needs_the_role_for_awslogs(launch_types: Any, reported: int) -> None:
    document = {"executionRoleArn": None, "requiresCompatibilities": launch_types}
    assert len(places("execution-role-required-awslogs", {**document, **container(**AWSLOGS)})) == reported
    assert len(places("execution-role-required-secrets", {**document, **container(**SECRET)})) == 1
    assert len(places("execution-role-required-secret-options", {**document, **container(**LOG_SECRET)})) == 1
