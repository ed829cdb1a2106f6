"""What the Linux kernel does for a container: capabilities, devices, memory file systems, parameters."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Field, Grid, Rows, Section, where_usable
from designer.taskdef.capabilities import capabilities
from designer.taskdef.sysctls import ipc_names
from designer.taskdef.task import FARGATE, Task
from designer.taskdef.tmpfs import option_names

C = "containerDefinitions[]"
LINUX = f"{C}.linuxParameters"
DEVICE = f"{LINUX}.devices"
TMPFS = f"{LINUX}.tmpfs"
CONTROL = f"{C}.systemControls"

_ON_A_HOST = ruled_out.any_of(ruled_out.on_fargate, ruled_out.on_windows)
_ON_ONES_OWN_HOST = ruled_out.any_of(_ON_A_HOST, ruled_out.on_managed_instances)


def _added(task: Task) -> list[str]:
    known = capabilities()
    return sorted(known.added_on_fargate if FARGATE in task.launch_types else known.known)


def _dropped(_task: Task) -> list[str]:
    return sorted(capabilities().known)


parameters = Section(
    id="linux-parameters",
    title=_("Linux parameters"),
    short=_("Linux settings"),
    says=says.linux,
    opened=False,
    unset=LINUX,
    parts=(
        Grid(
            id="linux-fields",
            fields=(
                Field(
                    path=f"{LINUX}.initProcessEnabled",
                    label=_("Init process"),
                    hint=_("Passes on signals and reaps child processes; default off"),
                    width="c6",
                    ruled_out=ruled_out.on_windows,
                    shown=where_usable(ruled_out.on_windows),
                ),
                Field(
                    path=f"{LINUX}.sharedMemorySize",
                    label=_("Shared memory"),
                    hint=_("Size of /dev/shm, default 64"),
                    unit="MiB",
                    width="c6",
                    ruled_out=_ON_ONES_OWN_HOST,
                    shown=where_usable(_ON_ONES_OWN_HOST),
                ),
                Field(
                    path=f"{LINUX}.maxSwap",
                    label=_("Swap"),
                    hint=_("Beyond its memory; 0: none, default as the host has it"),
                    unit="MiB",
                    width="c6",
                    ruled_out=_ON_ONES_OWN_HOST,
                    shown=where_usable(_ON_ONES_OWN_HOST),
                ),
                Field(
                    path=f"{LINUX}.swappiness",
                    label=_("Swappiness"),
                    hint=_("0 rarely – 100 readily, default 60; needs swap"),
                    width="c6",
                    ruled_out=_ON_ONES_OWN_HOST,
                    shown=where_usable(_ON_ONES_OWN_HOST),
                ),
                Field(
                    path=f"{LINUX}.capabilities.add",
                    label=_("Capabilities added"),
                    hint=_("To Docker's default; on Fargate only SYS_PTRACE"),
                    mono=True,
                    width="c6",
                    suggestions=_added,
                    ruled_out=ruled_out.on_windows,
                    shown=where_usable(ruled_out.on_windows),
                ),
                Field(
                    path=f"{LINUX}.capabilities.drop",
                    label=_("Capabilities dropped"),
                    hint=_("From Docker's default; ALL drops every one"),
                    mono=True,
                    width="c6",
                    suggestions=_dropped,
                    ruled_out=ruled_out.on_windows,
                    shown=where_usable(ruled_out.on_windows),
                ),
            ),
        ),
        Rows(
            id="host-devices",
            path=DEVICE,
            label=_("Host devices"),
            hint=_("Devices of the host that the container may use."),
            add=_("Add host device"),
            titled=True,
            ruled_out=_ON_A_HOST,
            columns=(
                Field(
                    path=f"{DEVICE}[].hostPath",
                    label=_("Host path"),
                    hint="/dev/…",
                    mono=True,
                ),
                Field(
                    path=f"{DEVICE}[].containerPath",
                    label=_("Container path"),
                    hint=_("Default as on the host"),
                    mono=True,
                ),
                Field(
                    path=f"{DEVICE}[].permissions",
                    label=_("Permissions"),
                    hint=_("None chosen: all three"),
                    width="w20",
                ),
            ),
        ),
        Rows(
            id="tmpfs",
            path=TMPFS,
            label=_("Memory file systems (tmpfs)"),
            hint=_("Folders kept in memory, gone when the container stops."),
            add=_("Add tmpfs"),
            titled=True,
            ruled_out=ruled_out.on_windows,
            columns=(
                Field(
                    path=f"{TMPFS}[].containerPath",
                    label=_("Container path"),
                    hint=_("An absolute path"),
                    mono=True,
                ),
                Field(path=f"{TMPFS}[].size", label=_("Size"), hint=_("MiB, at most"), width="w20"),
                Field(
                    path=f"{TMPFS}[].mountOptions",
                    label=_("Mount options"),
                    hint=_("Such as noexec, mode=1777"),
                    mono=True,
                    suggestions=lambda _task: option_names(),
                ),
            ),
        ),
    ),
)

controls = Section(
    id="system-controls",
    title=_("System controls"),
    says=says.system_controls,
    opened=False,
    parts=(
        Rows(
            id="system-control-rows",
            path=CONTROL,
            label=_("System controls"),
            hint=_("Kernel parameters (sysctl) that have a namespace of their own."),
            add=_("Add system control"),
            ruled_out=ruled_out.on_windows,
            columns=(
                Field(
                    path=f"{CONTROL}[].namespace",
                    label=_("Parameter"),
                    hint=_("net.…, fs.mqueue.… or a kernel.… of IPC"),
                    mono=True,
                    suggestions=lambda _task: ipc_names(),
                ),
                Field(
                    path=f"{CONTROL}[].value",
                    label=_("Value"),
                    hint=_("As sysctl takes it"),
                    mono=True,
                    width="w40",
                ),
            ),
        ),
    ),
)
