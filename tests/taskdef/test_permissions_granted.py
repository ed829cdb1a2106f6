"""Policies compared with what a document needs: granted, missing, not judged, wider."""

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.taskdef.permissions import needed
from designer.taskdef.permissions.globs import covers, overlaps
from designer.taskdef.permissions.granted import Comparison, NotAPolicy, compare
from designer.taskdef.permissions.pass_role import TO_TASKS
from designer.taskdef.permissions.statement import Condition, Statement, policy
from tests import corpus
from tests.taskdef.permissions_of import ACCOUNT, REGION, everything, real, templates

ORDERS = f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository/orders"
SECRET = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret"
PULL = Statement("Pull", ("ecr:BatchGetImage",), (ORDERS,))
LOGIN = Statement("Login", ("ecr:GetAuthorizationToken",), ("*",))
READ = Statement("Read", ("secretsmanager:GetSecretValue",), (f"{SECRET}:db-??????",))
OPEN = Statement("Read", ("secretsmanager:GetSecretValue",), (f"{SECRET}:${{NAME}}-a1B2c3",))
PASS = Statement("Pass", ("iam:PassRole",), (f"arn:aws:iam::{ACCOUNT}:role/task",), (TO_TASKS,))


def allow(action: Any = "ecr:BatchGetImage", resource: Any = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(**said: Any) -> dict[str, Any]:
    return {"Effect": "Deny", "Action": "*", "Resource": "*", **said}


def against(statement: Statement, *granting: dict[str, Any]) -> str:
    """The verdict on a statement with one right."""
    found = compare([statement], [policy(granting)])
    return verdict(found)


def verdict(found: Comparison) -> str:
    told = {"granted": found.granted, "missing": found.missing, "not judged": found.not_judged}
    [name] = [name for name, listed in told.items() if listed]
    return name


@pytest.mark.parametrize(
    ("statement", "granting", "expected"),
    [
        (PULL, [allow()], "granted"),
        (PULL, [allow("ECR:batchgetimage")], "granted"),
        (PULL, [allow("ecr:Batch*", f"{ORDERS[:-2]}*")], "granted"),
        (PULL, [allow("ecr:BatchGetImag?", ORDERS)], "granted"),
        (PULL, [allow("*")], "granted"),
        (PULL, [allow(["s3:GetObject", "ecr:BatchGetImage"], ["arn:x", ORDERS])], "granted"),
        (PULL, [], "missing"),
        (PULL, [allow("ecr:GetDownloadUrlForLayer")], "missing"),
        (PULL, [allow("ecr:Batch?")], "missing"),
        (PULL, [allow(resource=f"{ORDERS}-other")], "missing"),
        (PULL, [allow(resource=ORDERS.upper())], "missing"),
        (PULL, [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}], "granted"),
        (PULL, [{"Effect": "Allow", "NotAction": "ecr:*", "Resource": "*"}], "missing"),
        (PULL, [{"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::*"}], "granted"),
        (PULL, [{"Effect": "Allow", "Action": "*", "NotResource": f"{ORDERS[:-3]}*"}], "missing"),
        (PULL, [allow(), deny()], "missing"),
        (PULL, [allow(), deny(Action="s3:*")], "granted"),
        (PULL, [allow(), deny(Resource=f"{ORDERS}/*")], "granted"),
        (PULL, [allow(), {"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"}], "missing"),
        (PULL, [allow(), {"Effect": "Deny", "Action": "*", "NotResource": ORDERS}], "granted"),
        (PULL, [allow(), {"Effect": "Deny", "Action": "*", "NotResource": "arn:aws:s3:::*"}], "missing"),
        (PULL, [allow(Condition={"StringEquals": {"aws:PrincipalTag/team": "x"}})], "not judged"),
        (PULL, [allow(), deny(Condition={"Bool": {"aws:SecureTransport": "false"}})], "not judged"),
        (PULL, [allow(resource=f"{ORDERS[:-6]}${{aws:PrincipalTag/team}}")], "not judged"),
        (PULL, [allow(resource="arn:aws:s3:::${aws:username}")], "missing"),
        (LOGIN, [allow("ecr:*", ORDERS)], "missing"),
        (LOGIN, [allow("ecr:*", "*")], "granted"),
        (LOGIN, [allow("ecr:*"), deny(Resource=ORDERS)], "granted"),
        (READ, [allow("secretsmanager:*", f"{SECRET}:db-*")], "granted"),
        (READ, [allow("secretsmanager:*", f"{SECRET}:db-??????")], "granted"),
        (READ, [allow("secretsmanager:*", f"{SECRET}:db-a1B2c3")], "not judged"),
        (READ, [allow("secretsmanager:*", f"{SECRET}:db")], "missing"),
        (READ, [allow("secretsmanager:*"), deny(Resource=f"{SECRET}:db-a*")], "not judged"),
        (OPEN, [allow("secretsmanager:*", OPEN.resources[0])], "granted"),
        (OPEN, [allow("secretsmanager:*", f"{SECRET}:*")], "granted"),
        (OPEN, [allow("secretsmanager:*", f"{SECRET}:db-a1B2c3")], "not judged"),
        (OPEN, [allow("secretsmanager:*", ORDERS)], "missing"),
    ],
)
def test_a_right_is_granted_missing_or_not_judged(statement, granting, expected) -> None:
    assert against(statement, *granting) == expected


