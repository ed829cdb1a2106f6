"""Less memory than the agent gives to any Windows container."""

from typing import Final

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, WINDOWS, Task

_LEAST: Final = 256


def say_what_is_given(editor: Editor, finding: Finding) -> None:
    editor.put(finding.path, _LEAST)


@rule(
    title=_("Windows memory is raised to 256 MiB"),
    level="note",
    message=_("On Windows instances {memory} MiB becomes {least} MiB."),
    fix=_("Set the memory to {least} MiB or more."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html",
    paths=("containerDefinitions[].memory",),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=("aws/amazon-ecs-agent at 8dfceca, agent/api/container/container_windows.go",),
    only_with=("containerDefinitions[].memory",),
    mend=say_what_is_given,
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "memory": 256}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "memory": 255}],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        memory = container.get("memory", 0)
        if 0 < memory < _LEAST:
            yield container.path("memory"), {"memory": memory, "least": _LEAST}
