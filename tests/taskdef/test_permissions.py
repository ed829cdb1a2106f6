"""Least privilege: what each thing in a document makes a role need, on exactly which resources."""

import json
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import Loader

from designer import taskdef
from designer.taskdef.partitions import partition_of, suffix_of
from designer.taskdef.paths import ABSENT, get
from designer.taskdef.permissions import needed
from designer.taskdef.permissions import needs as package
from designer.taskdef.permissions.needs import all_needs
from tests.taskdef.permissions_of import ACCOUNT, REGION, by_sid, container, everything, of

ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
LOGS = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group"
SSM = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter"


def awslogs(**options: str) -> dict[str, Any]:
    said = {f"awslogs-{name.replace('_', '-')}": value for name, value in options.items()}
    return container(logConfiguration={"logDriver": "awslogs", "options": said})


def test_a_need_is_a_module_that_is_found_by_itself() -> None:
    modules = {path.stem.replace("_", "-") for path in Path(package.__path__[0]).glob("[a-z]*.py")}
    assert set(all_needs()) == modules
    assert all(need.words and need.sources for need in all_needs().values())
    assert all(need.docs.startswith("https://docs.aws.amazon.com/") for need in all_needs().values())


@pytest.mark.parametrize(
    ("image", "repository"),
    [
        (f"{ECR}/orders:1.2", f"eu-west-1:{ACCOUNT}:repository/orders"),
        (f"{ECR}/team/orders@sha256:{'a' * 64}", f"eu-west-1:{ACCOUNT}:repository/team/orders"),
        (f"{ECR}/orders:1@sha256:{'a' * 64}", f"eu-west-1:{ACCOUNT}:repository/orders"),
        (f"{ECR}/orders", f"eu-west-1:{ACCOUNT}:repository/orders"),
        ("999988887777.dkr.ecr.us-east-1.amazonaws.com/x:1", "us-east-1:999988887777:repository/x"),
        ("999988887777.dkr.ecr-fips.us-east-1.amazonaws.com/x:1", "us-east-1:999988887777:repository/x"),
        ("999988887777.dkr-ecr.us-east-1.on.aws/x:1", "us-east-1:999988887777:repository/x"),
        ("<account>.dkr.ecr.us-east-1.amazonaws.com/x:1", "us-east-1:<account>:repository/x"),
        ("${A}.dkr.ecr.${R}.amazonaws.com/${X}:${T}", "${R}:${A}:repository/${X}"),
    ],
)
def test_images_of_private_ecr_are_pulled_from_exactly_their_repositories(
    image: str, repository: str
) -> None:
    assert by_sid(of(container(image=image)).execution) == {
        "SignInToEcr": ({"ecr:GetAuthorizationToken"}, {"*"}),
        "PullImages": (
            {"ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"},
            {f"arn:aws:ecr:{repository}"},
        ),
    }


@pytest.mark.parametrize(
    "image",
    [
        "nginx:1.27",
        "public.ecr.aws/nginx/nginx:1.27",
        "ghcr.io/orders/app:1",
        "0123456789012.dkr.ecr.us-east-1.amazonaws.com/x",
        f"mirror.example.com/{ECR}/orders",
        ECR,
        "",
        "${IMAGE}",
    ],
)
def test_other_images_need_nothing_of_the_role(image: str) -> None:
    assert of(container(image=image)).execution == []


def test_an_image_of_another_account_asks_for_that_accounts_agreement() -> None:
    notes = of(container(image="999988887777.dkr.ecr.us-east-1.amazonaws.com/x:1")).notes
    assert [str(note.said) for note in notes] == [
        "The policy of the repository x in account 999988887777 has to allow it as well."
    ]
    assert of(container(image=f"{ECR}/x:1")).notes == []


def test_where_an_image_comes_from_may_be_unknown_yet() -> None:
    [note] = of(container(image="${IMAGE}:1")).notes
    assert (note.path, "${IMAGE}:1" in str(note.said)) == ("/containerDefinitions/0/image", True)


def test_repositories_that_a_cache_fills_may_be_made_by_the_first_pull() -> None:
    execution = of(container(image=f"{ECR}/docker-hub/library/nginx:1")).execution
    fill = execution[-1]
    assert fill.actions == ("ecr:BatchImportUpstreamImage", "ecr:CreateRepository")
    assert fill.resources == (f"arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/docker-hub/library/nginx",)
    assert fill.only_if


@pytest.mark.parametrize("create", ["false", "", "no"])
def test_logs_need_no_more_than_their_group(create: str) -> None:
    said = by_sid(of(awslogs(group="/ecs/a", region="eu-west-1", create_group=create)).execution)
    assert said == {"WriteLogs": ({"logs:CreateLogStream", "logs:PutLogEvents"}, {f"{LOGS}:/ecs/a:*"})}


def test_a_group_is_made_only_where_the_driver_is_told_to_in_the_region_it_is_told() -> None:
    said = by_sid(of(awslogs(group="/ecs/a", region="us-east-1", create_group="True")).execution)
    group = f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:/ecs/a:*"
    assert said["CreateLogGroups"] == ({"logs:CreateLogGroup"}, {group})
    assert said["WriteLogs"][1] == {group}


FILE = "arn:aws:s3:::settings/prod/app.env"


