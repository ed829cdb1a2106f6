"""What it takes to read secrets of Secrets Manager, parameters of Systems Manager, and objects of S3.

Sources: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html,
https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html (ARN_secretnamehyphen),
https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html,
https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html (kms:ViaService).
"""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.permissions.need import Wanted
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import Condition, literal
from designer.taskdef.words import gettext_noop as _

_SUFFIX: Final = re.compile(r"-[A-Za-z0-9]{6}\Z")
_ANY_SUFFIX: Final = "-??????"
_BY_PARAMETER: Final = "/aws/reference/secretsmanager/"
_OWN_KEY: Final = _("Only where it is encrypted with a key of your own.")


def parameter_or_secret(place: Place, text: str, path: str, name: str) -> Iterator[Wanted]:
    """What `valueFrom` means: the ARN of a secret or a parameter, or the name of a parameter."""
    service = text.split(":")[2] if text.count(":") > 2 and text.startswith("arn:") else ""
    if service == "secretsmanager" or (service != "ssm" and text.startswith("arn:")):
        return secret(place, text, path, name)
    return parameter(place, text, path, name)


def secret(place: Place, text: str, path: str, name: str) -> Iterator[Wanted]:
    """A secret by ARN, with or without key and version behind it, or by name."""
    region, account = _where(text)
    for resource in _secrets(place, text):
        yield Wanted("ReadSecrets", ("secretsmanager:GetSecretValue",), resource, path, name)
    yield _decrypt(place, "secretsmanager", region, account, path, name)


def parameter(place: Place, text: str, path: str, name: str) -> Iterator[Wanted]:
    """A parameter by ARN or name; a name may stand for a secret."""
    region, account = _where(text)
    called = text.split(":parameter", 1)[-1] if text.startswith("arn:") else text
    called = called.lstrip("/")
    resource = place.arn("ssm", f"parameter/{literal(called)}", region=region, account=account)
    yield Wanted("ReadParameters", ("ssm:GetParameters",), resource, path, name)
    if f"/{called}".startswith(_BY_PARAMETER):
        yield from secret(place, f"/{called}".removeprefix(_BY_PARAMETER), path, name)
    else:
        yield _decrypt(place, "ssm", region, account, path, name)


def object_of_s3(place: Place, text: str, path: str, name: str) -> Iterator[Wanted]:
    """An object by its ARN, read with the Region of its bucket looked up first."""
    arn = f"arn:{place.partition}:s3:::{text[5:]}" if text.lower().startswith("s3://") else text
    bucket, slash, _key = arn.partition("/")
    yield Wanted("ReadFiles", ("s3:GetObject",), literal(arn), path, name)
    if slash:
        yield Wanted("FindBuckets", ("s3:GetBucketLocation",), literal(bucket), path, name)


def _secrets(place: Place, text: str) -> Iterator[str]:
    """Six characters that Secrets Manager adds end every ARN; where they may be missing, any will do."""
    if not text.startswith("arn:"):
        yield place.arn("secretsmanager", f"secret:{literal(text)}{_ANY_SUFFIX}")
        return
    whole = ":".join(text.split(":")[:7])
    ending = _SUFFIX.search(whole)
    if ending:
        yield literal(whole)
    if not ending or not _is_random(ending[0][1:]):
        yield literal(whole) + _ANY_SUFFIX


def _is_random(ending: str) -> bool:
    """Whether this is hardly a word that the name itself ends with: my-secret, db-202411."""
    return sum(map(any, zip(*((c.islower(), c.isupper(), c.isdigit()) for c in ending), strict=True))) > 1


def _where(text: str) -> tuple[str, str]:
    """Region and account of an ARN as it is written, empty where it says none."""
    parts = text.split(":")
    return (parts[3], parts[4]) if text.startswith("arn:") and len(parts) > 5 else ("", "")


def _decrypt(place: Place, service: str, region: str, account: str, path: str, name: str) -> Wanted:
    """Which key it is cannot be told: any of the account, but through this service alone."""
    via = Condition("StringEquals", "kms:ViaService", place.hosts(service, region))
    keys = place.arn("kms", "key/*", region=region, account=account)
    sid = "DecryptParameters" if service == "ssm" else "DecryptSecrets"
    return Wanted(sid, ("kms:Decrypt",), keys, path, name, (via,), _OWN_KEY)
