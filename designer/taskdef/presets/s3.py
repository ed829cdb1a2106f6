"""Logs to a bucket of Amazon S3 through a router of FireLens."""

from designer.taskdef.log_preset import LogPreset, region
from designer.taskdef.preset import Input, Permissions
from designer.taskdef.task import LINUX
from designer.taskdef.words import gettext_noop as _

preset = LogPreset(
    kind="logs",
    title="Amazon S3",
    words=_("A log router stores them as files of about 1 MiB, at the latest after a minute."),
    outputs=("s3",),
    options=(
        region(),
        Input(name="bucket", label=_("Bucket"), example="orders-logs"),
        ("total_file_size", "1M"),
        ("upload_timeout", "1m"),
        ("use_put_object", "On"),
    ),
    permissions=Permissions(
        role="task", actions=("s3:PutObject",), resource="arn:{partition}:s3:::{bucket}/*"
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    sources=(
        "https://docs.fluentbit.io/manual/data-pipeline/outputs/s3",
        "aws-samples/amazon-ecs-firelens-examples, fluent-bit/s3",
    ),
    os_families=(LINUX,),
)
