"""Logs to Amazon Data Firehose through a router of FireLens."""

from designer.taskdef.log_preset import LogPreset, region
from designer.taskdef.preset import Input, Permissions
from designer.taskdef.task import LINUX
from designer.taskdef.words import gettext_noop as _

preset = LogPreset(
    kind="logs",
    title="Amazon Data Firehose",
    words=_("A log router delivers to a stream, which stores them in S3, OpenSearch or elsewhere."),
    outputs=("firehose", "kinesis_firehose"),
    options=(
        region(),
        Input(name="delivery_stream", label=_("Delivery stream"), example="orders-logs"),
    ),
    permissions=Permissions(
        role="task",
        actions=("firehose:PutRecordBatch",),
        resource="arn:{partition}:firehose:{region}:*:deliverystream/{delivery_stream}",
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    sources=(
        "https://docs.fluentbit.io/manual/data-pipeline/outputs/firehose",
        "https://github.com/aws/amazon-kinesis-firehose-for-fluent-bit",
        "aws-samples/amazon-ecs-firelens-examples, fluent-bit/kinesis-firehose",
    ),
    os_families=(LINUX,),
)
