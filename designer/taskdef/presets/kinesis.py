"""Logs to Amazon Kinesis Data Streams through a router of FireLens."""

from designer.taskdef.log_preset import LogPreset, region
from designer.taskdef.preset import Input, Permissions
from designer.taskdef.task import LINUX
from designer.taskdef.words import gettext_noop as _

preset = LogPreset(
    kind="logs",
    title="Amazon Kinesis Data Streams",
    words=_("A log router puts them on a stream for your own consumers."),
    outputs=("kinesis_streams", "kinesis"),
    options=(region(), Input(name="stream", label=_("Stream"), example="orders-logs")),
    permissions=Permissions(
        role="task",
        actions=("kinesis:PutRecords",),
        resource="arn:{partition}:kinesis:{region}:*:stream/{stream}",
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    sources=(
        "https://docs.fluentbit.io/manual/data-pipeline/outputs/kinesis",
        "aws-samples/amazon-ecs-firelens-examples, fluent-bit/kinesis-stream",
    ),
    os_families=(LINUX,),
)
