"""A Windows task on Fargate with cpu that only Linux tasks can have."""

from designer.taskdef import fargate_size, sizes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task


def use_the_next_size(editor: Editor, finding: Finding) -> None:
    task = Task(editor.document)
    fargate_size.put_next(editor, task, task.cpu or 0, task.memory or 0)


@rule(
    title=_("Fargate size not available for Windows"),
    level="error",
    message=_("Windows tasks on Fargate have {offered} CPU units, not {cpu:,}."),
    fix=_("Choose {fit_cpu:,} CPU units with {fit_memory:,} MiB."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    paths=("cpu", "memory", "runtimePlatform.operatingSystemFamily"),
    launch_types=(FARGATE,),
    os_families=(WINDOWS,),
    sources=(
        "cdk-preflight pf-ecs-fargate-windows-cpu-under-1vcpu: deployments to AWS recorded in September 2026",
        "Amazon ECS task definition differences for Fargate, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    ),
    service_says="No Fargate configuration exists for given values: 512 CPU, 2048 memory.",
    only_with=("cpu",),
    mend=use_the_next_size,
    good={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
        "cpu": "1024",
        "memory": "2048",
        "containerDefinitions": [{"cpu": 1024}],
    },
    bad={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
        "cpu": "512",
        "memory": "2048",
        "containerDefinitions": [{"cpu": 1024}],
    },
)
def check(task: Task) -> Found:
    offered = sizes.fargate(WINDOWS)
    if task.cpu is None or task.cpu in offered:
        return
    fit_cpu, fit_memory = sizes.fargate_fitting(WINDOWS, task.cpu, task.memory or 0)
    yield (
        task.root.path("cpu"),
        {
            "cpu": task.cpu,
            "offered": ", ".join(f"{units:,}" for units in offered),
            "fit_cpu": fit_cpu,
            "fit_memory": fit_memory,
        },
    )
