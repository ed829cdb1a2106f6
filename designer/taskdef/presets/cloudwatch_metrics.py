"""Metrics to Amazon CloudWatch, through a collector of OpenTelemetry."""

from designer.taskdef.collector import CLOUDWATCH
from designer.taskdef.collector_preset import CollectorPreset
from designer.taskdef.preset import Permissions
from designer.taskdef.words import gettext_noop as _

preset = CollectorPreset(
    kind="metrics",
    title=_("Amazon CloudWatch metrics"),
    words=_("Metrics of your code from OpenTelemetry, and of the task."),
    feature=CLOUDWATCH,
    permissions=Permissions(
        role="task",
        actions=(
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
            "logs:PutRetentionPolicy",
        ),
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-cloudwatch.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-cloudwatch.html",
        "aws-observability/aws-otel-collector, config/ecs/ecs-cloudwatch.yaml",
    ),
)
