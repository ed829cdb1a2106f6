"""A pair of cpu and memory that Fargate does not offer."""

from designer.taskdef import fargate_size, sizes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task


def use_the_next_size(editor: Editor, finding: Finding) -> None:
    """Unless the task is larger than any."""
    task = Task(editor.document)
    if task.cpu is not None and task.memory is not None:
        fargate_size.put_next(editor, task, task.cpu, task.memory)


@rule(
    title=_("No such Fargate size"),
    level="error",
    message=_("Fargate has no size with {cpu:,} CPU units and {memory:,} MiB of memory."),
    fix=_("Choose {fit_cpu:,} CPU units with {fit_memory:,} MiB, or another pair that Fargate offers."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    paths=("cpu", "memory"),
    launch_types=(FARGATE,),
    sources=(
        "Troubleshoot Amazon ECS task definition invalid CPU or memory errors, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.memory",
        "cfn-lint 1.58.0 E3047 and pulumi/pulumi-awsx pull request 2053, for 32 vCPU",
    ),
    service_says="No Fargate configuration exists for given values: 512 CPU, 512 memory.",
    only_with=("cpu",),
    mend=use_the_next_size,
    good={"cpu": ".25 vCPU", "memory": "0.5 GB"},
    bad={"cpu": "512", "memory": "512"},
)
def check(task: Task) -> Found:
    """What Windows tasks cannot have at all is told by `fargate-windows-size`."""
    cpu, memory, offered = task.cpu, task.memory, sizes.fargate(task.os_family)
    if cpu is None or memory is None or memory in offered.get(cpu, ()):
        return
    if cpu in offered or task.os_family != WINDOWS:
        fit_cpu, fit_memory = sizes.fargate_fitting(task.os_family, cpu, memory)
        values = {"cpu": cpu, "memory": memory, "fit_cpu": fit_cpu, "fit_memory": fit_memory}
        yield task.root.path("memory" if cpu in offered else "cpu"), values
