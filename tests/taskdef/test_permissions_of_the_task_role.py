"""Least privilege of the task role: file systems, destinations of logs, traces and metrics."""

from typing import Any

import pytest

from tests.taskdef.permissions_of import ACCOUNT, REGION, by_sid, container, of

LOGS = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group"


def router(**options: str) -> dict[str, Any]:
    return container(logConfiguration={"logDriver": "awsfirelens", "options": options})


def efs(read_only: bool = False, user: str = "1000", point: str = "", iam: str = "ENABLED") -> dict[str, Any]:
    authorization = {"iam": iam, **({"accessPointId": point} if point else {})}
    volume = {"fileSystemId": "fs-1", "authorizationConfig": authorization}
    mount = {"sourceVolume": "v", "containerPath": "/v", "readOnly": read_only}
    return {
        **container(mountPoints=[mount], **({"user": user} if user else {})),
        "volumes": [{"name": "v", "efsVolumeConfiguration": volume}],
    }


EFS = f"arn:aws:elasticfilesystem:{REGION}:{ACCOUNT}"
MOUNT, WRITE, ROOT = (f"elasticfilesystem:Client{name}" for name in ("Mount", "Write", "RootAccess"))


@pytest.mark.parametrize(
    ("document", "actions"),
    [
        (efs(), {MOUNT, WRITE}),
        (efs(read_only=True), {MOUNT}),
        (efs(user="root"), {MOUNT, WRITE, ROOT}),
        (efs(user="0:0", read_only=True), {MOUNT, ROOT}),
        (efs(user=""), {MOUNT, WRITE, ROOT}),
        (efs(user="", point="fsap-1"), {MOUNT, WRITE}),
        (efs(iam="DISABLED"), set()),
    ],
)
def test_a_task_mounts_writes_and_is_root_on_efs_only_as_far_as_it_does(document, actions) -> None:
    found = of(document).task
    assert {action for one in found for action in one.actions} == actions
    assert all(one.resources == (f"{EFS}:file-system/fs-1",) for one in found)


def test_being_root_is_in_doubt_where_the_image_decides() -> None:
    assert [bool(one.only_if) for one in of(efs(user="")).task] == [False, True]
    assert [bool(one.only_if) for one in of(efs(user="root")).task] == [False, False]


def test_an_access_point_is_the_only_way_in() -> None:
    [mount] = of(efs(point="fsap-1")).task
    through = ("StringEquals", "elasticfilesystem:AccessPointArn", (f"{EFS}:access-point/fsap-1",))
    assert [tuple(one) for one in mount.conditions] == [through]


def test_two_access_points_make_two_statements() -> None:
    first, second = efs(point="fsap-1")["volumes"][0], efs(point="fsap-2")["volumes"][0]
    task = of({**efs(), "volumes": [first, {**second, "name": "w"}]}).task
    assert [one.sid for one in task] == ["MountFileSystems", "MountFileSystems2"]


def test_s3_files_are_mounted_by_their_own_arns() -> None:
    system = f"arn:aws:s3files:{REGION}:{ACCOUNT}:file-system/fs-1"
    volume = {"fileSystemArn": system, "accessPointArn": f"{system}/access-point/fsap-1"}
    mount = {"sourceVolume": "v", "containerPath": "/v"}
    document = {
        **container(mountPoints=[mount]),
        "volumes": [{"name": "v", "s3filesVolumeConfiguration": volume}],
    }
    [statement] = of(document).task
    assert (statement.actions, statement.resources) == (
        ("s3files:ClientMount", "s3files:ClientWrite"),
        (system,),
    )
    assert statement.conditions[0].values == (f"{system}/access-point/fsap-1",)


AOSS = "abc.eu-west-1.aoss.amazonaws.com"
HOST = f"vpc-orders-{'a1' * 13}.eu-west-1.es.amazonaws.com"


