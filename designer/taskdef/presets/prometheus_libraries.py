"""Metrics that Prometheus libraries offer, to a workspace of Amazon Managed Service for Prometheus."""

from designer.taskdef.collector import AMP_SCRAPED
from designer.taskdef.collector_preset import ENDPOINT, MAY_WRITE, CollectorPreset
from designer.taskdef.items import Item
from designer.taskdef.preset import Input
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _first_port(task: Task, _container: Item, _region: str) -> str:
    """Containers of one task reach each other at localhost, unless each has a network of its own."""
    ports = (port.get("containerPort") for port in task.each("portMappings"))
    port = next(filter(None, ports), None)
    return f"localhost:{port}" if port and task.network_mode in ("awsvpc", "host") else ""


preset = CollectorPreset(
    kind="metrics",
    title=_("Amazon Managed Prometheus (Prometheus libraries)"),
    words=_("What your code offers at /metrics, every 20 seconds, and metrics of the task, to a workspace."),
    feature=AMP_SCRAPED,
    variables=(
        ENDPOINT,
        Input(
            name="AWS_PROMETHEUS_SCRAPING_ENDPOINT",
            label=_("Scraping target"),
            hint=_("Host and port at which your code offers /metrics"),
            example="localhost:9090",
            usual=_first_port,
        ),
    ),
    permissions=MAY_WRITE,
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-prometheus.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-prometheus.html",
        "aws-observability/aws-otel-collector, config/ecs/ecs-amp-prometheus.yaml",
    ),
)
