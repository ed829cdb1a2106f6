"""Name and size: the family, how much CPU and memory the task gets, and what else holds for all of it."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out
from designer.drafts.fields import Choices, Field, Grid, Picture, Rows, Section, Step, Words
from designer.drafts.shares import bars
from designer.taskdef import sizes
from designer.taskdef.items import Item
from designer.taskdef.task import FARGATE, Task

TRUSTED = "trustedExecutionConfiguration"
ACCELERATORS = "inferenceAccelerators"


def _cpu_choices(task: Task, _item: Item) -> Choices:
    """Fargate's sizes; elsewhere the number is free."""
    if FARGATE not in task.launch_types:
        return ()
    return [
        (str(units), f"{units / sizes.UNITS_PER_VCPU:g} vCPU · {units:,}")
        for units in sizes.fargate(task.os_family)
    ]


def _memory_choices(task: Task, _item: Item) -> Choices:
    """What Fargate offers with the chosen cpu."""
    if FARGATE not in task.launch_types:
        return ()
    offered = sizes.fargate(task.os_family).get(task.cpu or 0, ())
    return [(str(mib), f"{mib / sizes.MIB_PER_GB:g} GiB · {mib:,} MiB") for mib in offered]


def _pid_choices(task: Task, _item: Item) -> Choices:
    """On Fargate there is no host to share with."""
    of_the_task = ("task", _("task: the containers of this task"))
    if FARGATE in task.launch_types:
        return [of_the_task]
    return [of_the_task, ("host", _("host: all processes of the instance"))]


def _ipc_choices(_task: Task, _item: Item) -> Choices:
    return [
        ("none", _("none: each container for itself")),
        ("task", _("task: the containers of this task")),
        ("host", _("host: all processes of the instance")),
    ]


def _isolation_choices(_task: Task, _item: Item) -> Choices:
    return [
        ("SHARED", _("SHARED: beside other tasks")),
        ("ISOLATED_SANDBOX", _("ISOLATED_SANDBOX: a sandbox of its own")),
        ("CONFIDENTIAL_SANDBOX", _("CONFIDENTIAL_SANDBOX: encrypted and attested")),
    ]


def _is_confidential(task: Task, _item: Item) -> bool:
    return bool(task.root.item(TRUSTED).get("isolationMode") == "CONFIDENTIAL_SANDBOX")


def _has_accelerators(task: Task, _item: Item) -> bool:
    return task.document.get(ACCELERATORS) is not None


def _sharing_words(task: Task, _item: Item) -> Words:
    """pid task · ipc none."""
    modes = (f"{name} {task.root[name]}" for name in ("pidMode", "ipcMode") if name in task.root)
    return " · ".join(modes) or _("each container for itself")


def _fault_words(task: Task, _item: Item) -> Words:
    return _("on") if task.root.get("enableFaultInjection") else _("off")


def _trust_words(task: Task, _item: Item) -> Words:
    mode: str = task.root.item(TRUSTED).get("isolationMode", "")
    return mode or "SHARED"


def _accelerator_words(task: Task, _item: Item) -> Words:
    named = (one.get("deviceName", "–") for one in task.root.items_of(ACCELERATORS))
    return ", ".join(named)


_name = Section(
    id="name",
    title=_("Task definition family"),
    parts=(
        Picture(
            id="names",
            template="drafts/parts/names.html",
            fields=(
                Field(
                    path="family",
                    label=_("Task definition family"),
                    hint=_("Up to 255 letters, digits, - and _"),
                    width="c6",
                ),
            ),
        ),
    ),
)

_size = Section(
    id="size",
    title=_("Task size"),
    lead=_("Needed on Fargate; elsewhere a limit for all containers together."),
    parts=(
        Grid(
            id="sizes",
            fields=(
                Field(
                    path="cpu",
                    label=_("CPU"),
                    hint=_("1,024 units are 1 vCPU"),
                    width="c4",
                    choices=_cpu_choices,
                    redraws=("memory", "shares"),
                ),
                Field(
                    path="memory",
                    label=_("Memory"),
                    hint=_("MiB, or a number followed by GB"),
                    width="c4",
                    choices=_memory_choices,
                    redraws=("shares",),
                ),
            ),
        ),
        Picture(id="shares", template="drafts/parts/shares.html", context=bars),
    ),
)

