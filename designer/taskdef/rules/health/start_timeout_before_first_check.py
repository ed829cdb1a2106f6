"""A container that has to be healthy before the first check of its health is made."""

from designer.taskdef import health_checks, timeouts
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task
from designer.taskdef.waiting import awaited


def _wait_for_all_checks(editor: Editor, finding: Finding) -> None:
    """Long enough for every check to be made, as far as Fargate waits that long."""
    task = Task(editor.document)
    container = next(one for one in task.containers if one.path("startTimeout") == finding.path)
    interval, enough = _first_check(container), _last_check(container)
    if interval is None or enough is None:
        return
    longest = timeouts.ON_FARGATE[-1] if FARGATE in task.launch_types else enough
    if interval <= min(enough, longest):
        editor.put(finding.path, min(enough, longest))


@rule(
    title=_("Start timeout ends before the first health check"),
    level="runtime",
    message=_(
        "Others wait for “{name}” to be healthy, for {timeout:,} seconds; "
        "its health is checked after {interval:,} for the first time."
    ),
    fix=_(
        "Set a start timeout that leaves time for all checks, or shorten the interval of the health check."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-startTimeout",
    paths=("containerDefinitions[].startTimeout", "containerDefinitions[].healthCheck.interval"),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent pull request 1880",
        "moby/moby daemon/health.go: the first check is made after one interval",
    ),
    only_with=("containerDefinitions[].startTimeout",),
    mend=_wait_for_all_checks,
    good={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "db", "condition": "HEALTHY"}]},
            {"name": "db", "startTimeout": 100, "healthCheck": {"command": ["CMD", "/healthy"]}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "db", "condition": "HEALTHY"}]},
            {"name": "db", "startTimeout": 20, "healthCheck": {"command": ["CMD", "/healthy"]}},
        ]
    },
)
def check(task: Task) -> Found:
    names = awaited(task, "HEALTHY")
    for container in task.containers:
        timeout, interval = container.get("startTimeout"), _first_check(container)
        if timeout is None or interval is None or container.get("name") not in names:
            continue
        if timeout < interval:
            values = {"name": container.label, "timeout": timeout, "interval": interval}
            yield container.path("startTimeout"), values


def _first_check(container: Item) -> int | None:
    """After how many seconds the health is checked for the first time; None without a health check."""
    return health_checks.number(container["healthCheck"], "interval") if "healthCheck" in container else None


def _last_check(container: Item) -> int | None:
    """After how many seconds the container is healthy or is not."""
    health_check = container.item("healthCheck")
    numbers = {name: health_checks.number(health_check, name) for name in health_checks.DEFAULTS}
    known = {name: number for name, number in numbers.items() if number is not None}
    if len(known) < len(numbers):
        return None
    return known["startPeriod"] + known["interval"] * known["retries"] + known["timeout"]
