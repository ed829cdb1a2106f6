"""How a container starts, stays healthy and stops: health check, order, restarts, timeouts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from designer.drafts import says
from designer.drafts.fields import Choices, Field, Grid, Rows, Section
from designer.taskdef.items import Item
from designer.taskdef.task import Task

C = "containerDefinitions[]"
HEALTH = f"{C}.healthCheck"
AFTER = f"{C}.dependsOn"
RESTART = f"{C}.restartPolicy"
SECONDS = pgettext_lazy("seconds", "s")


def others(task: Task, container: Item) -> Choices:
    """The names of the containers beside this one."""
    names = (one.get("name") for one in task.containers if one.at != container.at)
    return [(name, name) for name in dict.fromkeys(names) if name]


def _conditions(_task: Task, _item: Item) -> Choices:
    return [
        ("START", _("START – has started")),
        ("HEALTHY", _("HEALTHY – its health check passes")),
        ("COMPLETE", _("COMPLETE – has exited")),
        ("SUCCESS", _("SUCCESS – has exited with 0")),
    ]


health = Section(
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
                    unit=SECONDS,
                    width="c3",
                ),
                Field(
                    path=f"{HEALTH}.timeout",
                    label=_("Timeout"),
                    hint=_("2–60, default 5"),
                    unit=SECONDS,
                    width="c3",
                ),
                Field(path=f"{HEALTH}.retries", label=_("Retries"), hint=_("1–10, default 3"), width="c3"),
                Field(
                    path=f"{HEALTH}.startPeriod",
                    label=_("Start period"),
                    hint=_("0–300, default off"),
                    unit=SECONDS,
                    width="c3",
                ),
            ),
        ),
    ),
)

order = Section(
    id="startup-order",
    title=_("Startup dependency ordering"),
    short=_("Startup order"),
    says=says.order,
    opened=False,
    parts=(
        Rows(
            id="depends-on",
            path=AFTER,
            label=_("Startup dependency ordering"),
            hint=_("This container waits for others; it stops before them."),
            add=_("Add dependency"),
            columns=(
                Field(
                    path=f"{AFTER}[].containerName",
                    label=_("Starts after"),
                    hint=_("Another container of the task"),
                    width="w40",
                    choices=others,
                ),
                Field(
                    path=f"{AFTER}[].condition",
                    label=_("Condition"),
                    hint=_("What the other must have reached"),
                    choices=_conditions,
                ),
            ),
        ),
    ),
)

restart = Section(
    id="restart-policy",
    title=_("Restart policy"),
    says=says.restart,
    opened=False,
    unset=RESTART,
    parts=(
        Grid(
            id="restart-fields",
            fields=(
                Field(
                    path=f"{RESTART}.enabled",
                    label=_("Restart the container"),
                    hint=_("In its place, without a new task; default off"),
                    width="c4",
                ),
                Field(
                    path=f"{RESTART}.restartAttemptPeriod",
                    label=_("Attempt reset period"),
                    hint=_("60–1,800, default 300"),
                    unit=SECONDS,
                    width="c4",
                ),
                Field(
                    path=f"{RESTART}.ignoredExitCodes",
                    label=_("Ignored exit codes"),
                    hint=_("After these it stays stopped; up to 50"),
                    width="c4",
                ),
            ),
        ),
    ),
)

timeouts = Section(
    id="timeouts",
    title=_("Container timeouts"),
    short=_("Timeouts"),
    says=says.timeouts,
    opened=False,
    parts=(
        Grid(
            id="timeout-fields",
            fields=(
                Field(
                    path=f"{C}.startTimeout",
                    label=_("Start timeout"),
                    hint=_("How long others wait for it; 2–120 on Fargate"),
                    unit=SECONDS,
                    width="c6",
                ),
                Field(
                    path=f"{C}.stopTimeout",
                    label=_("Stop timeout"),
                    hint=_("From SIGTERM to SIGKILL; default 30, at most 120 on Fargate"),
                    unit=SECONDS,
                    width="c6",
                ),
            ),
        ),
    ),
)
