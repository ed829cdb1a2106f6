"""The rules on file systems: where they work, and how they are reached."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import Fragment, messages, places

VOLUME = "/volumes/0"
ON_EC2 = {"requiresCompatibilities": ["EC2"]}
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


EFS = f"{VOLUME}/efsVolumeConfiguration"
HEX = "0123456789abcdef0"


def efs(authorization: Any = None, **members: Any) -> Fragment:
    configuration = {"fileSystemId": f"fs-{HEX}", "authorizationConfig": authorization, **members}
    return {"volumes": [{"name": "data", "efsVolumeConfiguration": configuration}]}


@pytest.mark.parametrize(
    ("id", "mended"),
    [
        ("fs-01234567", None),
        (f"fs-{HEX}", None),
        (f"fs-{'a' * 40}", None),
        (f"arn:aws-cn:elasticfilesystem:cn-north-1:111122223333:file-system/fs-{HEX}", None),
        ("${FILE_SYSTEM}", None),
        ("", None),
        ("FS-01234567", "fs-01234567"),
        (" fs-01234567\n", "fs-01234567"),
        ("fs-0123456", "fs-0123456"),
        (f"fs-{'a' * 41}", f"fs-{'a' * 41}"),
        ("fs-0123456g", "fs-0123456g"),
        (f"fsap-{HEX}", f"fsap-{HEX}"),
        ("data", "data"),
    ],
)
def test_an_id_of_a_file_system(id: str, mended: str | None) -> None:
    at = f"{EFS}/fileSystemId"
    assert places("efs-id-format", efs(fileSystemId=id)) == ([] if mended is None else [at])
    assert mended is None or mended_value("efs-id-format", efs(fileSystemId=id), at) == mended


@pytest.mark.parametrize(
    ("id", "mended"),
    [
        (f"fsap-{HEX}", None),
        ("fsap-01234567", None),
        (None, None),
        (f"arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-{HEX}", f"fsap-{HEX}"),
        (f"FSAP-{HEX}", f"fsap-{HEX}"),
        ("fsap-0123456", "fsap-0123456"),
        (f"fs-{HEX}", f"fs-{HEX}"),
    ],
)
def test_an_id_of_an_access_point(id: str | None, mended: str | None) -> None:
    document, at = efs({"accessPointId": id}), f"{EFS}/authorizationConfig/accessPointId"
    assert places("efs-id-format", document) == ([] if mended is None else [at])
    assert mended is None or mended_value("efs-id-format", document, at) == mended


@pytest.mark.parametrize(
    ("launch_types", "linux", "windows"),
    [
        (["FARGATE"], 0, 0),
        (["EC2"], 0, 1),
        (["EXTERNAL"], 1, 1),
        (["EC2", "EXTERNAL"], 1, 1),
        (["EC2", "FARGATE"], 0, 0),
        (["MANAGED_INSTANCES"], 0, 0),
        (None, 0, 1),
    ],
)
def test_where_efs_can_be_mounted(launch_types: Any, linux: int, windows: int) -> None:
    document = {**efs(), "requiresCompatibilities": launch_types}
    assert places("efs-unsupported-platform", document) == [EFS] * linux
    assert places("efs-unsupported-platform", {**document, **WINDOWS}) == [EFS] * windows


POINT, IAM = {"accessPointId": f"fsap-{HEX}"}, {"iam": "ENABLED"}


@pytest.mark.parametrize(
    ("document", "in_the_clear", "unlimited"),
    [
        (efs(), 1, 1),
        (efs(transitEncryption="DISABLED"), 1, 1),
        (efs({"iam": "DISABLED"}), 1, 1),
        (efs(transitEncryption="ENABLED"), 0, 1),
        (efs(transitEncryption="${TRANSIT}"), 0, 1),
        (efs(IAM), 0, 0),
        (efs(POINT), 0, 0),
        (efs(transitEncryptionPort=2999), 0, 1),
        (efs({"iam": "${IAM}"}, transitEncryption="ENABLED"), 0, 0),
        (efs({"accessPointId": "${POINT}"}, transitEncryption="ENABLED"), 0, 0),
        (efs("${AUTHORIZATION}", transitEncryption="ENABLED"), 0, 0),
    ],
)
def test_the_way_to_efs_and_what_is_reached(document: Fragment, in_the_clear: int, unlimited: int) -> None:
    assert places("sec-efs-transit-encryption", document) == [f"{EFS}/transitEncryption"] * in_the_clear
    assert places("sec-efs-no-iam", document) == [f"{EFS}/authorizationConfig"] * unlimited


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("sec-efs-transit-encryption", efs(transitEncryption="DISABLED")),
        ("efs-iam-needs-transit-encryption", efs(IAM)),
        ("efs-access-point-needs-transit-encryption", efs(POINT, transitEncryption="DISABLED")),
        ("efs-port-needs-transit-encryption", efs(transitEncryptionPort=2999)),
    ],
)
def test_the_way_to_efs_is_encrypted(rule: str, document: Fragment) -> None:
    assert mended_value(rule, document, f"{EFS}/transitEncryption") == "ENABLED"


@pytest.mark.parametrize(
    ("rule", "document", "gone"),
    [
        (
            "efs-port-range",
            efs(transitEncryption="ENABLED", transitEncryptionPort=70000),
            "transitEncryptionPort",
        ),
        (
            "efs-access-point-root-directory",
            efs(POINT, transitEncryption="ENABLED", rootDirectory="/data"),
            "rootDirectory",
        ),
    ],
)
def test_what_efs_finds_by_itself_is_taken_off(rule: str, document: Fragment, gone: str) -> None:
    assert mended_value(rule, document, f"{EFS}/{gone}") is ABSENT


FSX = f"{VOLUME}/fsxWindowsFileServerVolumeConfiguration"
SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:fsx-AbCdEf"


def fsx(credentials: Any = SECRET) -> Fragment:
    authorization = {"credentialsParameter": credentials, "domain": "corp.example.com"}
    share = {"fileSystemId": f"fs-{HEX}", "rootDirectory": "share", "authorizationConfig": authorization}
    return {"volumes": [{"name": "share", "fsxWindowsFileServerVolumeConfiguration": share}]}


@pytest.mark.parametrize(
    ("launch_types", "system", "told"),
    [
        (["EC2"], WINDOWS, None),
        (["EC2"], {}, None),
        (["EC2"], {"runtimePlatform": {"operatingSystemFamily": "${OS}"}}, None),
        (["EC2"], {"runtimePlatform": {"operatingSystemFamily": "LINUX"}}, "Linux tasks"),
        (["FARGATE"], {}, "Linux tasks"),
        (["FARGATE"], WINDOWS, "FARGATE"),
        (["EC2", "EXTERNAL"], WINDOWS, "EXTERNAL"),
        (["EC2", "EXTERNAL"], {}, "EXTERNAL"),
    ],
)
def test_fsx_is_for_windows_tasks_on_ec2(launch_types: Any, system: Fragment, told: str | None) -> None:
    found = messages("fsx-platform", {**fsx(), **system, "requiresCompatibilities": launch_types})
    assert len(found) == (told is not None)
    assert all(told in message for message in found if told)


@pytest.mark.parametrize(
    ("credentials", "reported"),
    [
        (SECRET, 0),
        ("arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/fsx/admin", 0),
        ("${CREDENTIALS}", 0),
        ("fsx-credentials", 1),
        ("arn:aws:s3:::fsx", 1),
        ("arn:aws:ssm:eu-west-1:111122223333:document/fsx", 1),
    ],
)
def test_credentials_are_a_secret_or_parameter(credentials: str, reported: int) -> None:
    document = {**fsx(credentials), **WINDOWS, **ON_EC2}
    expected = [f"{FSX}/authorizationConfig/credentialsParameter"] * reported
    assert places("fsx-credentials-arn", document) == expected


S3 = f"{VOLUME}/s3filesVolumeConfiguration"
ARN = f"arn:aws:s3files:eu-west-1:111122223333:file-system/fs-{HEX}"


def s3files(arn: Any = ARN, **members: Any) -> Fragment:
    return {"volumes": [{"name": "sets", "s3filesVolumeConfiguration": {"fileSystemArn": arn, **members}}]}


@pytest.mark.parametrize(
    ("arn", "reported"),
    [
        (ARN, 0),
        (ARN.replace("aws", "aws-cn", 1), 0),
        ("${ARN}", 0),
        (f"fs-{HEX}", 1),
        ("arn:aws:s3:::orders", 1),
        (ARN.replace("eu-west-1", ""), 1),
        (ARN.replace("111122223333", ""), 1),
        (f"{ARN}/access-point/fsap-{HEX}", 1),
        (ARN.replace("s3files", "elasticfilesystem"), 1),
    ],
)
def test_an_arn_of_an_s3_files_file_system(arn: str, reported: int) -> None:
    assert places("s3files-arn-format", s3files(arn)) == [f"{S3}/fileSystemArn"] * reported


@pytest.mark.parametrize(
    ("point", "directory", "reported"),
    [
        (ARN, "/data", 1),
        (ARN, "/", 0),
        (ARN, "", 0),
        (ARN, "${D}", 0),
        (None, "/data", 0),
        ("${P}", "/data", 0),
    ],
)
def test_an_access_point_of_s3_files_brings_its_own_root(point: Any, directory: str, reported: int) -> None:
    document = s3files(accessPointArn=point, rootDirectory=directory)
    rule, at = "s3files-access-point-root-directory", f"{S3}/rootDirectory"
    assert places(rule, document) == [at] * reported
    assert not reported or mended_value(rule, document, at) is ABSENT
