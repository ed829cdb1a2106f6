"""The rules on the task role and the execution role."""

from typing import Any

import pytest

from tests.taskdef.after_mending import mended_value
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
FILES = {"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::acme-config/orders.env"}]}
NEEDS = {
    "execution-role-missing-env-files": FILES,
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


ELASTIC = {"efsVolumeConfiguration": {"fileSystemId": "fs-1", "authorizationConfig": {"iam": "ENABLED"}}}
S3_FILES = {"s3filesVolumeConfiguration": {"fileSystemArn": "<ARN>"}}
BY_TASK_ROLE = {"efs-iam-needs-task-role": ELASTIC, "s3files-task-role-required": S3_FILES}
ON_EC2 = {"requiresCompatibilities": ["EC2"]}


@pytest.mark.parametrize("rule", BY_TASK_ROLE)
def test_a_volume_may_need_the_task_role(rule: str) -> None:
    volumes = [
        {"name": "plain"},
        {"name": "data", **BY_TASK_ROLE[rule]},
        {"name": "more", **BY_TASK_ROLE[rule]},
    ]
    [finding] = findings(rule, {"taskRoleArn": None, "volumes": volumes})
    assert finding.path == "/taskRoleArn"
    assert "“data”" in finding.message
    for role in ("orders", ORDERS, "${ROLE}", 5):
        assert places(rule, {"taskRoleArn": role, "volumes": volumes}) == []
    assert places(rule, {"taskRoleArn": None, "volumes": volumes[:1]}) == []


@pytest.mark.parametrize("volume", BY_TASK_ROLE.values())
def test_a_task_role_that_a_volume_needs_is_missed_once(volume: dict[str, Any]) -> None:
    document = {**ON_EC2, "taskRoleArn": "", "volumes": [{"name": "data", **volume}]}
    assert places("task-role-missing", document) == []


@pytest.mark.parametrize("iam", ["DISABLED", "<IAM>", None, ""])
def test_efs_without_iam_needs_no_task_role(iam: object) -> None:
    configuration = {"fileSystemId": "fs-1", "authorizationConfig": {"iam": iam}}
    document = {"taskRoleArn": None, "volumes": [{"name": "data", "efsVolumeConfiguration": configuration}]}
    assert places("efs-iam-needs-task-role", document) == []


@pytest.mark.parametrize(
    ("launch_types", "role", "reported"),
    [
        (["EC2"], None, 1),
        (["EXTERNAL"], "", 1),
        (["MANAGED_INSTANCES"], None, 1),
        (None, None, 1),
        (["EC2", "FARGATE"], None, 0),
        (["FARGATE"], None, 0),
        (["EC2"], "orders", 0),
        (["EC2"], "${ROLE}", 0),
        (["<TYPE>"], None, 0),
    ],
)
def test_on_an_instance_a_task_has_a_role_of_its_own(launch_types: Any, role: Any, reported: int) -> None:
    document = {"requiresCompatibilities": launch_types, "taskRoleArn": role}
    assert places("task-role-missing", document) == ["/taskRoleArn"] * reported


@pytest.mark.parametrize(
    ("task_role", "execution_role", "reported"),
    [
        (ORDERS, ORDERS, 1),
        ("orders", "orders", 1),
        ("orders", ORDERS, 1),
        (ORDERS.replace("/", "/team/"), "orders", 1),
        (ORDERS, ORDERS.replace("/", "/team/"), 0),
        (ORDERS, "Orders", 0),
        ("${ROLE}", "${ROLE}", 0),
        (None, None, 0),
    ],
)
def test_task_and_execution_have_a_role_each(task_role: Any, execution_role: Any, reported: int) -> None:
    document = {"taskRoleArn": task_role, "executionRoleArn": execution_role}
    assert places("sec-same-role", document) == ["/taskRoleArn"] * reported


SHARE = {"name": "share", "fsxWindowsFileServerVolumeConfiguration": {"fileSystemId": "fs-1"}}
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


@pytest.mark.parametrize(
    ("launch_type", "platform", "role", "reported"),
    [
        ("EC2", WINDOWS, None, 1),
        ("EC2", WINDOWS, "execution", 0),
        ("EC2", WINDOWS, "${ROLE}", 0),
        ("EC2", {}, None, 0),
        ("FARGATE", WINDOWS, None, 0),
    ],
)
def test_fsx_reads_its_credentials_with_the_execution_role(
    launch_type: str, platform: dict[str, Any], role: Any, reported: int
) -> None:
    document = {"requiresCompatibilities": [launch_type], "executionRoleArn": role, "volumes": [SHARE, SHARE]}
    assert places("fsx-execution-role", {**document, **platform}) == ["/executionRoleArn"] * reported


@pytest.mark.parametrize(
    ("role", "meant"),
    [
        (f" {ORDERS}\n", ORDERS),
        (" orders ", "orders"),
        ("role/orders", "orders"),
        ("/service/orders", "orders"),
        ("arn:aws:sts::111122223333:assumed-role/orders/session", "orders"),
        ("arn:aws:iam::111122223333:user/orders", None),
        (f" {ORDERS.replace('1111', '4444')}", None),
        ("orders task", None),
        ("role/", None),
    ],
)
def test_a_role_is_named_where_it_can_be_told(role: str, meant: str | None) -> None:
    document = {"taskRoleArn": role, "executionRoleArn": ORDERS}
    assert mended_value("role-arn-invalid", document, "/taskRoleArn") == (role if meant is None else meant)


def test_a_role_of_another_account_than_a_parameter_is_left_alone() -> None:
    source = "arn:aws:ssm:eu-west-1:444455556666:parameter/orders/db"
    document = {"taskRoleArn": f"{ORDERS} ", **container(secrets=[{"name": "A", "valueFrom": source}])}
    document["executionRoleArn"] = "execution"
    assert mended_value("role-arn-invalid", document, "/taskRoleArn") == f"{ORDERS} "