@pytest.mark.parametrize(
    "document",
    [
        container(environmentFiles=[{"type": "s3", "value": FILE}]),
        container(
            firelensConfiguration={
                "type": "fluentbit",
                "options": {"config-file-type": "s3", "config-file-value": FILE},
            }
        ),
    ],
    ids=["environment file", "configuration of a log router"],
)
def test_files_are_read_from_their_bucket(document: dict[str, Any]) -> None:
    assert by_sid(of(document).execution) == {
        "ReadFiles": ({"s3:GetObject"}, {FILE}),
        "FindBuckets": ({"s3:GetBucketLocation"}, {"arn:aws:s3:::settings"}),
    }


def test_a_configuration_in_the_image_of_the_router_needs_no_bucket_but_is_told_of() -> None:
    options = {"config-file-type": "file", "config-file-value": "/x.conf"}
    found = of(container(firelensConfiguration={"type": "fluentbit", "options": options}))
    assert (found.execution, len(found.notes)) == ([], 1)


@pytest.mark.parametrize(
    ("spec", "sids"),
    [
        (f"credentialspec:{FILE}", {"ReadFiles", "FindBuckets", "ReadVersionsOfFiles", "ListBuckets"}),
        (f"credentialspecdomainless:{SSM}/spec", {"ReadParameters", "DecryptParameters"}),
        ("credentialspec:file://x.json", set()),
    ],
)
@pytest.mark.parametrize("member", ["credentialSpecs", "dockerSecurityOptions"])
def test_specifications_of_active_directory_are_read_where_they_are(spec, sids, member) -> None:
    found = of(container(**{member: [spec]}))
    assert set(by_sid(found.execution)) == sids
    assert bool(found.notes) is ("domainless" in spec)


def test_ecs_exec_is_there_when_asked_for() -> None:
    assert [one.sid for one in of(container(), ecs_exec=True).task] == ["EcsExec"]
    assert of(container()).task == []


def test_who_registers_passes_exactly_the_roles_of_the_document_to_ecs() -> None:
    other = f"arn:aws:iam::{ACCOUNT}:role/team/task"
    [statement] = of({"executionRoleArn": "execution", "taskRoleArn": other}).pass_role
    assert statement.resources == (f"arn:aws:iam::{ACCOUNT}:role/execution", other)
    assert [tuple(one) for one in statement.conditions] == [
        ("StringEquals", "iam:PassedToService", ("ecs-tasks.amazonaws.com",))
    ]
    assert of({}).pass_role == []


def test_every_region_is_in_the_partition_that_botocore_says() -> None:
    for partition in Loader().load_data("endpoints")["partitions"]:
        told = (partition["partition"], partition["dnsSuffix"])
        assert {tuple(partition_of(region)) for region in partition["regions"] if "global" not in region} == {
            told
        }
        assert suffix_of(partition["partition"]) == partition["dnsSuffix"]


@pytest.mark.parametrize("region", ["cn-north-1", "us-gov-west-1", "us-iso-east-1", "eusc-de-east-1"])
def test_resources_are_named_in_their_partition(region: str) -> None:
    document = {**everything(), "executionRoleArn": "execution"}
    found = needed(document, ACCOUNT, region)
    own = [r for one in (*found.execution, *found.task, *found.pass_role) for r in one.resources]
    named = {resource.split(":")[1] for resource in own if f":{region}:{ACCOUNT}:" in resource}
    assert named == {partition_of(region).name}
    assert found.pass_role[0].resources == (f"arn:{partition_of(region).name}:iam::{ACCOUNT}:role/execution",)


def test_what_is_not_known_is_left_to_fill_in_and_told() -> None:
    [logs] = needed(awslogs(group="/ecs/${FAMILY}")).execution
    assert logs.resources == ("arn:aws:logs:<region>:<account>:log-group:/ecs/${FAMILY}:*",)
    assert logs.placeholders == ["<region>"]
    assert of(awslogs(group="/ecs/${FAMILY}")).execution[0].placeholders == ["${FAMILY}"]


def test_every_statement_leads_to_values_that_are_there_and_no_sid_is_there_twice() -> None:
    document = everything()
    found = of(document)
    for statements in (found.execution, found.task):
        assert len({one.sid for one in statements}) == len(statements)
        assert all(one.why and one.sid.isalnum() for one in statements)
    every = [why for one in (*found.execution, *found.task) for why in one.why]
    assert all(get(document, why.path) is not ABSENT for why in every)


def test_half_a_document_is_no_obstacle() -> None:
    odd = [None, 5, "x", [], {}, [None], [5], {"name": 5}, [{"name": 5, "valueFrom": 5}]]
    members = ("image", "secrets", "logConfiguration", "environmentFiles", "credentialSpecs", "mountPoints")
    for value in odd:
        of({"containerDefinitions": value, "volumes": value, "taskRoleArn": value})
        of({"containerDefinitions": [dict.fromkeys(members, value)], "volumes": [{"name": value}]})


def test_the_whole_is_the_json_that_iam_takes() -> None:
    said = json.loads(json.dumps([one.as_json() for one in of(everything()).execution]))
    assert all(set(one) <= {"Sid", "Effect", "Action", "Resource", "Condition"} for one in said)
    assert taskdef.read(json.dumps(said[0])) == said[0]
