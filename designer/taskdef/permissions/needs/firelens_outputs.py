"""Where a log router sends the logs of containers: it does so with the task role.

What each output calls in AWS is said by the preset that writes it, if there is one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from designer.taskdef import firelens, log_configuration
from designer.taskdef.permissions.need import Need, Wanted
from designer.taskdef.permissions.needs import awslogs
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import literal
from designer.taskdef.presets import firehose, kinesis, opensearch, s3
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

Options = Mapping[str, str]
_EXPANDED: Final = re.compile(r"\$\{[^{}]+\}|\$\([^()]+\)")
_CHANGING: Final = re.compile(r"[$%]")
_DOMAIN: Final = re.compile(r"(?:search|vpc)-(?P<domain>[a-z][a-z0-9-]*)-[a-z0-9]{26}\Z")
_DEFAULT_KEY: Final = "/fluent-bit-logs/"


class Sent(NamedTuple):
    """What an output calls on which resource, and the option that names it."""

    sid: str
    actions: tuple[str, ...]
    resource: str
    option: str


def _find(task: Task, place: Place) -> Iterator[Wanted]:
    for container, configuration in log_configuration.using(task, firelens.DRIVER):
        options = configuration.item("options")
        names = {name.lower(): name for name in options.raw}
        values = {name.lower(): v.strip() for name, v in options.raw.items() if isinstance(v, str)}
        send = _OUTPUTS.get(values.get("name", "").lower())
        for sent in _by_role(values, place) or (send(values, place) if send else ()):
            at = options.path(names.get(sent.option, "Name"))
            yield Wanted(sent.sid, sent.actions, sent.resource, at, container.label)


def _by_role(options: Options, _place: Place) -> list[Sent]:
    """An output may go by another role; then that one has to allow the rest."""
    role = options.get("role_arn") or options.get("aws_role_arn")
    option = "role_arn" if options.get("role_arn") else "aws_role_arn"
    return [Sent("AssumeRoles", ("sts:AssumeRole",), literal(role), option)] if role else []


def _cloudwatch(options: Options, place: Place) -> Iterator[Sent]:
    name = options.get("log_group_name", "")
    if not name:
        return
    resource = awslogs.group(place, _open(name), options.get("region", ""))
    yield Sent("WriteLogs", awslogs.WRITE, resource, "log_group_name")
    if options["name"].lower() == "cloudwatch":
        yield Sent("FindLogStreams", ("logs:DescribeLogStreams",), resource, "log_group_name")
    if options.get("auto_create_group", "").lower() in ("true", "on", "yes"):
        yield Sent("CreateLogGroups", awslogs.CREATE, resource, "auto_create_group")
    if options.get("log_retention_days"):
        yield Sent("KeepLogs", ("logs:PutRetentionPolicy",), resource, "log_retention_days")


def _firehose(options: Options, place: Place) -> Iterator[Sent]:
    stream, region = options.get("delivery_stream", ""), options.get("region", "")
    if stream:
        resource = place.arn("firehose", f"deliverystream/{_open(stream)}", region=region)
        yield Sent("DeliverToFirehose", firehose.preset.permissions.actions, resource, "delivery_stream")


def _kinesis(options: Options, place: Place) -> Iterator[Sent]:
    stream, region = options.get("stream", ""), options.get("region", "")
    if stream:
        resource = place.arn("kinesis", f"stream/{_open(stream)}", region=region)
        yield Sent("DeliverToKinesis", kinesis.preset.permissions.actions, resource, "stream")


def _s3(options: Options, place: Place) -> Iterator[Sent]:
    """Keys begin with what their format says before the first part that changes."""
    bucket = options.get("bucket", "")
    key = _CHANGING.split(options.get("s3_key_format") or _DEFAULT_KEY)[0].lstrip("/")
    if bucket:
        resource = f"arn:{place.partition}:s3:::{_open(bucket)}/{literal(key)}*"
        yield Sent("StoreLogs", s3.preset.permissions.actions, resource, "bucket")


def _opensearch(options: Options, place: Place) -> Iterator[Sent]:
    host, region = options.get("host", ""), options.get("aws_region", "")
    if not host or options.get("aws_auth", "").lower() not in ("on", "true", "yes"):
        return
    name = host.split(".")[0]
    if options.get("aws_service_name", "").lower() == "aoss":
        collection = place.arn("aoss", f"collection/{literal(name)}", region=region)
        yield Sent("IndexLogs", ("aoss:APIAccessAll",), collection, "host")
        return
    found = _DOMAIN.match(name)
    domain = f"domain/{found['domain']}/*" if found else "domain/*"
    resource = place.arn("es", domain, region=region)
    yield Sent("IndexLogs", opensearch.preset.permissions.actions, resource, "host")


def _open(text: str) -> str:
    """What the router puts in place of ${X} and $(X) can be anything."""
    return "*".join(literal(part) for part in _EXPANDED.split(text))


_OUTPUTS: Final[dict[str, Callable[[Options, Place], Iterator[Sent]]]] = {
    "cloudwatch": _cloudwatch,
    "cloudwatch_logs": _cloudwatch,
    **dict.fromkeys(firehose.preset.outputs, _firehose),
    **dict.fromkeys(kinesis.preset.outputs, _kinesis),
    **dict.fromkeys(s3.preset.outputs, _s3),
    **dict.fromkeys(opensearch.preset.outputs, _opensearch),
}

need = Need(
    role="task",
    words=_("Send logs through FireLens"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    sources=(
        "https://docs.fluentbit.io/manual/data-pipeline/outputs",
        "https://github.com/aws/amazon-cloudwatch-logs-for-fluent-bit",
        "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
    ),
    find=_find,
)
