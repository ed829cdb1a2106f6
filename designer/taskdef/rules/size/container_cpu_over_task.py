"""Containers that ask for more cpu together than their task has."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Container CPU above task CPU"),
    level="error",
    message=_("The CPU of all containers adds up to {sum:,} units, more than the {task:,} of the task."),
    fix=_("Lower the CPU of the containers by {over:,} units, or raise the task CPU."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-cpu",
    paths=("containerDefinitions[].cpu", "cpu"),
    sources=(
        "cdk-preflight pf-ecs-fargate-container-cpu-over-task: deployments to AWS recorded in September 2026",
    ),
    service_says="The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    only_with=("containerDefinitions[].cpu",),
    good={"cpu": "512", "containerDefinitions": [{"cpu": 448}, {"name": "proxy", "cpu": 64}]},
    bad={"cpu": "512", "containerDefinitions": [{"cpu": 449}, {"name": "proxy", "cpu": 64}]},
)
def check(task: Task) -> Found:
    asked = sum(max(container.get("cpu", 0), 0) for container in task.containers)
    if task.cpu is not None and asked > task.cpu:
        yield task.root.path("cpu"), {"sum": asked, "task": task.cpu, "over": asked - task.cpu}
