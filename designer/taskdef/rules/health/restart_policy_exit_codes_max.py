"""A restart policy that ignores more exit codes than the service takes."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_MOST: Final = 50


@rule(
    title=_("More than 50 ignored exit codes"),
    level="error",
    message=_("The restart policy ignores {count} exit codes; the service takes at most {most}."),
    fix=_("Remove {over} of the exit codes."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html#ECS-Type-ContainerRestartPolicy-ignoredExitCodes",
    paths=("containerDefinitions[].restartPolicy.ignoredExitCodes",),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerRestartPolicy.ignoredExitCodes",
        "aws/aws-cdk packages/aws-cdk-lib/aws-ecs: the check of the construct",
    ),
    only_with=("containerDefinitions[].restartPolicy.ignoredExitCodes",),
    good={
        "containerDefinitions": [{"restartPolicy": {"enabled": True, "ignoredExitCodes": list(range(50))}}]
    },
    bad={"containerDefinitions": [{"restartPolicy": {"enabled": True, "ignoredExitCodes": list(range(51))}}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        policy = container.item("restartPolicy")
        count = len(policy.get("ignoredExitCodes", ()))
        if count > _MOST:
            values = {"count": count, "most": _MOST, "over": count - _MOST}
            yield policy.path("ignoredExitCodes"), values
