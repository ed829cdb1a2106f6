"""A task definition taken to another account or Region: what is rewritten, what stays, what is told."""

import copy
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer import taskdef
from designer.taskdef.edits import apply, inverse
from designer.taskdef.paths import escape
from designer.taskdef.promotion import Mapping, Place, UnreadableLine, promote, read
from designer.taskdef.promotion.left import (
    ACCESS_POINT,
    BUCKET,
    DIGEST,
    FILE_SYSTEM,
    MENTION,
    OTHER_ACCOUNT,
    OTHER_REGISTRY,
    RANDOM_ID,
    SUFFIX,
)
from tests.taskdef import random_documents

STAGING = Place("aws", "111122223333", "ap-northeast-2")
PRODUCTION = Place("aws", "444455556666", "us-east-1")
CHINA = Place("aws-cn", "444455556666", "cn-north-1")
NOTHING = Mapping()


def promoted(document: dict[str, Any], target: Place = PRODUCTION, lines: str = "") -> Any:
    return apply(document, promote(document, STAGING, target, read(lines)).operations)


def container(**members: Any) -> dict[str, Any]:
    return {"family": "api", "containerDefinitions": [{"name": "app", **members}]}


def of_image(image: str) -> dict[str, Any]:
    return container(image=image)


def of_variable(value: str, name: str = "X") -> dict[str, Any]:
    return container(environment=[{"name": name, "value": value}])


HERE, THERE = "111122223333", "444455556666"
SSM, LOGS = "arn:aws:ssm", "arn:aws:logs"
REWRITTEN = {
    f"arn:aws:iam::{HERE}:role/api": f"arn:aws:iam::{THERE}:role/api",
    f"{SSM}:ap-northeast-2:{HERE}:parameter/api/key": f"{SSM}:us-east-1:{THERE}:parameter/api/key",
    f"{LOGS}:ap-northeast-2:{HERE}:log-group:/ecs/a:*": f"{LOGS}:us-east-1:{THERE}:log-group:/ecs/a:*",
    f"https://x?role=arn:aws:iam::{HERE}:role/a&b=1": f"https://x?role=arn:aws:iam::{THERE}:role/a&b=1",
    f"{HERE}.dkr.ecr.ap-northeast-2.amazonaws.com/api:1": f"{THERE}.dkr.ecr.us-east-1.amazonaws.com/api:1",
    f"{HERE}.dkr-ecr.ap-northeast-2.on.aws/api:1": f"{THERE}.dkr-ecr.us-east-1.on.aws/api:1",
    f"{HERE}.dkr.ecr-fips.ap-northeast-2.amazonaws.com/a": f"{THERE}.dkr.ecr-fips.us-east-1.amazonaws.com/a",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.items())
def test_what_names_the_source_is_rewritten(before: str, after: str) -> None:
    assert promoted(of_variable(before)) == of_variable(after)
    assert promoted(of_image(before)) == of_image(after)


KEPT = (
    "arn:aws:iam::999999999999:role/shared",
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn:aws:s3:::bucket/app.env",
    "999999999999.dkr.ecr.ap-northeast-2.amazonaws.com/tools:1",
    "public.ecr.aws/nginx/nginx:1.27",
    f"arn:aws:kms:ap-northeast-2:{HERE}:key/1f7d0c1e-0000-4000-8000-000000000000",
    f"8{HERE}.dkr.ecr.ap-northeast-2.amazonaws.com/api",
    "ap-northeast-2",
)


@pytest.mark.parametrize("value", KEPT)
def test_what_does_not_name_the_source_stays(value: str) -> None:
    assert promoted(of_variable(value)) == of_variable(value)


def test_the_partition_goes_with_the_place() -> None:
    assert promoted(of_image(f"{HERE}.dkr.ecr.ap-northeast-2.amazonaws.com/api:1"), CHINA) == of_image(
        f"{THERE}.dkr.ecr.cn-north-1.amazonaws.com.cn/api:1"
    )
    document = {"taskRoleArn": f"arn:aws:iam::{HERE}:role/api"}
    assert promoted(document, CHINA) == {"taskRoleArn": f"arn:aws-cn:iam::{THERE}:role/api"}


