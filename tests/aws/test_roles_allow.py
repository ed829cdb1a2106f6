"""Whether the roles of a task allow what its draft needs: read in the account, compared, never guessed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from designer.aws.check import Before, Result, Verdict
from designer.aws.checking import all_checks, make
from designer.teams.models import Person, Target
from tests.aws.things import Things, policy
from tests.emulator.proxy import Proxy

PASSED, FAILED, UNCHECKED = Verdict.PASSED, Verdict.FAILED, Verdict.UNCHECKED
ROLE = "arn:aws:iam::111122223333:role/execution"
ALLOW = {"Effect": "Allow", "Resource": "*"}
READ = {"Action": "secretsmanager:GetSecretValue"}
DECRYPT = {"Action": "kms:Decrypt"}
Found = Callable[..., Result]


@pytest.fixture
def things(moto: str, aws: Proxy) -> Things:
    made = Things(moto)
    made.role("execution")
    return made


@pytest.fixture
def found(target: Target, author: Person) -> Found:
    """What is found of the execution role of a container with secrets from these."""

    def found(*sources: str, **more: Any) -> Result:
        secrets = [{"name": f"S{n}", "valueFrom": one} for n, one in enumerate(sources)]
        app = {"name": "app", "image": "nginx", "secrets": secrets}
        document = {"family": "checkout-api", "executionRoleArn": ROLE, "containerDefinitions": [app]} | more
        before = Before(document, target, is_agreed=True, digest="7be1")
        [result] = dict(make(before, author, {"roles_allow": all_checks()["roles_allow"]}))["roles_allow"]
        return result

    return found


def asked_for(result: Result) -> list[tuple[Any, Any]]:
    return [(one["Action"], one["Resource"]) for one in json.loads(result.statement)["Statement"]]


def test_what_is_missing_is_named_with_the_policy_that_allows_it(found: Found, things: Things) -> None:
    arn = things.secret("checkout/db")
    result = found(arn)
    assert (result.verdict, result.values["actions"]) == (FAILED, "secretsmanager:GetSecretValue")
    assert asked_for(result) == [("secretsmanager:GetSecretValue", arn)]


def test_the_policy_it_says_is_enough(found: Found, things: Things) -> None:
    arn = things.secret("checkout/db")
    things.grant("execution", *json.loads(found(arn).statement)["Statement"])
    assert found(arn).verdict == PASSED


@pytest.mark.parametrize(
    "granted",
    [
        READ,
        {"Action": "secretsmanager:Get*"},
        {"Action": "*"},
        READ | {"Resource": "arn:aws:secretsmanager:*:111122223333:secret:checkout/*"},
    ],
)
def test_wildcards_allow(granted: dict[str, str], found: Found, things: Things) -> None:
    things.grant("execution", granted)
    assert found(things.secret("checkout/db")).verdict == PASSED


def test_what_is_denied_fails_though_it_is_allowed(found: Found, things: Things) -> None:
    things.grant(
        "execution",
        READ,
        READ | {"Effect": "Deny", "Resource": "arn:aws:secretsmanager:*:*:secret:checkout/*"},
    )
    result = found(things.secret("checkout/db"))
    assert (result.verdict, result.said) == (FAILED, "{role} is denied {actions}.")


def test_a_condition_that_cannot_be_judged_is_not_checked(found: Found, things: Things) -> None:
    things.grant("execution", READ | {"Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}})
    assert found(things.secret("checkout/db")).verdict == UNCHECKED


@pytest.mark.parametrize("call", ["GetRole", "ListRolePolicies", "ListAttachedRolePolicies"])
def test_what_may_not_be_read_is_not_checked(call: str, found: Found, things: Things, aws: Proxy) -> None:
    things.grant("execution", {"Action": "*"})
    aws.fail(call, "denied", times=2)
    assert found("/checkout/jwt").verdict == UNCHECKED


def test_a_role_of_another_account_or_that_is_not_there_is_not_checked(found: Found, things: Things) -> None:
    other = ROLE.replace("1111", "9999")
    assert found("/checkout/jwt", executionRoleArn=other).verdict == UNCHECKED
    assert found("/checkout/jwt", executionRoleArn=f"{ROLE}-gone").verdict == UNCHECKED


def test_managed_policies_count(found: Found, things: Things) -> None:
    iam, said = things.of("iam"), policy(ALLOW | READ)
    made = iam.create_policy(PolicyName="read", PolicyDocument=said)["Policy"]["Arn"]
    iam.attach_role_policy(RoleName="execution", PolicyArn=made)
    assert found(things.secret("checkout/db")).verdict == PASSED


def test_a_boundary_keeps_out_what_policies_allow(found: Found, things: Things) -> None:
    iam, said = things.of("iam"), policy(ALLOW | {"Action": "logs:*"})
    made = iam.create_policy(PolicyName="bound", PolicyDocument=said)["Policy"]["Arn"]
    things.grant("execution", {"Action": "*"})
    iam.put_role_permissions_boundary(RoleName="execution", PermissionsBoundary=made)
    assert found(things.secret("checkout/db")).verdict == FAILED


def test_a_secret_that_lets_the_role_in_itself_is_enough(found: Found, things: Things) -> None:
    arn = things.secret("checkout/db")
    said = policy(ALLOW | READ | {"Principal": {"AWS": ROLE}})
    things.of("secretsmanager").put_resource_policy(SecretId=arn, ResourcePolicy=said)
    assert found(arn).verdict == PASSED


def test_it_fails_only_where_the_policy_of_the_thing_can_be_seen(
    found: Found, things: Things, aws: Proxy
) -> None:
    aws.fail("GetResourcePolicy", "denied", times=2)
    result = found(things.secret("checkout/db"))
    assert (result.verdict, result.values["actions"]) == (UNCHECKED, "secretsmanager:GetSecretValue")


def test_a_secret_with_a_key_of_its_own_needs_leave_to_decrypt_with_that_key(
    found: Found, things: Things
) -> None:
    key = things.key()
    arn = things.secret("checkout/db", KmsKeyId=key)
    things.grant("execution", READ)
    assert asked_for(found(arn)) == [("kms:Decrypt", key)]
    things.grant("execution", DECRYPT | {"Resource": key})
    assert found(f"{arn}:password::").verdict == PASSED


def test_a_parameter_with_a_key_of_its_own_named_by_its_alias(found: Found, things: Things) -> None:
    key = things.key()
    things.of("kms").create_alias(AliasName="alias/checkout", TargetKeyId=key)
    things.parameter("/checkout/jwt", KeyId="alias/checkout")
    things.grant("execution", {"Action": "ssm:GetParameters"})
    assert asked_for(found("/checkout/jwt")) == [("kms:Decrypt", key)]


def test_the_key_of_aws_needs_no_leave(found: Found, things: Things) -> None:
    things.parameter("/checkout/jwt")
    things.grant("execution", READ, {"Action": "ssm:GetParameters"})
    assert found(things.secret("checkout/db"), "/checkout/jwt").verdict == PASSED


def test_a_key_that_is_not_told_is_not_checked(found: Found, things: Things, aws: Proxy) -> None:
    things.grant("execution", READ)
    arn = things.secret("checkout/db", KmsKeyId=things.key())
    aws.fail("DescribeSecret", "denied", times=2)
    result = found(arn)
    assert (result.verdict, result.values["actions"]) == (UNCHECKED, "kms:Decrypt")


def test_a_key_that_is_not_told_does_not_matter_where_any_may_be_used(
    found: Found, things: Things, aws: Proxy
) -> None:
    things.grant("execution", READ, DECRYPT)
    arn = things.secret("checkout/db")
    aws.fail("DescribeSecret", "denied", times=2)
    assert found(arn).verdict == PASSED


def test_a_secret_is_asked_for_its_key_once(found: Found, things: Things, aws: Proxy) -> None:
    arn = things.secret("checkout/db")
    found(f"{arn}:user::", f"{arn}:password::")
    assert aws.count("DescribeSecret") == 1


@pytest.mark.parametrize(("has_policy", "verdict"), [(False, PASSED), (True, FAILED)])
def test_a_file_system_without_a_policy_lets_everybody_mount_it(
    has_policy: bool, verdict: Verdict, found: Found, things: Things
) -> None:
    system = things.file_system("receipts")
    if has_policy:
        things.nobody_mounts(system)
    efs = {
        "fileSystemId": system,
        "transitEncryption": "ENABLED",
        "authorizationConfig": {"iam": "ENABLED"},
    }
    mounted = {"name": "app", "image": "nginx", "mountPoints": [{"sourceVolume": "v", "containerPath": "/v"}]}
    volumes = [{"name": "v", "efsVolumeConfiguration": efs}]
    result = found(taskRoleArn=ROLE, volumes=volumes, containerDefinitions=[mounted])
    assert result.verdict == verdict
