"""Logging of a container: where its output goes."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import says
from designer.drafts.fields import Field, Grid, Options, Section
from designer.drafts.steps import log_destination
from designer.taskdef.task import Item, Task

LOG = "containerDefinitions[].logConfiguration"
AWSLOGS = ("awslogs-group", "awslogs-region", "awslogs-stream-prefix", "awslogs-create-group")


def _is_awslogs(_task: Task, container: Item) -> bool:
    """Also before a log driver is chosen: awslogs is what most tasks have."""
    return bool(container.item("logConfiguration").get("logDriver", "awslogs") == "awslogs")


section = Section(
    id="logging",
    title=_("Logging"),
    says=says.logging,
    unset=LOG,
    parts=(
        *log_destination.parts[:2],
        Grid(
            id="log-driver",
            fields=(
                Field(
                    path=f"{LOG}.logDriver",
                    label=_("Log driver"),
                    hint=_("awslogs sends to Amazon CloudWatch"),
                    width="c6",
                    redraws=("log-destination", "destination-options", "awslogs-options", "log-delivery"),
                ),
            ),
        ),
        Grid(
            id="awslogs-options",
            fields=(
                Field(
                    path=f"{LOG}.options.awslogs-group",
                    label=_("Log group"),
                    hint="awslogs-group",
                    example="/ecs/…",
                    mono=True,
                    width="c6",
                    shown=_is_awslogs,
                ),
                Field(
                    path=f"{LOG}.options.awslogs-region",
                    label=_("Region"),
                    hint="awslogs-region",
                    mono=True,
                    width="c6",
                    shown=_is_awslogs,
                ),
                Field(
                    path=f"{LOG}.options.awslogs-stream-prefix",
                    label=_("Stream prefix"),
                    hint=_("awslogs-stream-prefix, needed on Fargate"),
                    mono=True,
                    width="c6",
                    shown=_is_awslogs,
                ),
                Field(
                    path=f"{LOG}.options.awslogs-create-group",
                    label=_("Create the group"),
                    hint="awslogs-create-group",
                    width="c6",
                    shown=_is_awslogs,
                    choices=lambda _task, _item: [("true", "true"), ("false", "false")],
                ),
            ),
        ),
        *log_destination.parts[2:],
        Options(
            id="log-options",
            path=f"{LOG}.options",
            label=_("Other options"),
            add=_("Add option"),
            named=(*AWSLOGS, *log_destination.NAMED),
        ),
    ),
)
