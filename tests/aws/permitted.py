"""What ECS does with an execution role and a task with its own, performed in the emulated AWS with keys.

Each act is named by its action. `furnish` makes what it reads; moto has no answer for those left out.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count
from time import time
from typing import Any, NamedTuple

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError

from designer.taskdef.permissions.statement import Statement
from tests.taskdef.permissions_of import REGION

Clients = Callable[[str], Any]
MANIFEST = json.dumps(
    {
        "schemaVersion": 2,
        "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": {"size": 1, "digest": f"sha256:{'1' * 64}"},
        "layers": [],
    }
)
DIGEST = f"sha256:{'0' * 64}"
"""Of no layer there is: that is an answer too."""


_KIND = re.compile("(?:repository/|secret:|parameter/|log-group:|file-system/|deliverystream/)")


class Act(NamedTuple):
    """One action on the thing a resource names, as its last part: "orders" of …:repository/orders."""

    action: str
    name: str


def clients(address: str, **keys: str) -> Clients:
    """Clients with these keys, each made once."""
    made: dict[str, Any] = {}
    config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})

    def client(service: str) -> Any:
        if service not in made:
            made[service] = boto3.client(
                service, endpoint_url=address, region_name=REGION, config=config, **keys
            )
        return made[service]

    return client


def acts(statements: list[Statement]) -> Iterator[Act]:
    """What the statements name that moto knows, but for what still has something to fill in: each action on
    the first of its resources, since the others are the same to moto."""
    for one in statements:
        if not one.placeholders:
            for action in one.actions:
                if action in PERFORM:
                    yield Act(action, _name(one.resources[0]))


def _name(resource: str) -> str:
    """What it is called, without the signs that Secrets Manager adds and the streams of a log group."""
    last = resource.split(":", 5)[-1].removesuffix(":*")
    return _KIND.sub("", last, count=1).removesuffix("-??????")


def as_moto_judges(statements: list[Statement]) -> str:
    """The policy with what moto takes no notice of taken off: conditions, and resources but those of S3."""
    said = [
        {
            "Effect": "Allow",
            "Action": list(one.actions),
            "Resource": list(one.resources) if one.actions[0].startswith("s3:") else "*",
        }
        for one in statements
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": said})


def furnish(client: Clients, wanted: Iterable[Act]) -> dict[Act, Any]:
    """Makes what the acts are about, once each; tells what each act works on. Names that AWS takes nowhere
    are left out."""
    made: dict[tuple[str, str], Any] = {}
    found = {}
    for act in wanted:
        service = act.action.partition(":")[0]
        name = act.name.partition("/")[0] if service == "s3" and "/" not in act.name else act.name
        try:
            if (service, name) not in made:
                made[service, name] = _MAKE[service](client, name)
            found[act] = made[service, name]
        except (ClientError, ParamValidationError):
            continue
    return found


def _repository(client: Clients, name: str) -> str:
    if name != "*":
        client("ecr").create_repository(repositoryName=name)
        client("ecr").put_image(repositoryName=name, imageManifest=MANIFEST, imageTag="1")
    return name


def _secret(client: Clients, name: str) -> str:
    client("secretsmanager").create_secret(Name=name, SecretString="x")
    return name


def _parameter(client: Clients, name: str) -> str:
    client("ssm").put_parameter(Name=f"/{name}", Value="x", Type="String")
    return f"/{name}"


def _log_group(client: Clients, name: str) -> str:
    client("logs").create_log_group(logGroupName=name)
    client("logs").create_log_stream(logGroupName=name, logStreamName="x")
    return name


def _object(client: Clients, name: str) -> dict[str, str]:
    bucket, _slash, key = name.partition("/")
    where = {"CreateBucketConfiguration": {"LocationConstraint": REGION}}
    with suppress(client("s3").exceptions.BucketAlreadyOwnedByYou):
        client("s3").create_bucket(Bucket=bucket, **where)
    if not key:
        return {"Bucket": bucket}
    client("s3").put_object(Bucket=bucket, Key=key, Body=b"x")
    return {"Bucket": bucket, "Key": key}


def _encrypted(client: Clients, _name: str) -> bytes:
    key = client("kms").create_key()["KeyMetadata"]["KeyId"]
    blob: bytes = client("kms").encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    return blob


def _delivery_stream(client: Clients, name: str) -> str:
    _object(client, "delivered")
    client("firehose").create_delivery_stream(
        DeliveryStreamName=name,
        S3DestinationConfiguration={
            "RoleARN": "arn:aws:iam::123456789012:role/x",
            "BucketARN": "arn:aws:s3:::delivered",
        },
    )
    return name


_MAKE: dict[str, Callable[[Clients, str], Any]] = {
    "ecr": _repository,
    "secretsmanager": _secret,
    "ssm": _parameter,
    "logs": _log_group,
    "s3": _object,
    "kms": _encrypted,
    "fsx": lambda _client, name: name,
    "firehose": _delivery_stream,
}
_number = count()

PERFORM: dict[str, Callable[[Clients, Any], Any]] = {
    "ecr:GetAuthorizationToken": lambda client, _: client("ecr").get_authorization_token(),
    "ecr:BatchCheckLayerAvailability": lambda client, name: client("ecr").batch_check_layer_availability(
        repositoryName=name, layerDigests=[DIGEST]
    ),
    "ecr:BatchGetImage": lambda client, name: client("ecr").batch_get_image(
        repositoryName=name, imageIds=[{"imageTag": "1"}]
    ),
    "secretsmanager:GetSecretValue": lambda client, name: client("secretsmanager").get_secret_value(
        SecretId=name
    ),
    "ssm:GetParameters": lambda client, name: client("ssm").get_parameters(Names=[name]),
    "kms:Decrypt": lambda client, blob: client("kms").decrypt(CiphertextBlob=blob),
    "logs:CreateLogGroup": lambda client, name: client("logs").create_log_group(
        logGroupName=f"{name}-{next(_number)}"
    ),
    "logs:CreateLogStream": lambda client, name: client("logs").create_log_stream(
        logGroupName=name, logStreamName=f"{next(_number)}"
    ),
    "logs:PutLogEvents": lambda client, name: client("logs").put_log_events(
        logGroupName=name, logStreamName="x", logEvents=[{"timestamp": int(time() * 1000), "message": "x"}]
    ),
    "s3:GetObject": lambda client, at: client("s3").get_object(**at),
    "s3:GetBucketLocation": lambda client, at: client("s3").get_bucket_location(Bucket=at["Bucket"]),
    "fsx:DescribeFileSystems": lambda client, _: client("fsx").describe_file_systems(),
    "firehose:PutRecordBatch": lambda client, name: client("firehose").put_record_batch(
        DeliveryStreamName=name, Records=[{"Data": b"x"}]
    ),
}
"""The actions that moto answers, each as somebody with these keys would do it."""