def where(operator: str, value: Any, key: str = "iam:PassedToService") -> dict[str, Any]:
    return allow("iam:PassRole", Condition={operator: {key: value}})


@pytest.mark.parametrize(
    ("granting", "expected"),
    [
        (where("StringEquals", "ecs-tasks.amazonaws.com"), "granted"),
        (where("StringEquals", ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]), "granted"),
        (where("StringEquals", "ecs-tasks.amazonaws.com", "IAM:passedtoservice"), "granted"),
        (where("StringLike", "ecs*.amazonaws.com"), "granted"),
        (where("StringEqualsIgnoreCase", "ECS-TASKS.amazonaws.com"), "granted"),
        (where("StringEqualsIfExists", "ecs-tasks.amazonaws.com"), "granted"),
        (where("StringNotEquals", "ec2.amazonaws.com"), "granted"),
        (where("StringEquals", "ecs*.amazonaws.com"), "missing"),
        (where("StringEquals", "ec2.amazonaws.com"), "missing"),
        (where("StringNotLike", "ecs*"), "missing"),
        (where("StringEquals", "${aws:x}"), "not judged"),
        (where("StringEquals", "x", "iam:AssociatedResourceArn"), "not judged"),
        (where("ForAnyValue:StringEquals", "ecs-tasks.amazonaws.com"), "not judged"),
        (where("Null", "false"), "not judged"),
    ],
)
def test_conditions_are_met_failed_or_not_judged(granting: dict[str, Any], expected: str) -> None:
    assert against(PASS, granting) == expected


def test_a_value_in_one_of_two_ways_is_not_judged_where_one_alone_is_allowed() -> None:
    both = Statement("Use", ("kms:Decrypt",), ("*",), (Condition("StringEquals", "k", ("a", "b")),))
    assert against(both, allow("kms:Decrypt", Condition={"StringEquals": {"k": "a"}})) == "not judged"
    assert against(both, allow("kms:Decrypt", Condition={"StringEquals": {"k": ["b", "a"]}})) == "granted"


def test_what_is_missing_is_a_statement_to_copy() -> None:
    both = Statement("Pull", ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"), (ORDERS, f"{ORDERS}-2"))
    granting = policy([allow(resource=ORDERS), allow("ecr:GetDownloadUrlForLayer")])
    [gap] = compare([both], [granting]).missing
    assert gap.statement.as_json() == {
        "Sid": "Pull",
        "Effect": "Allow",
        "Action": "ecr:BatchGetImage",
        "Resource": f"{ORDERS}-2",
    }


def test_what_is_denied_is_told_apart() -> None:
    found = compare([PULL, LOGIN], [policy([allow(), deny(Resource=ORDERS)])])
    assert [gap.is_denied for gap in found.missing] == [True, False]


def test_several_policies_are_judged_together() -> None:
    found = compare([PULL, LOGIN], [policy([allow()]), policy([allow("ecr:GetAuthorizationToken")])])
    assert found.granted == [PULL, LOGIN]


@pytest.mark.parametrize(
    "document",
    [
        "x",
        [],
        {},
        {"Statement": ["x"]},
        {"Statement": [{"Effect": "Permit", "Action": "*", "Resource": "*"}]},
        {"Statement": [{"Effect": "Allow", "Action": "*"}]},
        {"Statement": [{"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"}]},
        {"Statement": [{"Effect": "Allow", "Action": [], "Resource": "*"}]},
        {"Statement": [{"Effect": "Allow", "Action": 5, "Resource": "*"}]},
        {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": 1}}]},
    ],
)
def test_a_policy_that_cannot_be_read_whole_is_refused(document: Any) -> None:
    with pytest.raises(NotAPolicy):
        compare([PULL], [document])


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda said: {"PolicyVersion": {"Document": said, "VersionId": "v3"}},
        lambda said: {"RoleName": "x", "PolicyName": "y", "PolicyDocument": said},
        lambda said: {**said, "Statement": said["Statement"][0]},
    ],
)
def test_answers_of_the_aws_cli_are_taken_as_they_are(wrapped: Any) -> None:
    assert compare([PULL], [wrapped(policy([allow()]))]).granted == [PULL]


