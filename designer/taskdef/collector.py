"""The collector of AWS Distro for OpenTelemetry as the ECS console adds it: one sidecar for all it collects.

Its image brings a configuration for each combination; the command chooses the file
(https://github.com/aws-observability/aws-otel-collector, config/ecs).
"""

from collections.abc import Mapping
from typing import Any, Final

from designer.taskdef import images, sidecars
from designer.taskdef.items import Item
from designer.taskdef.task import Task

IMAGE: Final = "public.ecr.aws/aws-observability/aws-otel-collector:v0.45.0"

XRAY: Final = "xray"
CLOUDWATCH: Final = "cloudwatch"
AMP: Final = "amp"
AMP_SCRAPED: Final = "amp-prometheus"

Work = frozenset[str]
"""What a collector does: traces to X-Ray, and metrics to one place."""

FILES: Final = {
    frozenset({XRAY}): "ecs-xray",
    frozenset({CLOUDWATCH}): "ecs-cloudwatch",
    frozenset({CLOUDWATCH, XRAY}): "ecs-cloudwatch-xray",
    frozenset({AMP}): "ecs-amp",
    frozenset({AMP, XRAY}): "ecs-amp-xray",
    frozenset({AMP_SCRAPED}): "ecs-amp-prometheus",
    frozenset({AMP_SCRAPED, XRAY}): "ecs-amp-xray-prometheus",
}
_NAME: Final = "aws-otel-collector"
_MIB: Final = 256
_CONTENT: Final = "AOT_CONFIG_CONTENT"
"""A configuration in this variable goes before any file."""


def find(task: Task) -> Item | None:
    """The collector of a task, by its image."""
    return next((one for one in task.containers if _is_collector(one)), None)


def _is_collector(container: Item) -> bool:
    image = images.parse(container.get("image", ""))
    return image is not None and image.repository.rpartition("/")[2] == _NAME


def work(collector: Item) -> Work | None:
    """What a collector does; None when it has a configuration of its own."""
    if _CONTENT in variables(collector):
        return None
    command = collector.raw.get("command")
    return next((work for work in FILES if [argument(work)] == command), None)


def variables(collector: Item) -> set[str]:
    """The names of its environment variables, secret or not."""
    both = (*collector.items_of("environment"), *collector.items_of("secrets"))
    return {variable.get("name", "") for variable in both}


def argument(work: Work) -> str:
    """The argument of the command that makes it do this."""
    return f"--config=/etc/ecs/{FILES[work]}.yaml"


def new(task: Task, work: Work, environment: Mapping[str, str], region: str) -> dict[str, Any]:
    """The collector for a task. When it stops the task goes on, and it is started again."""
    set_to = [{"name": name, "value": value} for name, value in environment.items()]
    return {
        "name": sidecars.free_name(task, _NAME),
        "image": IMAGE,
        **sidecars.memory(task, _MIB),
        "essential": False,
        "restartPolicy": {"enabled": True},
        "command": [argument(work)],
        **({"environment": set_to} if set_to else {}),
        **sidecars.own_logs(task, region),
        "healthCheck": {"command": ["CMD", "/healthcheck"]},
    }


def changed(collector: Item, known: set[str]) -> tuple[str, ...]:
    """The members that are not as `new` writes them; `known` are variables that presets set."""
    does = work(collector) or frozenset()
    written = new(Task({}), does, {}, "") if does else {}
    expected = {**written, "memory": _MIB}
    if not variables(collector) - known:
        expected["environment"] = collector.raw.get("environment")
    return sidecars.changed(collector, expected)