def test_the_region_of_logs_and_of_the_sdk_is_rewritten() -> None:
    options = {"awslogs-group": "/ecs/api", "awslogs-region": "ap-northeast-2"}
    document = container(logConfiguration={"logDriver": "awslogs", "options": options})
    rewritten = promoted(document)["containerDefinitions"][0]["logConfiguration"]["options"]
    assert rewritten == {"awslogs-group": "/ecs/api", "awslogs-region": "us-east-1"}
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        assert promoted(of_variable("ap-northeast-2", name)) == of_variable("us-east-1", name)


def test_another_region_than_the_sources_stays() -> None:
    document = container(logConfiguration={"options": {"awslogs-region": "eu-west-1"}})
    assert promoted(document) == document


LINES = """
# roles and names that differ
arn:aws:iam::111122223333:role/staging-* → arn:aws:iam::444455556666:role/prod-*
fs-0c41d9a27be15f380 -> fs-0aaaaaaaaaaaaaaaa
/ecs/staging/* => /ecs/prod/*
111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/* → 111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/*
"""


def test_the_lines_of_the_mapping_come_first() -> None:
    role = {"taskRoleArn": f"arn:aws:iam::{HERE}:role/staging-api"}
    assert promoted(role, lines=LINES) == {"taskRoleArn": f"arn:aws:iam::{THERE}:role/prod-api"}
    assert promoted(of_variable("/ecs/staging/api"), lines=LINES) == of_variable("/ecs/prod/api")


def test_a_line_may_name_what_the_place_gives() -> None:
    line = f"arn:aws:iam::{THERE}:role/api → arn:aws:iam::{THERE}:role/api-prod"
    role = {"taskRoleArn": f"arn:aws:iam::{HERE}:role/api"}
    assert promoted(role, lines=line) == {"taskRoleArn": f"arn:aws:iam::{THERE}:role/api-prod"}


def test_a_line_that_says_the_same_twice_keeps_what_it_names() -> None:
    image = of_image(f"{HERE}.dkr.ecr.ap-northeast-2.amazonaws.com/api@sha256:{'a' * 64}")
    promotion = promote(image, STAGING, PRODUCTION, read(LINES))
    assert (promotion.rewrites, promotion.left) == ([], [])


def test_a_whole_value_comes_before_a_beginning_and_a_longer_one_before_a_shorter() -> None:
    lines = "/a/* → /1/*\n/a/b/* → /2/*\n/a/b/c → /3"
    assert [promoted(of_variable(value), lines=lines) for value in ("/a/x", "/a/b/x", "/a/b/c")] == [
        of_variable(value) for value in ("/1/x", "/2/x", "/3")
    ]


def test_names_of_the_task_definition_itself_are_never_rewritten() -> None:
    document = {"family": "staging", "containerDefinitions": [{"name": "staging", "image": "staging"}]}
    assert promoted(document, lines="staging → prod") == {
        "family": "staging",
        "containerDefinitions": [{"name": "staging", "image": "prod"}],
    }


def volume(**members: Any) -> dict[str, Any]:
    return {"volumes": [{"name": "v", "efsVolumeConfiguration": members}]}


SECRET = f"arn:aws:secretsmanager:ap-northeast-2:{HERE}:secret:prod/db-Xa93Kd"
LEFT = [
    (volume(fileSystemId="fs-0c41d9a27be15f380"), FILE_SYSTEM),
    (volume(authorizationConfig={"accessPointId": "fsap-0c41d9a27be15f380"}), ACCESS_POINT),
    (container(secrets=[{"name": "P", "valueFrom": SECRET}]), SUFFIX),
    (container(secrets=[{"name": "P", "valueFrom": f"{SECRET}:password::"}]), SUFFIX),
    (of_image(f"{HERE}.dkr.ecr.ap-northeast-2.amazonaws.com/api@sha256:{'a' * 64}"), DIGEST),
    (of_image("999999999999.dkr.ecr.ap-northeast-2.amazonaws.com/api:1"), OTHER_REGISTRY),
    (container(environmentFiles=[{"value": "arn:aws:s3:::bucket/app.env", "type": "s3"}]), BUCKET),
    (container(logConfiguration={"options": {"bucket": "logs", "Name": "s3"}}), BUCKET),
    (of_variable(f"arn:aws:kms:ap-northeast-2:{HERE}:key/1f7d0c1e"), RANDOM_ID),
    (of_variable("arn:aws:sns:us-east-1:999999999999:topic"), OTHER_ACCOUNT),
    (of_variable(f"https://sqs.eu-west-1.amazonaws.com/{HERE}/queue"), MENTION),
    (of_variable("ap-northeast-2a"), MENTION),
]


