"""The way of each container's logs: straight to a place, or through a FireLens router.

Options of the drivers: https://docs.docker.com/engine/logging/drivers/; of Fluent Bit's outputs:
https://docs.fluentbit.io/manual/pipeline/outputs. Values that may be secrets are never among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from designer.taskdef import firelens
from designer.taskdef.items import Item
from designer.taskdef.task import Task

SERVICES: Final[Mapping[str, str]] = {
    "awslogs": "CloudWatch Logs",
    "cloudwatch": "CloudWatch Logs",
    "cloudwatch_logs": "CloudWatch Logs",
    "firehose": "Data Firehose",
    "kinesis_firehose": "Data Firehose",
    "kinesis": "Kinesis Data Streams",
    "kinesis_streams": "Kinesis Data Streams",
    "opensearch": "OpenSearch",
    "es": "OpenSearch",
    "s3": "Amazon S3",
    "splunk": "Splunk",
    "datadog": "Datadog",
    "newrelic": "New Relic",
}
"""What people call a driver or an output of a router; the others have their own names."""

_PLACES: Final = (
    "awslogs-group",
    "log_group_name",
    "delivery_stream",
    "stream",
    "bucket",
    "host",
    "splunk-url",
    "fluentd-address",
    "gelf-address",
    "syslog-address",
)
"""Options that say where at a destination logs end up, in lower case."""


@dataclass(frozen=True)
class Route:
    """The logs of a container: through which router, if any, to which service, to what place there.

    `service` is empty where the router's own configuration decides.
    """

    container: Item
    router: Item | None
    service: str
    place: str


def routes(task: Task) -> list[Route]:
    """A route for each container that has a log driver, in the document's order."""
    router = next(iter(firelens.routers(task)), None)
    return [
        _route(container, configuration, router)
        for container in task.containers
        if (configuration := container.item("logConfiguration")).get("logDriver")
    ]


def _route(container: Item, configuration: Item, router: Item | None) -> Route:
    driver = configuration["logDriver"]
    options = {
        name.lower(): value for name, value in configuration.item("options").items() if isinstance(value, str)
    }
    is_handed_over = driver == firelens.DRIVER
    name = options.get("name", "") if is_handed_over else driver
    place = next((options[option] for option in _PLACES if option in options), "")
    return Route(container, router if is_handed_over else None, SERVICES.get(name.lower(), name), place)
