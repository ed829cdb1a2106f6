"""What collectors of traces and metrics send to AWS: OpenTelemetry's as the console adds it, and X-Ray's.

What the first does is chosen by its command; the log groups are those of its configuration files
(https://github.com/aws-observability/aws-otel-collector, config/ecs).
"""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef import collector, images
from designer.taskdef.collector_preset import ENDPOINT, CollectorPreset, workspace_region
from designer.taskdef.items import Item
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import ANYTHING, Note, literal
from designer.taskdef.presets import all_presets, xray
from designer.taskdef.said import Said
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

_GROUPS: Final = "log-group:/aws/ecs/*"
_USUAL: Final = "--config=/etc/ecs/ecs-default-config.yaml"
"""The file that AWS's own examples name; no preset writes it, since its traces have a port of their own."""
_USUAL_GROUPS: Final = "log-group:aws/ecs/containerinsights/*"
_USUAL_WORK: Final = (collector.XRAY, collector.CLOUDWATCH)
_WORKSPACE: Final = re.compile(r"/workspaces/(?P<id>[^/]+)/")
_SIDS: Final = {
    collector.XRAY: "SendTraces",
    collector.CLOUDWATCH: "SendMetricsAsLogs",
    collector.AMP: "WriteMetrics",
    collector.AMP_SCRAPED: "WriteMetrics",
}
_DAEMON: Final = "aws-xray-daemon"
_AGENT: Final = "cloudwatch-agent"


def _find(task: Task, place: Place) -> Iterator[Wanted | Note]:
    found = collector.find(task)
    if found is not None:
        yield from _collected(task, found, place)
    for container in task.containers:
        image = images.parse(container.get("image", ""))
        name = image.repository.rpartition("/")[2] if image else ""
        if name == _DAEMON:
            yield _wanted(collector.XRAY, xray.preset.permissions.actions, ANYTHING, container)
        if name == _AGENT:
            yield Note(container.path("image"), Said(_OWN, {"name": container.label}))


_OWN: Final = _("What “{name}” sends by its own configuration is not in the task definition.")


def _collected(task: Task, found: Item, place: Place) -> Iterator[Wanted | Note]:
    is_usual = found.raw.get("command") == [_USUAL]
    if collector.work(found) is None and not is_usual:
        yield Note(found.path("image"), Said(_OWN, {"name": found.label}))
    for preset in all_presets().values():
        if isinstance(preset, CollectorPreset) and (
            preset.feature in _USUAL_WORK if is_usual else preset.is_applied(task, found)
        ):
            resource = _resource(preset.feature, found, place, _USUAL_GROUPS if is_usual else _GROUPS)
            yield _wanted(preset.feature, preset.permissions.actions, resource, found)


def _wanted(feature: str, actions: tuple[str, ...], resource: str, container: Item) -> Wanted:
    return Wanted(_SIDS[feature], actions, resource, container.path("image"), container.label)


def _resource(feature: str, found: Item, place: Place, groups: str) -> str:
    if feature == collector.XRAY:
        return ANYTHING
    if feature == collector.CLOUDWATCH:
        return place.arn("logs", groups)
    variables = found.items_of("environment")
    endpoint = next((written(one, "value") for one in variables if one.get("name") == ENDPOINT.name), "")
    workspace = _WORKSPACE.search(endpoint)
    name = literal(workspace["id"]) if workspace else "*"
    return place.arn("aps", f"workspace/{name}", region=workspace_region(endpoint))


need = Need(
    role="task",
    words=_("Send traces and metrics"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/trace-data.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-cloudwatch.html",
        "https://docs.aws.amazon.com/xray/latest/devguide/xray-daemon-ecs.html",
        "https://docs.aws.amazon.com/prometheus/latest/userguide/security-iam.html",
    ),
    find=_find,
)
