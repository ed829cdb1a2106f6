"""Launch type: where the task runs, and on which platform."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Field, Grid, Picture, Section, Step, Tile
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Item, Task

TYPES = (
    Tile(FARGATE, "Fargate", "rocket", _("AWS runs the hosts. awsvpc, fixed sizes.")),
    Tile(EC2, "Amazon EC2", "server", _("Your instances. All network modes and log drivers.")),
    Tile(
        MANAGED_INSTANCES,
        _("Managed Instances"),
        "layers",
        _("AWS patches EC2 hosts for you. GPU possible."),
    ),
    Tile(EXTERNAL, _("External"), "house", _("Your own servers through ECS Anywhere.")),
)
COMPARED = (
    (_("Network mode"), "awsvpc", "awsvpc, bridge, host, none", "awsvpc, host", "bridge, host, none"),
    (_("Task size"), _("required, fixed pairs"), _("optional"), _("optional"), _("optional")),
    (
        _("Log drivers"),
        "awslogs, splunk, awsfirelens",
        _("all 8"),
        "awslogs, splunk, awsfirelens, json-file",
        _("what the host has"),
    ),
    (
        _("Volumes"),
        _("bind, EFS, EBS"),
        _("bind, EFS, Docker, FSx, EBS"),
        _("bind, EFS, EBS"),
        _("bind, Docker"),
    ),
    (_("Host source path"), _("not valid"), _("yes"), _("writable paths"), _("yes")),
    (_("Ephemeral storage"), _("21–200 GiB"), _("not valid"), _("not valid"), _("not valid")),
)


def _compared(task: Task, _item: Item) -> dict[str, Any]:
    named = task.root.get("requiresCompatibilities") or ()
    chosen = [tile.value in named for tile in TYPES]
    rows = [(label, list(zip(chosen, cells, strict=True))) for label, *cells in COMPARED]
    return {"types": list(zip(chosen, TYPES, strict=True)), "rows": rows}


step = Step(
    slug="launch-type",
    title=_("Launch type"),
    lead=_("Where the task runs decides which settings exist."),
    filled=lambda task: not task.root.lacks("requiresCompatibilities"),
    sections=(
        Section(
            id="launch-types",
            title=_("Launch type"),
            lead=_("Choose one or more. ECS then accepts only what is valid for all of them."),
            parts=(
                Picture(
                    id="types",
                    template="drafts/parts/launch_types.html",
                    fields=(
                        Field(
                            path="requiresCompatibilities[]",
                            label=_("Launch type"),
                            redraws=("compared",),
                            tiles=TYPES,
                        ),
                    ),
                ),
            ),
        ),
        Section(
            id="platform",
            title=_("Platform"),
            parts=(
                Grid(
                    id="runtime",
                    fields=(
                        Field(
                            path="runtimePlatform.operatingSystemFamily",
                            label=_("Operating system"),
                            hint=_("Linux when left out"),
                            width="c6",
                        ),
                        Field(
                            path="runtimePlatform.cpuArchitecture",
                            label=_("Architecture"),
                            hint=_("X86_64 when left out"),
                            width="c6",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            id="comparison",
            title=_("What changes for each"),
            parts=(Picture(id="compared", template="drafts/parts/compared.html", context=_compared),),
        ),
    ),
)
