"""Traces to AWS X-Ray, through a collector of OpenTelemetry."""

from designer.taskdef.collector import XRAY
from designer.taskdef.collector_preset import CollectorPreset
from designer.taskdef.preset import Permissions
from designer.taskdef.words import gettext_noop as _

preset = CollectorPreset(
    kind="traces",
    title="AWS X-Ray",
    words=_("What your code traces with OpenTelemetry."),
    feature=XRAY,
    permissions=Permissions(
        role="task",
        actions=(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:GetSamplingStatisticSummaries",
        ),
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/trace-data.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/trace-data.html",
        "aws-observability/aws-otel-collector, config/ecs/ecs-xray.yaml",
    ),
)