@pytest.mark.parametrize(
    ("granting", "beyond"),
    [
        (allow(resource=ORDERS), None),
        (allow(resource=[ORDERS, ORDERS]), None),
        (allow("ecr:*", ORDERS), ("ecr:*", (), ("ecr:BatchGetImage",), ())),
        (allow(), ("ecr:BatchGetImage", ("*",), ("ecr:BatchGetImage",), ())),
        (allow("s3:GetObject"), ("s3:GetObject", (), (), ())),
        (
            {"Effect": "Allow", "Action": "ecr:BatchGetImage", "NotResource": "x"},
            ("ecr:BatchGetImage", ("NotResource x",), ("ecr:BatchGetImage",), ()),
        ),
        ({"Effect": "Allow", "NotAction": "x", "Resource": ORDERS}, ("NotAction x", (ORDERS,), (), ())),
        (
            allow("iam:PassRole", PASS.resources[0]),
            ("iam:PassRole", (), ("iam:PassRole",), ("iam:PassedToService",)),
        ),
        (policy([PASS])["Statement"][0], None),
        (deny(), None),
    ],
)
def test_what_is_wider_than_needed_is_told_with_what_would_do(granting, beyond) -> None:
    found = [
        (*one.actions, one.resources, one.enough_actions, one.without)
        for one in compare([PULL, PASS], [policy([granting])]).wider
    ]
    assert found == ([] if beyond is None else [beyond])


def test_what_one_action_needs_on_everything_is_not_needed_by_another() -> None:
    granting = policy([allow(["ecr:BatchGetImage", "ecr:GetAuthorizationToken"])])
    [found] = compare([PULL, LOGIN], [granting]).wider
    assert (found.resources, found.enough_resources) == (("*",), (ORDERS, "*"))


PATTERNS = st.text("ab*?", max_size=5)
TEXTS = ["".join(signs) for length in range(6) for signs in product("ab", repeat=length)]


def matched(pattern: str) -> set[str]:
    """All short texts of two signs that a pattern matches, one by one."""
    return {text for text in TEXTS if matches(pattern, text)}


def matches(pattern: str, text: str) -> bool:
    if not pattern:
        return not text
    if pattern[0] == "*":
        return matches(pattern[1:], text) or (bool(text) and matches(pattern, text[1:]))
    return bool(text) and pattern[0] in ("?", text[0]) and matches(pattern[1:], text[1:])


@settings(max_examples=200, deadline=None)
@given(PATTERNS, PATTERNS)
def test_patterns_cover_and_overlap_as_what_they_match_does(one: str, other: str) -> None:
    inside, both = matched(other) <= matched(one), bool(matched(one) & matched(other))
    assert inside or not covers(one, other)
    assert overlaps(one, other) or not both
    if "*" not in one + other:
        assert (covers(one, other), overlaps(one, other)) == (inside, both)


def test_signs_that_are_meant_as_they_stand_match_themselves_alone() -> None:
    assert covers("a${*}b", "a${*}b")
    assert not covers("a${*}b", "axb")
    assert covers("a*b", "a${?}b")


def test_a_nasty_pattern_takes_no_time() -> None:
    assert not covers("*a" * 500 + "b", "a" * 2000)
    assert overlaps("*a" * 200, "a*" * 200)


def whole(document: dict[str, Any]) -> Iterator[list[Statement]]:
    found = needed(document, ACCOUNT, REGION, ecs_exec=True)
    yield from (found.execution, found.task, found.pass_role)


def taking_one_away_is_told(document: dict[str, Any]) -> None:
    """All that is derived grants itself, and is not wider than itself; what is taken away is missing."""
    for statements in whole(document):
        found = compare(statements, [json.loads(json.dumps(policy(statements)))])
        assert (found.granted, found.missing, found.not_judged, found.wider) == (statements, [], [], [])
        for one in statements:
            rest = [other for other in statements if other is not one]
            lacking = [gap.statement.sid for gap in compare(statements, [policy(rest)]).missing]
            assert lacking == [one.sid]


def test_taking_any_statement_away_is_told_for_a_document_with_every_need() -> None:
    taking_one_away_is_told(everything())


@pytest.mark.parametrize("slug", templates())
def test_taking_any_statement_away_is_told_for_every_template(slug: str) -> None:
    taking_one_away_is_told(templates()[slug])


@corpus.needed
@pytest.mark.corpus
def test_taking_any_statement_away_is_told_for_every_real_document() -> None:
    assert len(real()) > 200
    for document in real().values():
        taking_one_away_is_told(document)
