"""Logging of a container: where its output goes, and the router it may be for others."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Choices, Field, Grid, Options, Rows, Section, where_usable
from designer.drafts.steps import container_log_options as log_options
from designer.drafts.steps import log_destination
from designer.taskdef import log_drivers, secret_log_options
from designer.taskdef.items import Item
from designer.taskdef.task import Task

C = "containerDefinitions[]"
LOG = f"{C}.logConfiguration"
SECRET = f"{LOG}.secretOptions"
ROUTER = f"{C}.firelensConfiguration"


def _drivers(task: Task, _item: Item) -> Choices:
    """Those that every launch type asked for has."""
    usable = [set(log_drivers.available(launch_type)) for launch_type in task.launch_types]
    return [(name, name) for name in log_drivers.drivers() if all(name in some for some in usable)]


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
                    hint=_("awslogs sends to Amazon CloudWatch, awsfirelens to a log router"),
                    width="c6",
                    choices=_drivers,
                    redraws=("log-destination", "destination-options", "driver-options", "log-delivery"),
                ),
            ),
        ),
        Grid(id="driver-options", fields=log_options.fields()),
        *log_destination.parts[2:],
        Options(
            id="log-options",
            path=log_options.OPTIONS,
            label=_("Other options"),
            hint=_("Any other option of the driver, or of the log router's output."),
            add=_("Add option"),
            named=(*log_options.names(), *log_destination.NAMED),
        ),
        Rows(
            id="log-secrets",
            path=SECRET,
            label=_("Secret options"),
            hint=_("Options whose value ECS reads from Secrets Manager or Parameter Store."),
            add=_("Add secret option"),
            titled=True,
            columns=(
                Field(
                    path=f"{SECRET}[].name",
                    label=_("Option"),
                    hint=_("Such as splunk-token"),
                    mono=True,
                    width="w30",
                    suggestions=lambda _task: secret_log_options.names(),
                ),
                Field(
                    path=f"{SECRET}[].valueFrom",
                    label=_("ValueFrom"),
                    hint=_("ARN of the secret or parameter"),
                    mono=True,
                    example="arn:aws:secretsmanager:…",
                ),
            ),
        ),
    ),
)

router = Section(
    id="firelens",
    title=_("Log router (FireLens)"),
    short=_("Log router"),
    says=says.router,
    opened=False,
    unset=ROUTER,
    parts=(
        Grid(
            id="firelens-fields",
            fields=(
                Field(
                    path=f"{ROUTER}.type",
                    label=_("Type of router"),
                    hint=_("Makes this container route the logs of the others"),
                    width="c6",
                    ruled_out=ruled_out.on_windows,
                    shown=where_usable(ruled_out.on_windows),
                ),
            ),
        ),
        Options(
            id="firelens-options",
            path=f"{ROUTER}.options",
            label=_("Router options"),
            hint="enable-ecs-log-metadata, config-file-type, config-file-value",
            add=_("Add option"),
            ruled_out=ruled_out.on_windows,
        ),
    ),
)
