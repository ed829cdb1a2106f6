"""Less memory than Docker starts a container with."""

from typing import Final

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task

_LEAST: Final = 6


def give_the_least(editor: Editor, finding: Finding) -> None:
    editor.put(finding.path, _LEAST)


@rule(
    title=_("Container memory under 6 MiB"),
    level="runtime",
    message=_("Docker starts no container with {value} MiB of memory."),
    fix=_("Give the container {least} MiB or more."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-memory",
    paths=("containerDefinitions[].memory", "containerDefinitions[].memoryReservation"),
    os_families=(LINUX,),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.memory",
        "aws/amazon-ecs-agent at 8dfceca, agent/api/container/container_unix.go: raised to 4 MiB at most",
        "Docker Engine (moby): daemon validation",
    ),
    service_says="Minimum memory limit allowed is 6MB",
    only_with=("containerDefinitions[].memory", "containerDefinitions[].memoryReservation"),
    mend=give_the_least,
    good={"containerDefinitions": [{"memory": 6, "memoryReservation": 6}]},
    bad={"containerDefinitions": [{"memory": 5}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        for name in ("memory", "memoryReservation"):
            value = container.get(name, 0)
            if 0 < value < _LEAST:
                yield container.path(name), {"value": value, "least": _LEAST}
