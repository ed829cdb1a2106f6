"""Containers: what runs in the task, and in which order."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Field, Grid, Picture, Rows, Section, Step, Variables
from designer.drafts.shares import bars
from designer.drafts.steps import container_logging as logging

C = "containerDefinitions[]"
PORT = f"{C}.portMappings"
HEALTH = f"{C}.healthCheck"


_details = Section(
    id="details",
    title=_("Details"),
    parts=(
        Grid(
            id="detail-fields",
            fields=(
                Field(path=f"{C}.name", label=_("Name"), hint=_("Letters, digits, - and _"), width="c4"),
                Field(
                    path=f"{C}.image",
                    label=_("Image URI"),
                    hint=_("By digest, or by tag"),
                    mono=True,
                    width="c8",
                ),
                Field(
                    path=f"{C}.essential",
                    label=_("Essential container"),
                    hint=_("If it stops, the whole task stops"),
                    width="c6",
                    default="true",
                ),
            ),
        ),
    ),
)

_ports = Section(
    id="port-mappings",
    title=_("Port mappings"),
    says=says.ports,
    parts=(
        Rows(
            id="ports",
            path=PORT,
            label=_("Port mappings"),
            add=_("Add port mapping"),
            columns=(
                Field(path=f"{PORT}[].containerPort", label=_("Container port"), width="w20"),
                Field(
                    path=f"{PORT}[].hostPort",
                    label=_("Host port"),
                    ruled_out=ruled_out.host_port,
                    width="w15",
                ),
                Field(path=f"{PORT}[].protocol", label=_("Protocol"), default="tcp", width="w15"),
                Field(path=f"{PORT}[].name", label=_("Port name")),
                Field(path=f"{PORT}[].appProtocol", label=_("App protocol"), width="w20"),
            ),
        ),
    ),
)

_environment = Section(
    id="environment",
    title=_("Environment and secrets"),
    short=_("Environment"),
    says=says.variables,
    parts=(
        Variables(
            id="variables",
            environment=f"{C}.environment",
            secrets=f"{C}.secrets",
            value_columns=(
                Field(path=f"{C}.environment[].name", label=_("Key"), mono=True, width="w30"),
                Field(path=f"{C}.environment[].value", label=_("Value"), mono=True, blank_is_text=True),
            ),
            secret_columns=(
                Field(path=f"{C}.secrets[].name", label=_("Key"), mono=True, width="w30"),
                Field(
                    path=f"{C}.secrets[].valueFrom",
                    label=_("ValueFrom"),
                    mono=True,
                    example="arn:aws:secretsmanager:…",
                ),
            ),
        ),
    ),
)

_resources = Section(
    id="resources",
    title=_("Resource allocation limits"),
    short=_("Resources"),
    says=says.resources,
    parts=(
        Grid(
            id="limits",
            fields=(
                Field(
                    path=f"{C}.cpu",
                    label=_("CPU"),
                    hint=_("1,024 units are 1 vCPU"),
                    unit=_("units"),
                    width="c4",
                    redraws=("container-shares",),
                ),
                Field(
                    path=f"{C}.memory",
                    label=_("Memory hard limit"),
                    hint=_("Stopped above this"),
                    unit="MiB",
                    width="c4",
                    redraws=("container-shares",),
                ),
                Field(
                    path=f"{C}.memoryReservation",
                    label=_("Memory soft limit"),
                    hint=_("Reserved on the host"),
                    unit="MiB",
                    width="c4",
                    ruled_out=ruled_out.on_windows,
                    redraws=("container-shares",),
                ),
            ),
        ),
        Picture(id="container-shares", template="drafts/parts/shares.html", context=bars),
    ),
)

_health = Section(
    id="health-check",
    title=_("Health check"),
    says=says.health,
    opened=False,
    unset=HEALTH,
    parts=(
        Rows(
            id="health-command",
            path=f"{HEALTH}.command",
            label=_("Command"),
            hint=_("The first argument is CMD or CMD-SHELL."),
            add=_("Add argument"),
            columns=(Field(path=f"{HEALTH}.command[]", label=_("Argument"), mono=True, blank_is_text=True),),
            ordered=True,
        ),
        Grid(
            id="health-times",
            fields=(
                Field(
                    path=f"{HEALTH}.interval",
                    label=_("Interval"),
                    hint=_("5–300, default 30"),
                    unit="s",
                    width="c3",
                ),
                Field(
                    path=f"{HEALTH}.timeout",
                    label=_("Timeout"),
                    hint=_("2–60, default 5"),
                    unit="s",
                    width="c3",
                ),
                Field(path=f"{HEALTH}.retries", label=_("Retries"), hint=_("1–10, default 3"), width="c3"),
                Field(
                    path=f"{HEALTH}.startPeriod",
                    label=_("Start period"),
                    hint=_("0–300, default off"),
                    unit="s",
                    width="c3",
                ),
            ),
        ),
    ),
)

_docker = Section(
    id="docker",
    title=_("Docker configuration"),
    short=_("Command"),
    says=says.command,
    opened=False,
    parts=tuple(
        Rows(
            id=name,
            path=f"{C}.{name}",
            label=label,
            hint=_("One argument a row; replaces what the image says."),
            add=_("Add argument"),
            columns=(Field(path=f"{C}.{name}[]", label=_("Argument"), mono=True, blank_is_text=True),),
            ordered=True,
        )
        for name, label in (("entryPoint", _("Entry point")), ("command", _("Command")))
    ),
)

_mounts = Section(
    id="storage-mounts",
    title=_("Mount points"),
    says=says.mounts,
    opened=False,
    parts=(
        Rows(
            id="mount-points",
            path=f"{C}.mountPoints",
            label=_("Mount points"),
            add=_("Add mount point"),
            columns=(
                Field(
                    path=f"{C}.mountPoints[].sourceVolume",
                    label=_("Source volume"),
                    width="w30",
                    suggestions=lambda task: [
                        volume["name"] for volume in task.volumes if volume.get("name")
                    ],
                ),
                Field(path=f"{C}.mountPoints[].containerPath", label=_("Container path"), mono=True),
                Field(path=f"{C}.mountPoints[].readOnly", label=_("Read only"), width="w20"),
            ),
        ),
    ),
)

step = Step(
    slug="containers",
    title=_("Containers"),
    lead=_("What runs in the task, and in which order."),
    items="containerDefinitions",
    item_says=says.container,
    item_tag=says.essential,
    most=10,
    add=_("Add container"),
    none_yet=_("No container yet. A task runs one to ten of them."),
    filled=lambda task: bool(task.containers),
    sections=(_details, _ports, _environment, _resources, logging.section, _health, _docker, _mounts),
)
