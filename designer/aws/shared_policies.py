"""Policies that things have themselves: they may let a role in that its own policies do not.

Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html and, for
file systems without a policy, https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from designer.aws.account import Account
from designer.aws.client import asking
from designer.aws.outcome import Trouble
from designer.taskdef.permissions.statement import policy

ACTIONS: Final = (
    "ecr:GetRepositoryPolicy",
    "elasticfilesystem:DescribeFileSystemPolicy",
    "kms:GetKeyPolicy",
    "s3:GetBucketPolicy",
    "secretsmanager:GetResourcePolicy",
)
_NONE: Final = ("NoSuchBucketPolicy", "PolicyNotFound", "RepositoryPolicyNotFoundException")
_TO_ALL: Final = {"Effect": "Allow", "Principal": "*", "Action": "elasticfilesystem:Client*", "Resource": "*"}
_ANY_SUFFIX: Final = "-??????"


def shared_policy(account: Account, resource: str, role: str) -> dict[str, Any]:
    """What the policy of a thing says of a role, as if it were the role's own. Raises Trouble."""
    read = _READ.get(resource.split(":")[2])
    statements = _statements(read(account, resource)) if read else ()
    return policy([_as_own(one, resource) for one in statements if _is_about(one, role)])


def _asked(read: Callable[[], Any]) -> str:
    """The text of a policy; empty where there is none."""
    try:
        with asking():
            return str(read() or "")
    except Trouble as trouble:
        if trouble.code not in _NONE:
            raise
        return ""


def _statements(text: str) -> Iterator[Mapping[str, Any]]:
    said = json.loads(text)["Statement"] if text else ()
    yield from [said] if isinstance(said, Mapping) else said


def _is_about(statement: Mapping[str, Any], role: str) -> bool:
    """Whether it names the role or everybody. What it leaves to the account is what the role's own say."""
    named = statement.get("Principal")
    told = named.get("AWS", ()) if isinstance(named, Mapping) else named or ()
    return not {"*", role}.isdisjoint([told] if isinstance(told, str) else told)


def _as_own(statement: Mapping[str, Any], resource: str) -> dict[str, Any]:
    """Policies of repositories name no resource, others mean themselves by a star."""
    said = {name: value for name, value in statement.items() if name != "Principal"}
    return {"Resource": resource} | said if said.get("Resource") != "*" else said | {"Resource": resource}


def _secret(account: Account, arn: str) -> str:
    client, id = account.client("secretsmanager"), arn.removesuffix(_ANY_SUFFIX)
    return _asked(lambda: client.get_resource_policy(SecretId=id).get("ResourcePolicy"))


def _bucket(account: Account, arn: str) -> str:
    client, name = account.client("s3"), arn.split(":")[5].partition("/")[0]
    return _asked(lambda: client.get_bucket_policy(Bucket=name)["Policy"])


def _key(account: Account, arn: str) -> str:
    client = account.client("kms")
    return _asked(lambda: client.get_key_policy(KeyId=arn, PolicyName="default")["Policy"])


def _repository(account: Account, arn: str) -> str:
    client, name = account.client("ecr"), arn.partition(":repository/")[2]
    return _asked(lambda: client.get_repository_policy(repositoryName=name)["policyText"])


def _file_system(account: Account, arn: str) -> str:
    """Without a policy anybody who reaches it may mount it."""
    client, id = account.client("efs"), arn.rpartition("/")[2]
    found = _asked(lambda: client.describe_file_system_policy(FileSystemId=id)["Policy"])
    return found or json.dumps({"Statement": _TO_ALL})


_READ: Final[dict[str, Callable[[Account, str], str]]] = {
    "ecr": _repository,
    "elasticfilesystem": _file_system,
    "kms": _key,
    "s3": _bucket,
    "secretsmanager": _secret,
}
