"""What the emulated account has besides task definitions, so that there is something to look up in it."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from designer.aws.account import Account, enter
from designer.aws.client import READ
from designer.aws.lookups.images import INDEXES
from designer.aws.lookups.roles import TASKS
from designer.demo.story import TARGET
from designer.teams.models import Target

ACCOUNT: Final = Path(__file__).parent / "account.json"


def furnish(endpoint_url: str) -> None:
    """Makes it all in the story's account. The emulator forgets it when it stops."""
    place = {name: TARGET[name] for name in ("account", "region")}
    target = Target.objects.filter(endpoint_url=endpoint_url, **place).first()
    if target is None:
        return
    account, told = enter(target, "task-designer-demo", READ), json.loads(ACCOUNT.read_text())
    for name, description in told["roles"].items():
        _role(account, name, description)
    for name, tags in told["images"].items():
        _repository(account, name, tags)
    for name, keys in told["secrets"].items():
        _secret(account, name, keys)
    for name in told["parameters"]:
        account.client("ssm").put_parameter(Name=name, Value="emulated", Type="SecureString")
    for name, days in told["log_groups"].items():
        _log_group(account, name, days)
    _file_systems(account, told["file_systems"].items())


def _role(account: Account, name: str, description: str) -> None:
    statement = {"Effect": "Allow", "Principal": {"Service": TASKS}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    account.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=trust, Description=description)


def _repository(account: Account, name: str, tags: Iterable[str]) -> None:
    ecr = account.client("ecr")
    ecr.create_repository(repositoryName=name)
    for tag in tags:
        ecr.put_image(
            repositoryName=name,
            imageTag=tag,
            imageManifest=json.dumps(_index(f"{name}:{tag}")),
            imageManifestMediaType=INDEXES[0],
        )


def _index(image: str) -> dict[str, Any]:
    """A manifest of an image for both architectures."""
    built = [
        {
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "digest": f"sha256:{sha256(f'{image} {architecture}'.encode()).hexdigest()}",
            "platform": {"os": "linux", "architecture": architecture},
        }
        for architecture in ("amd64", "arm64")
    ]
    return {"schemaVersion": 2, "mediaType": INDEXES[0], "manifests": built}


def _secret(account: Account, name: str, keys: Iterable[str]) -> None:
    value = json.dumps(dict.fromkeys(keys, "emulated")) if keys else "emulated"
    account.client("secretsmanager").create_secret(Name=name, SecretString=value)


def _log_group(account: Account, name: str, days: int) -> None:
    logs = account.client("logs")
    logs.create_log_group(logGroupName=name)
    if days:
        logs.put_retention_policy(logGroupName=name, retentionInDays=days)


def _file_systems(account: Account, told: Iterable[tuple[str, str]]) -> None:
    efs, subnets = account.client("efs"), account.client("ec2").describe_subnets()["Subnets"]
    for name, path in told:
        made = efs.create_file_system(
            CreationToken=name, Encrypted=True, Tags=[{"Key": "Name", "Value": name}]
        )
        id = made["FileSystemId"]
        efs.create_mount_target(FileSystemId=id, SubnetId=subnets[0]["SubnetId"])
        efs.create_access_point(
            ClientToken=name,
            FileSystemId=id,
            PosixUser={"Uid": 1000, "Gid": 1000},
            RootDirectory={"Path": path},
        )