@pytest.mark.parametrize(("document", "why"), LEFT)
def test_what_a_text_alone_cannot_say_there_is_told(document: dict[str, Any], why: str) -> None:
    assert [one.why for one in promote(document, STAGING, PRODUCTION, NOTHING).left] == [why]


def test_a_file_system_that_the_mapping_names_is_not_left() -> None:
    promotion = promote(volume(fileSystemId="fs-0c41d9a27be15f380"), STAGING, PRODUCTION, read(LINES))
    assert [one.after for one in promotion.rewrites] == ["fs-0aaaaaaaaaaaaaaaa"]
    assert promotion.left == []


def test_every_rewrite_says_where_and_why() -> None:
    role = {"taskRoleArn": f"arn:aws:iam::{HERE}:role/staging-api"}
    (one,) = promote(role, STAGING, PRODUCTION, read(LINES)).rewrites
    assert (one.path, one.before) == ("/taskRoleArn", role["taskRoleArn"])
    assert one.line.startswith("arn:aws:iam::111122223333:role/staging-* →")


REFUSED = {
    "only one side": "in place of",
    "→ nothing": "in place of",
    "a → b → c": "in place of",
    "a* → b": "both sides",
    "a*b → c": "only at the end",
    "* → x*": "everything",
    "a → b\na → c": "different things",
    "a → b\nb → a": "would never be done",
    "/app/* → /*": "would never be done",
}


@pytest.mark.parametrize("lines", REFUSED)
def test_a_line_that_means_nothing_or_two_things_is_refused_with_itself(lines: str) -> None:
    with pytest.raises(UnreadableLine) as refused:
        read(lines)
    assert REFUSED[lines] in refused.value.message
    assert refused.value.line in lines.splitlines()


# What holds of every document

TEXTS = st.sampled_from(
    [*REWRITTEN, *KEPT, SECRET, "fs-0c41d9a27be15f380", "/ecs/staging/x", "/ecs/prod/x", "staging", "", "☃"]
)
WAYS = st.sampled_from([PRODUCTION, CHINA, Place("aws", HERE, "eu-west-1"), STAGING])
LINES_OF = st.sampled_from(["", LINES, "staging → prod", "/ecs/* → /ecs-prod/*", "arn:* → ARN:*", "a* → ab*"])


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Random ones in which some texts name accounts, Regions and file systems."""
    texts = draw(st.lists(TEXTS, min_size=3, max_size=9))
    document = random_documents.document(draw(random_documents.randoms))
    return filled(document, draw(random_documents.randoms), texts)


def filled(value: Any, random: Random, texts: list[str]) -> Any:
    if isinstance(value, dict):
        return {key: filled(member, random, texts) for key, member in value.items()}
    if isinstance(value, list):
        return [filled(item, random, texts) for item in value]
    return random.choice(texts) if isinstance(value, str) and random.random() < 0.5 else value


@given(documents(), WAYS, LINES_OF)
def test_promoted_twice_is_promoted_once(document: dict[str, Any], target: Place, lines: str) -> None:
    once = promoted(document, target, lines)
    assert taskdef.compact(promoted(once, target, lines)) == taskdef.compact(once)


@given(documents())
def test_the_same_place_and_no_lines_change_nothing(document: dict[str, Any]) -> None:
    promotion = promote(document, STAGING, STAGING, NOTHING)
    assert (promotion.rewrites, promotion.left) == ([], [])


@given(documents(), WAYS, LINES_OF)
def test_what_is_not_named_stays_byte_for_byte(document: dict[str, Any], target: Place, lines: str) -> None:
    promotion = promote(document, STAGING, target, read(lines))
    before = copy.deepcopy(document)
    after = apply(document, promotion.operations)
    restored = apply(after, inverse(promotion.operations))
    assert taskdef.compact(restored) == taskdef.compact(document) == taskdef.compact(before)
    assert changed(document, after) == {one.path for one in promotion.rewrites}


def changed(before: Any, after: Any, at: str = "") -> set[str]:
    if isinstance(before, dict):
        assert list(before) == list(after)
        pairs = [(f"{at}/{escape(key)}", before[key], after[key]) for key in before]
    elif isinstance(before, list):
        assert len(before) == len(after)
        pairs = [(f"{at}/{n}", *pair) for n, pair in enumerate(zip(before, after, strict=True))]
    else:
        return set() if (type(before), before) == (type(after), after) else {at}
    return set[str]().union(*(changed(old, new, where) for where, old, new in pairs))