_sharing = Section(
    id="sharing",
    title=_("Process and IPC namespaces"),
    lead=_("What the containers of the task see of each other and of the instance."),
    says=_sharing_words,
    opened=False,
    shown=ruled_out.unless(ruled_out.namespaces, "pidMode", "ipcMode"),
    parts=(
        Grid(
            id="namespaces",
            fields=(
                Field(
                    path="pidMode",
                    label=_("PID mode"),
                    hint=_("Whose processes a container sees; left out: only its own"),
                    width="c6",
                    choices=_pid_choices,
                    ruled_out=ruled_out.on_windows,
                    shown=ruled_out.unless(ruled_out.on_windows),
                ),
                Field(
                    path="ipcMode",
                    label=_("IPC mode"),
                    hint=_("With whom it shares memory segments; left out: as Docker on the instance is set"),
                    width="c6",
                    choices=_ipc_choices,
                    ruled_out=ruled_out.ipc_mode,
                    shown=ruled_out.unless(ruled_out.ipc_mode),
                ),
            ),
        ),
    ),
)

_faults = Section(
    id="fault-injection",
    title=_("Fault injection"),
    lead=_("Lets AWS FIS and your own tests disturb the network of a running task."),
    says=_fault_words,
    opened=False,
    shown=ruled_out.unless(ruled_out.fault_injection, "enableFaultInjection"),
    parts=(
        Grid(
            id="faults",
            fields=(
                Field(
                    path="enableFaultInjection",
                    label=_("Fault injection"),
                    hint=_("Off by default; needs the network mode awsvpc or host, on Linux"),
                    width="c8",
                    ruled_out=ruled_out.fault_injection,
                ),
            ),
        ),
    ),
)

_trust = Section(
    id="trusted-execution",
    title=_("Trusted execution"),
    lead=_("How far Managed Instances keep the task apart from others."),
    says=_trust_words,
    opened=False,
    shown=ruled_out.unless(ruled_out.off_managed_instances, TRUSTED),
    unset=TRUSTED,
    parts=(
        Grid(
            id="trusted",
            fields=(
                Field(
                    path=f"{TRUSTED}.isolationMode",
                    label=_("Isolation mode"),
                    hint=_("SHARED when left out"),
                    width="c6",
                    choices=_isolation_choices,
                    ruled_out=ruled_out.off_managed_instances,
                    redraws=("trusted",),
                ),
                Field(
                    path=f"{TRUSTED}.attestationPolicy",
                    label=_("Attestation policy"),
                    hint=_("In base64; needed by CONFIDENTIAL_SANDBOX"),
                    look="textarea",
                    mono=True,
                    ruled_out=ruled_out.off_managed_instances,
                    shown=_is_confidential,
                ),
            ),
        ),
    ),
)

_accelerators = Section(
    id="accelerators",
    title=_("Elastic Inference accelerators"),
    lead=_("AWS has ended Elastic Inference: no task can have one any more."),
    says=_accelerator_words,
    shown=_has_accelerators,
    unset=ACCELERATORS,
    parts=(
        Rows(
            id="accelerator-rows",
            path=ACCELERATORS,
            label=_("Elastic Inference accelerators"),
            add=_("Add accelerator"),
            columns=(
                Field(path=f"{ACCELERATORS}[].deviceName", label=_("Device name"), width="w40"),
                Field(path=f"{ACCELERATORS}[].deviceType", label=_("Device type"), example="eia2.medium"),
            ),
        ),
    ),
)

step = Step(
    slug="name-and-size",
    title=_("Name and size"),
    lead=_("What the family is called, and what the whole task may use."),
    filled=lambda task: not task.root.lacks("family"),
    sections=(_name, _size, _sharing, _faults, _trust, _accelerators),
)
