"""Least privilege with secrets and parameters: exactly those named, and keys through their service alone."""

from typing import Any

import pytest

from tests.taskdef.permissions_of import ACCOUNT, REGION, by_sid, container, of

SM = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret"
SSM = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter"
OTHERS = "arn:aws:secretsmanager:us-east-1:999988887777:secret:x-A1b2C3"
VIA = "kms:ViaService"


def secret(text: str) -> dict[str, Any]:
    return container(secrets=[{"name": "A", "valueFrom": text}])


@pytest.mark.parametrize(
    ("text", "resources"),
    [
        (f"{SM}:db-a1B2c3", {f"{SM}:db-a1B2c3"}),
        (f"{SM}:db-a1B2c3:password::", {f"{SM}:db-a1B2c3"}),
        (f"{SM}:db-a1B2c3:password:AWSCURRENT:", {f"{SM}:db-a1B2c3"}),
        (f"{SM}:db-a1B2c3:::0a1b2c3d-0000", {f"{SM}:db-a1B2c3"}),
        (f"{SM}:prod/db", {f"{SM}:prod/db-??????"}),
        (f"{SM}:my-secret:key::", {f"{SM}:my-secret", f"{SM}:my-secret-??????"}),
        (f"{SM}:db-202411", {f"{SM}:db-202411", f"{SM}:db-202411-??????"}),
        (OTHERS, {OTHERS}),
        (f"{SM}:a*b-a1B2c3", {f"{SM}:a${{*}}b-a1B2c3"}),
    ],
)
def test_secrets_are_read_by_the_arn_that_secrets_manager_gave_them(text: str, resources: set[str]) -> None:
    said = by_sid(of(secret(text)).execution)
    assert said["ReadSecrets"] == ({"secretsmanager:GetSecretValue"}, resources)
    assert set(said) == {"ReadSecrets", "DecryptSecrets"}


@pytest.mark.parametrize(
    ("text", "resource"),
    [
        ("/prod/db/password", f"{SSM}/prod/db/password"),
        ("password", f"{SSM}/password"),
        (f"{SSM}/prod/db", f"{SSM}/prod/db"),
        ("arn:aws:ssm:us-east-1:999988887777:parameter/x", "arn:aws:ssm:us-east-1:999988887777:parameter/x"),
        ("${PARAMETER}", f"{SSM}/${{PARAMETER}}"),
    ],
)
def test_parameters_are_read_by_name_or_arn(text: str, resource: str) -> None:
    said = by_sid(of(secret(text)).execution)
    assert said["ReadParameters"] == ({"ssm:GetParameters"}, {resource})
    assert set(said) == {"ReadParameters", "DecryptParameters"}


def test_a_parameter_may_stand_for_a_secret() -> None:
    said = by_sid(of(secret("/aws/reference/secretsmanager/prod/db")).execution)
    assert said["ReadParameters"][1] == {f"{SSM}/aws/reference/secretsmanager/prod/db"}
    assert said["ReadSecrets"][1] == {f"{SM}:prod/db-??????"}


@pytest.mark.parametrize(
    ("text", "key", "hosts"),
    [
        (
            f"{SM}:db-a1B2c3",
            f"arn:aws:kms:{REGION}:{ACCOUNT}:key/*",
            ("secretsmanager.eu-west-1.amazonaws.com",),
        ),
        ("/x", f"arn:aws:kms:{REGION}:{ACCOUNT}:key/*", ("ssm.eu-west-1.amazonaws.com",)),
        (
            "arn:aws:ssm:us-east-1:999988887777:parameter/x",
            "arn:aws:kms:us-east-1:999988887777:key/*",
            ("ssm.us-east-1.amazonaws.com",),
        ),
        (
            "arn:aws-cn:ssm:cn-north-1:999988887777:parameter/x",
            "arn:aws-cn:kms:cn-north-1:999988887777:key/*",
            ("ssm.cn-north-1.amazonaws.com", "ssm.cn-north-1.amazonaws.com.cn"),
        ),
    ],
)
def test_keys_of_ones_own_are_used_through_the_service_alone(text: str, key: str, hosts: tuple[str]) -> None:
    [decrypt] = [one for one in of(secret(text)).execution if one.actions == ("kms:Decrypt",)]
    assert decrypt.resources == (key,)
    assert [tuple(one) for one in decrypt.conditions] == [("StringEquals", VIA, hosts)]
    assert decrypt.only_if


def test_secrets_of_registries_logs_and_shares_are_read_too() -> None:
    fsx = {
        "fileSystemId": "fs-1",
        "authorizationConfig": {"credentialsParameter": f"{SM}:share-a1B2c3", "domain": "x"},
    }
    document = {
        **container(
            repositoryCredentials={"credentialsParameter": "hub"},
            logConfiguration={
                "logDriver": "splunk",
                "secretOptions": [{"name": "splunk-token", "valueFrom": f"{SM}:splunk-a1B2c3"}],
            },
        ),
        "volumes": [{"name": "v", "fsxWindowsFileServerVolumeConfiguration": fsx}],
    }
    said = by_sid(of(document).execution)
    expected = {f"{SM}:hub-??????", f"{SM}:splunk-a1B2c3", f"{SM}:share-a1B2c3"}
    assert said["ReadSecrets"] == ({"secretsmanager:GetSecretValue"}, expected)
    shares = f"arn:aws:fsx:{REGION}:{ACCOUNT}:file-system/fs-1"
    assert said["FindFileSystems"] == ({"fsx:DescribeFileSystems"}, {shares})