@pytest.mark.parametrize(
    ("options", "action", "resource"),
    [
        ({"Name": "cloudwatch_logs", "log_group_name": "/a"}, "logs:PutLogEvents", f"{LOGS}:/a:*"),
        (
            {"name": "cloudwatch", "log_group_name": "/a/$(ecs_cluster)", "region": "us-east-1"},
            "logs:DescribeLogStreams",
            f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:/a/*:*",
        ),
        (
            {"Name": "cloudwatch_logs", "log_group_name": "/a", "auto_create_group": "On"},
            "logs:CreateLogGroup",
            f"{LOGS}:/a:*",
        ),
        (
            {"Name": "cloudwatch_logs", "log_group_name": "/a", "log_retention_days": "7"},
            "logs:PutRetentionPolicy",
            f"{LOGS}:/a:*",
        ),
        (
            {"Name": "kinesis_firehose", "delivery_stream": "s", "region": "us-east-1"},
            "firehose:PutRecordBatch",
            f"arn:aws:firehose:us-east-1:{ACCOUNT}:deliverystream/s",
        ),
        (
            {"Name": "kinesis_streams", "Stream": "s"},
            "kinesis:PutRecords",
            f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/s",
        ),
        ({"Name": "s3", "bucket": "b"}, "s3:PutObject", "arn:aws:s3:::b/fluent-bit-logs/*"),
        (
            {"Name": "s3", "bucket": "b", "s3_key_format": "/app/%Y/$TAG"},
            "s3:PutObject",
            "arn:aws:s3:::b/app/*",
        ),
        (
            {"Name": "opensearch", "Host": HOST, "Aws_Auth": "On"},
            "es:ESHttpPost",
            f"arn:aws:es:{REGION}:{ACCOUNT}:domain/orders/*",
        ),
        (
            {"Name": "es", "Host": "logs.example.com", "Aws_Auth": "On"},
            "es:ESHttpPost",
            f"arn:aws:es:{REGION}:{ACCOUNT}:domain/*",
        ),
        (
            {"Name": "es", "Host": AOSS, "Aws_Auth": "On", "Aws_Service_Name": "aoss"},
            "aoss:APIAccessAll",
            f"arn:aws:aoss:{REGION}:{ACCOUNT}:collection/abc",
        ),
        (
            {"Name": "firehose", "delivery_stream": "s", "role_arn": "arn:aws:iam::999988887777:role/logs"},
            "sts:AssumeRole",
            "arn:aws:iam::999988887777:role/logs",
        ),
    ],
)
def test_a_log_router_sends_to_exactly_its_destination(options, action, resource) -> None:
    [statement] = [one for one in of(router(**options)).task if action in one.actions]
    assert statement.resources == (resource,)


@pytest.mark.parametrize(
    "options",
    [
        {"Name": "http", "Host": "x"},
        {"Name": "opensearch", "Host": HOST},
        {"Name": "s3"},
        {},
        {"Name": "firehose"},
    ],
)
def test_what_goes_elsewhere_or_nowhere_yet_needs_nothing(options: dict[str, str]) -> None:
    assert of(router(**options)).task == []


def collector(command: str, **variables: str) -> dict[str, Any]:
    environment = [{"name": name, "value": value} for name, value in variables.items()]
    image = "public.ecr.aws/aws-observability/aws-otel-collector:v0.45.0"
    return container(image=image, command=[f"--config=/etc/ecs/{command}.yaml"], environment=environment)


ENDPOINT = "https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1/api/v1/remote_write"


@pytest.mark.parametrize(
    ("document", "sent"),
    [
        (collector("ecs-xray"), {"SendTraces": {"*"}}),
        (
            collector("ecs-cloudwatch-xray"),
            {"SendTraces": {"*"}, "SendMetricsAsLogs": {f"{LOGS}:/aws/ecs/*"}},
        ),
        (
            collector("ecs-default-config"),
            {"SendTraces": {"*"}, "SendMetricsAsLogs": {f"{LOGS}:aws/ecs/containerinsights/*"}},
        ),
        (
            collector("ecs-amp", AWS_PROMETHEUS_ENDPOINT=ENDPOINT),
            {"WriteMetrics": {f"arn:aws:aps:us-east-1:{ACCOUNT}:workspace/ws-1"}},
        ),
        (container(image="amazon/aws-xray-daemon:3.x"), {"SendTraces": {"*"}}),
        (collector("mine"), {}),
    ],
)
def test_collectors_send_what_their_command_says(document: dict[str, Any], sent: dict[str, set[str]]) -> None:
    assert {sid: resources for sid, (_actions, resources) in by_sid(of(document).task).items()} == sent


def test_a_collector_with_a_configuration_of_its_own_is_told_of() -> None:
    assert len(of(collector("mine")).notes) == 1
    assert of(collector("ecs-xray")).notes == []


def test_envoy_fetches_the_configuration_of_its_node() -> None:
    node = f"arn:aws:appmesh:{REGION}:{ACCOUNT}:mesh/m/virtualNode/n"
    document = container(environment=[{"name": "APPMESH_RESOURCE_ARN", "value": node}])
    assert by_sid(of(document).task) == {"ConfigureEnvoy": ({"appmesh:StreamAggregatedResources"}, {node})}
