"""How much of the machine a container gets: CPU, memory, GPUs."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Choices, Field, Grid, Picture, Rows, Section
from designer.drafts.shares import bars
from designer.taskdef.items import Item
from designer.taskdef.task import Task

C = "containerDefinitions[]"
DEVICE = f"{C}.resourceRequirements"
MPS = f"{DEVICE}[].sharingStrategy.nvidiaMps"

_NOT_WITHOUT_DEVICES = ruled_out.any_of(ruled_out.on_fargate, ruled_out.on_windows)


def _devices(_task: Task, _item: Item) -> Choices:
    """Elastic Inference has ended; a document that still asks for it keeps its word."""
    return [("GPU", "GPU"), ("NeuronDevice", _("Neuron device"))]


section = Section(
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
                    hint=_("Stopped above this; at least 6"),
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
        Rows(
            id="devices",
            path=DEVICE,
            label=_("GPUs and Neuron devices"),
            hint=_("Given to this container alone, unless it shares a GPU."),
            add=_("Add device"),
            titled=True,
            ruled_out=_NOT_WITHOUT_DEVICES,
            columns=(
                Field(path=f"{DEVICE}[].type", label=_("Device type"), choices=_devices, width="w20"),
                Field(path=f"{DEVICE}[].value", label=_("Number"), hint=_("A number, or ALL")),
                Field(
                    path=f"{MPS}.memory",
                    label=_("Shared GPU memory"),
                    hint=_("MiB of it, with NVIDIA MPS"),
                    width="w20",
                ),
                Field(
                    path=f"{MPS}.maxComputePercent",
                    label=_("Shared GPU compute"),
                    hint=_("At most so many percent"),
                    width="w20",
                ),
            ),
        ),
    ),
)
