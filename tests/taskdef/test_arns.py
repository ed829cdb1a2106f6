"""ARNs are taken apart as they were put together, in every partition, and nothing else is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import arns
from designer.taskdef.arns import Arn

PARTITIONS = ("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc")

accounts = st.from_regex(r"[0-9]{12}", fullmatch=True)
role_names = st.from_regex(r"[A-Za-z0-9_+=,.@-]{1,64}", fullmatch=True)
role_paths = st.just("") | st.from_regex(r"([!-.0-~]{1,20}/){1,4}", fullmatch=True)
anything = st.builds(
    Arn,
    partition=st.sampled_from(PARTITIONS),
    service=st.sampled_from(["s3", "ssm", "secretsmanager", "iam", "elasticfilesystem"]),
    region=st.sampled_from(["", "eu-west-1", "us-gov-east-1", "cn-north-1", "us-iso-east-1"]),
    account=st.just("") | accounts,
    resource=st.text(min_size=1),
)


def written(arn: Arn) -> str:
    return f"arn:{arn.partition}:{arn.service}:{arn.region}:{arn.account}:{arn.resource}"


@given(anything)
def test_an_arn_is_read_as_it_was_written(arn: Arn) -> None:
    assert arns.parse(written(arn)) == arn


@given(st.text() | st.from_regex(r"arn:aws(-\w*)?:\w*:\w*:[0-9]*:.*"))
def test_what_is_read_as_an_arn_is_nothing_but_its_parts(text: str) -> None:
    arn = arns.parse(text)
    assert arn is None or written(arn) == text


@given(st.sampled_from(PARTITIONS), accounts, role_paths, role_names)
def test_a_role_is_known_by_its_arn_in_every_partition(
    partition: str, account: str, path: str, name: str
) -> None:
    assert arns.role(f"arn:{partition}:iam::{account}:role/{path}{name}") == Arn(
        partition, "iam", "", account, f"role/{path}{name}"
    )
    assert arns.is_role_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "arn:aws:iam::111122223333:role/" + "a" * 65,
        "arn:aws:iam::111122223333:role/",
        "arn:aws:iam::111122223333:role//orders",
        "arn:aws:iam::111122223333:role/orders/",
        "arn:aws:iam::111122223333:role/orders task",
        "arn:aws:iam::111122223333:role/orders\n",
        "arn:aws:iam::111122223333:role/주문",
        "arn:aws:iam::111122223333:role:orders",
        "arn:aws:iam::111122223333:roles/orders",
        "arn:aws:iam::111122223333:user/orders",
        "arn:aws:iam::111122223333:instance-profile/orders",
        "arn:aws:iam::11112222333:role/orders",
        "arn:aws:iam::1111222233334:role/orders",
        "arn:aws:iam::aws:role/orders",
        "arn:aws:iam:::role/orders",
        "arn:aws:iam:eu-west-1:111122223333:role/orders",
        "arn:aws:sts::111122223333:role/orders",
        "arn:gcp:iam::111122223333:role/orders",
        " arn:aws:iam::111122223333:role/orders",
        "ARN:aws:iam::111122223333:role/orders",
        "arn:aws:iam::111122223333",
        "orders",
        "",
    ],
)
def test_this_is_not_the_arn_of_a_role(text: str) -> None:
    assert arns.role(text) is None


@pytest.mark.parametrize(
    ("resource", "kind"),
    [("role/orders", "role"), ("secret:db-AbCdEf", "secret"), ("parameter/a:b", "parameter"), ("x", "x")],
)
def test_an_arn_says_what_kind_of_thing_it_names(resource: str, kind: str) -> None:
    assert Arn("aws", "any", "", "", resource).kind == kind


@pytest.mark.parametrize(
    "text", ["a" * 100_000 + "!", "arn:aws" + "-a" * 50_000 + "!", "arn:aws:iam::" + "1" * 50_000]
)
def test_long_texts_are_refused_at_once(text: str) -> None:
    assert arns.role(text) is None
    assert not arns.is_role_name(text)
