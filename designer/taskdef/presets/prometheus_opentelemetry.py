"""Metrics of OpenTelemetry to a workspace of Amazon Managed Service for Prometheus."""

from designer.taskdef.collector import AMP
from designer.taskdef.collector_preset import ENDPOINT, MAY_WRITE, CollectorPreset
from designer.taskdef.words import gettext_noop as _

preset = CollectorPreset(
    kind="metrics",
    title="Amazon Managed Prometheus (OpenTelemetry)",
    words=_("Metrics of your code from OpenTelemetry, and of the task, to a workspace."),
    feature=AMP,
    variables=(ENDPOINT,),
    permissions=MAY_WRITE,
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-prometheus.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-prometheus.html",
        "aws-observability/aws-otel-collector, config/ecs/ecs-amp.yaml",
    ),
)
