"""Name and size: the family, and how much CPU and memory the task gets."""

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Choices, Field, Grid, Picture, Section, Step
from designer.drafts.shares import bars
from designer.taskdef import sizes
from designer.taskdef.task import FARGATE, Item, Task


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


step = Step(
    slug="name-and-size",
    title=_("Name and size"),
    lead=_("What the family is called, and what the whole task may use."),
    filled=lambda task: not task.root.lacks("family"),
    sections=(
        Section(
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
        ),
        Section(
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
        ),
    ),
)
