"""A role's policies read in the account and compared with what a draft needs of it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from designer.drafts.models import Draft
from designer.taskdef.permissions import needed
from designer.taskdef.permissions.statement import policy
from designer.teams.models import Person, Target, Team
from tests.emulator.fixtures import client as aws_client
from tests.emulator.proxy import Proxy
from tests.taskdef.permissions_of import everything

Show = Callable[..., str]
ROLE = "arn:aws:iam::111122223333:role/team/execution"
DOCUMENT = {**everything(), "executionRoleArn": ROLE, "taskRoleArn": "orders-task"}
NEEDED = needed(DOCUMENT, "111122223333", "ap-northeast-2").execution


@pytest.fixture
def iam(moto: str, aws: Proxy) -> Any:
    given = aws_client("sts", moto).assume_role(
        RoleArn="arn:aws:iam::111122223333:role/looker", RoleSessionName="looker"
    )["Credentials"]
    iam = aws_client(
        "iam",
        moto,
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )
    iam.create_role(Path="/team/", RoleName="execution", AssumeRolePolicyDocument=json.dumps(policy([])))
    return iam


@pytest.fixture
def compare(team: Team, author: Person, target: Target, client_of: Callable[[Person], Client]) -> Show:
    """The page after the role was read in the account."""

    def show(document: dict[str, Any] = DOCUMENT, role: str = "execution") -> str:
        draft = Draft.start(team, author, document)
        address = f"/drafts/{draft.pk}/permissions/?target={target.pk}"
        return client_of(author).post(address, {"read": role}).content.decode()

    return show


def test_managed_and_inline_policies_are_judged_together(iam: Any, compare: Show) -> None:
    first, *others = NEEDED
    arn = iam.create_policy(PolicyName="pull", PolicyDocument=json.dumps(policy([first])))["Policy"]["Arn"]
    iam.attach_role_policy(RoleName="execution", PolicyArn=arn)
    for number, one in enumerate(others):
        said = json.dumps(policy([one]))
        iam.put_role_policy(RoleName="execution", PolicyName=f"part-{number}", PolicyDocument=said)
    assert "and nothing beyond." in compare()


def test_the_version_of_a_managed_policy_that_counts_is_read(iam: Any, compare: Show) -> None:
    arn = iam.create_policy(PolicyName="old", PolicyDocument=json.dumps(policy(NEEDED)))["Policy"]["Arn"]
    newer = json.dumps(policy(NEEDED[:1]))
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=newer, SetAsDefault=True)
    iam.attach_role_policy(RoleName="execution", PolicyArn=arn)
    assert "Missing. This would grant it:" in compare()


def test_a_role_without_policies_lacks_everything(iam: Any, compare: Show) -> None:
    page = compare()
    assert "</svg>missing</span>" in page
    assert "</svg>allowed</span>" not in page


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"executionRoleArn": "not-there"}, "NoSuchEntity"),
        (
            {"executionRoleArn": "arn:aws:iam::999988887777:role/x"},
            "of another account than payments-staging",
        ),
        ({"executionRoleArn": "${ROLE}"}, "is neither a role’s ARN nor its name"),
        ({"executionRoleArn": ""}, "name the role first"),
    ],
)
def test_why_a_role_cannot_be_read_is_told(iam: Any, compare: Show, document, says: str) -> None:
    assert says in compare({"containerDefinitions": [], **document})


def test_being_denied_is_told_with_the_services_own_words(iam: Any, compare: Show, aws: Proxy) -> None:
    aws.fail("ListAttachedRolePolicies", "denied", times=9)
    page = compare()
    assert "is not authorized to perform" in page
    assert "</svg>allowed</span>" not in page


def test_it_is_read_with_the_name_of_who_looks(iam: Any, compare: Show, aws: Proxy) -> None:
    compare()
    assert b"RoleSessionName=ecsd-read-mina" in aws.bodies("AssumeRole")[-1]
