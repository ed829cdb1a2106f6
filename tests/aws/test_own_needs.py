"""What this server needs in an account: everything it calls is in the policies it shows, and hardly more."""

import re
from functools import cache
from typing import get_args

import pytest
from botocore import xform_name
from botocore.session import Session

from designer.aws.client import Service
from designer.aws.looking import all_lookups
from designer.aws.own_needs import VALUES, acting, looking_up, registering
from designer.taskdef.permissions.statement import Statement
from designer.teams.models import Target
from tests.documented import HERE

NEED_NO_PERMISSION = {"sts:GetCallerIdentity"}
BY_OTHERS = {"sts:AssumeRole"}
"""This is allowed by the trust policy, and by the policy of whoever this server is."""

FURNISHES_THE_EMULATOR = "emulated.py"

CALLED_OTHERWISE = {"s3:ListBuckets": "s3:ListAllMyBuckets", "s3:ListObjectsV2": "s3:ListBucket"}
"""By operation, what IAM calls the leave for it."""

WITHOUT_A_CALL = {"iam:PassRole", "ecs:TagResource", "ecs:ListTagsForResource"}
"""AWS asks for these when something is registered with roles or tags, and described with its tags."""


def target(**more: object) -> Target:
    return Target(account="111122223333", region="ap-northeast-2", **more)


@cache
def operations() -> dict[str, set[str]]:
    """What boto3 calls each operation of the services there are clients for, as actions of IAM."""
    found: dict[str, set[str]] = {}
    for service in get_args(Service):
        model = Session().get_service_model(service)
        for name in model.operation_names:
            action = f"{model.signing_name}:{name}"
            action = CALLED_OTHERWISE.get(action, action)
            found.setdefault(xform_name(name), set()).add(action)
    return found


def called() -> dict[str, set[str]]:
    """The operations that the code calls by name, and what each may be as an action."""
    sources = (HERE / "designer" / "aws").rglob("*.py")
    text = "\n".join(path.read_text() for path in sources if path.name != FURNISHES_THE_EMULATOR)
    names = {*re.findall(r"\.([a-z0-9_]+)\(", text), *re.findall(r'get_paginator\("([a-z0-9_]+)"\)', text)}
    return {name: operations()[name] for name in names & set(operations())}


def actions(statements: list[Statement]) -> set[str]:
    return {action for one in statements for action in one.actions}


def allowed() -> set[str]:
    mine = (*registering(target()), *acting(target()), *looking_up(target(reads_secret_keys=True)))
    return actions(list(mine))


def test_every_operation_that_the_code_calls_is_allowed_by_what_it_shows() -> None:
    shown = allowed() | NEED_NO_PERMISSION | BY_OTHERS
    assert {name for name, may_be in called().items() if not may_be & shown} == set()
    assert len(called()) > 20


def test_nothing_is_asked_for_that_the_code_does_not_call() -> None:
    used = set().union(*called().values()) | WITHOUT_A_CALL
    assert allowed() - used == set()


def test_what_each_look_up_says_it_calls_is_in_the_policy() -> None:
    said = {action for lookup in all_lookups().values() for action in lookup.actions}
    assert said - {VALUES} <= actions(looking_up(target()))


def test_looking_up_only_reads_and_sees_values_only_where_a_target_allows_it() -> None:
    verbs = {action.partition(":")[2] for action in actions(looking_up(target()))}
    assert all(verb.startswith(("List", "Describe", "Get", "BatchGet", "Simulate")) for verb in verbs)
    assert VALUES not in actions(looking_up(target()))
    [values] = [one for one in looking_up(target(reads_secret_keys=True)) if VALUES in one.actions]
    assert values.resources == ("arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:*",)


@pytest.mark.parametrize(("region", "partition"), [("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")])
def test_resources_are_named_in_their_partition(region: str, partition: str) -> None:
    there = Target(account="111122223333", region=region, reads_secret_keys=True)
    named = [r for one in (*registering(there), *looking_up(there)) for r in one.resources if r != "*"]
    assert {resource.split(":")[1] for resource in named} == {partition}


def test_roles_are_passed_to_tasks_alone_and_tags_set_only_while_registering() -> None:
    conditions = {one.sid: [tuple(c) for c in one.conditions] for one in registering(target())}
    passed = ("StringEquals", "iam:PassedToService", ("ecs-tasks.amazonaws.com",))
    tagged = ("StringEquals", "ecs:CreateAction", ("RegisterTaskDefinition",))
    assert conditions["PassRoles"] == [passed]
    assert conditions["TagWhatIsRegistered"] == [tagged]
