"""The checks before sending: what each finds in an account, and what it says where nobody can look."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from designer.aws.check import Before, Result, Verdict
from designer.aws.checking import all_checks, make
from designer.teams.models import Person, Target
from tests.aws.things import INDEX, OTHER_ROLE, Things
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy

PASSED, FAILED, UNCHECKED = Verdict.PASSED, Verdict.FAILED, Verdict.UNCHECKED
ECR = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com"
ROLE = "arn:aws:iam::111122223333:role/"
Found = Callable[..., list[Result]]


@pytest.fixture
def things(moto: str, aws: Proxy) -> Things:
    return Things(moto)


@pytest.fixture
def found(target: Target, author: Person) -> Found:
    """What one check finds of a document."""

    def found(name: str, document: dict[str, Any], **more: Any) -> list[Result]:
        before = Before({"family": "checkout-api"} | document, target, more.get("is_agreed", True), "7be1")
        return dict(make(before, author, {name: all_checks()[name]}))[name]

    return found


def verdicts(results: list[Result]) -> list[Verdict]:
    return [one.verdict for one in results]


def of_container(**members: Any) -> dict[str, Any]:
    return {"containerDefinitions": [{"name": "app", "image": "nginx"} | members]}


def of_volume(**efs: Any) -> dict[str, Any]:
    return {"volumes": [{"name": "receipts", "efsVolumeConfiguration": efs}]}


def of_logs(**options: str) -> dict[str, Any]:
    return of_container(logConfiguration={"logDriver": "awslogs", "options": options})


def test_what_was_approved_is_what_is_sent(found: Found) -> None:
    assert verdicts(found("approved_bytes", {})) == [PASSED]
    assert verdicts(found("approved_bytes", {}, is_agreed=False)) == [FAILED]


def test_who_we_are_is_told(found: Found) -> None:
    [said] = found("identity", {})
    assert said.verdict == PASSED
    assert "assumed-role/designer-register" in said.values["principal"]


def test_an_account_that_keeps_us_out_fails(found: Found, aws: Proxy) -> None:
    aws.fail("AssumeRole", "denied", times=9)
    assert verdicts(found("identity", {})) == [FAILED]


def test_an_account_that_cannot_be_reached_is_not_checked(found: Found, aws: Proxy) -> None:
    aws.fail("AssumeRole", "drop before", times=9)
    assert verdicts(found("identity", {})) == [UNCHECKED]
    assert verdicts(found("roles", {"taskRoleArn": f"{ROLE}orders"})) == [UNCHECKED]


def test_roles_exist_and_trust_tasks(found: Found, things: Things) -> None:
    things.role("orders")
    things.role("jump-host", OTHER_ROLE)
    named = {"taskRoleArn": f"{ROLE}orders", "executionRoleArn": "jump-host"}
    other, orders = found("roles", named)
    assert (orders.verdict, other.verdict) == (PASSED, FAILED)
    assert "ecs-tasks.amazonaws.com" in other.statement


def test_a_role_that_is_not_there_fails(found: Found, things: Things) -> None:
    [gone] = found("roles", {"taskRoleArn": f"{ROLE}orders"})
    assert (gone.verdict, gone.values["what"]) == (FAILED, f"{ROLE}orders")


def test_what_is_denied_is_not_checked(found: Found, aws: Proxy) -> None:
    aws.fail("GetRole", "denied", times=2)
    [denied] = found("roles", {"taskRoleArn": f"{ROLE}orders"})
    assert denied.verdict == UNCHECKED
    assert "what the role that looks things up needs" in denied.remedy


def simulated(decision: str) -> Answer:
    result = f"<member><EvalActionName>x</EvalActionName><EvalDecision>{decision}</EvalDecision></member>"
    body = f"<EvaluationResults>{result}</EvaluationResults><IsTruncated>false</IsTruncated>"
    whole = f"<R><SimulatePrincipalPolicyResult>{body}</SimulatePrincipalPolicyResult></R>"
    return Answer(whole.encode(), kind="text/xml")


@pytest.mark.parametrize(
    ("decision", "verdict"), [("allowed", PASSED), ("implicitDeny", FAILED), ("explicitDeny", FAILED)]
)
def test_permission_is_what_iam_simulates(decision: str, verdict: Verdict, found: Found, aws: Proxy) -> None:
    aws.fail("SimulatePrincipalPolicy", simulated("allowed"))
    aws.fail("SimulatePrincipalPolicy", simulated(decision))
    may, pass_on = found("permission", {"taskRoleArn": f"{ROLE}orders"})
    assert (may.verdict, pass_on.verdict) == (PASSED, verdict)
    assert pass_on.values == {"action": "iam:PassRole", "resource": f"{ROLE}orders"}


def test_a_permission_that_is_missing_comes_with_its_statement(found: Found, aws: Proxy) -> None:
    aws.fail("SimulatePrincipalPolicy", simulated("implicitDeny"), times=2)
    _may, pass_on = found("permission", {"taskRoleArn": f"{ROLE}orders"})
    statement = json.loads(pass_on.statement)
    assert (statement["Action"], statement["Resource"]) == ("iam:PassRole", f"{ROLE}orders")


def test_permission_is_not_checked_where_nobody_may_simulate(found: Found, aws: Proxy) -> None:
    aws.fail("SimulatePrincipalPolicy", "denied", times=9)
    assert verdicts(found("permission", {})) == [UNCHECKED]


@pytest.mark.parametrize(
    ("image", "processor", "verdict"),
    [
        (f"{ECR}/checkout-api:2.9.0", "ARM64", PASSED),
        (f"{ECR}/checkout-api:arm", "X86_64", FAILED),
        (f"{ECR}/checkout-api:gone", "ARM64", FAILED),
        (f"{ECR}/gone:1", "ARM64", FAILED),
        ("999999999999.dkr.ecr.ap-northeast-2.amazonaws.com/checkout-api:2.9.0", "ARM64", UNCHECKED),
        ("nginx:1.27", "ARM64", UNCHECKED),
    ],
)
def test_images_are_there_for_the_architecture(
    image: str, processor: str, verdict: Verdict, found: Found, things: Things
) -> None:
    things.repository("checkout-api")
    things.image("checkout-api", "2.9.0")
    things.image("checkout-api", "arm", INDEX | {"manifests": INDEX["manifests"][:1]})
    document = of_container(image=image) | {"runtimePlatform": {"cpuArchitecture": processor}}
    assert verdicts(found("images", document)) == [verdict]


def test_secrets_and_parameters_exist(found: Found, things: Things) -> None:
    arn = things.secret("checkout/db")
    things.parameter("/checkout/jwt")
    ssm = "arn:aws:ssm:ap-northeast-2:111122223333:parameter/checkout/"
    told = [arn, f"{arn[:-6]}gone-Xa93Kd", f"{ssm}jwt", "/checkout/jwt", f"{ssm}gone"]
    document = of_container(secrets=[{"name": f"S{n}", "valueFrom": one} for n, one in enumerate(told)])
    assert verdicts(found("secrets", document)) == [PASSED, FAILED, PASSED, PASSED, FAILED]


@pytest.mark.parametrize(
    ("is_allowed", "key", "verdict"),
    [(False, "password", UNCHECKED), (True, "password", PASSED), (True, "pasword", FAILED)],
)
def test_a_key_is_checked_where_its_secret_may_be_read(
    is_allowed: bool, key: str, verdict: Verdict, found: Found, things: Things, target: Target
) -> None:
    target.reads_secret_keys = is_allowed
    source = f"{things.secret('checkout/db')}:{key}::"
    assert verdicts(found("secrets", of_container(secrets=[{"name": "DB", "valueFrom": source}]))) == [
        verdict
    ]


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        ({"awslogs-group": "/ecs/checkout"}, PASSED),
        ({"awslogs-group": "/ecs/check"}, FAILED),
        ({"awslogs-group": "/ecs/new", "awslogs-create-group": "true"}, PASSED),
        ({"awslogs-group": "/ecs/checkout", "awslogs-region": "us-east-1"}, UNCHECKED),
    ],
)
def test_log_groups_exist_or_are_made(
    options: dict[str, str], verdict: Verdict, found: Found, things: Things
) -> None:
    things.log_group("/ecs/checkout")
    assert verdicts(found("log_groups", of_logs(**options))) == [verdict]


def test_a_file_system_can_be_mounted(found: Found, things: Things) -> None:
    ready, bare = things.file_system("receipts"), things.file_system("bare")
    things.mount_target(ready)
    for system, verdict in ((ready, PASSED), (bare, FAILED), ("fs-0123456789abcdef0", FAILED)):
        assert verdicts(found("file_systems", of_volume(fileSystemId=system))) == [verdict]


def test_an_access_point_is_of_its_file_system(found: Found, things: Things) -> None:
    first, second = things.file_system("receipts"), things.file_system("other")
    point = things.access_point(second, "/other")
    access = {"accessPointId": point}
    _system, wrong = found("file_systems", of_volume(fileSystemId=first, authorizationConfig=access))
    assert (wrong.verdict, wrong.values["other"]) == (FAILED, second)


@pytest.mark.parametrize(("key", "verdict"), [("prod.env", PASSED), ("gone.env", FAILED), ("prod", FAILED)])
def test_environment_files_lie_where_they_are_taken_from(
    key: str, verdict: Verdict, found: Found, things: Things
) -> None:
    things.object("payments-env", "prod.env")
    files = [{"type": "s3", "value": f"arn:aws:s3:::payments-env/{key}"}]
    assert verdicts(found("environment_files", of_container(environmentFiles=files))) == [verdict]


def test_what_the_draft_does_not_have_needs_no_check(found: Found) -> None:
    assert found("file_systems", {}) == found("log_groups", {}) == found("secrets", {}) == []


def test_the_latest_revision_is_compared(found: Found, things: Things) -> None:
    assert "first revision" in found("latest", {})[0].said
    things.service("live", "checkout", "checkout-api")
    assert found("latest", {})[0].values == {"revision": "checkout-api:1"}


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_every_check_has_a_title(name: str) -> None:
    assert str(all_checks()[name].title)
