"""A container with more environment files than the service takes."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_MOST: Final = 10
_FILES: Final = [{"type": "s3", "value": f"arn:aws:s3:::acme-config/orders-{n}.env"} for n in range(11)]


@rule(
    title=_("More than 10 environment files"),
    level="error",
    message=_("“{name}” has {count} environment files; the service takes at most {most}."),
    fix=_("Put some of the files together."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-environmentFiles",
    paths=("containerDefinitions[].environmentFiles",),
    sources=("cdk-preflight pf-ecs-environment-files-max: deployments to AWS recorded in September 2026",),
    service_says="The maximum number of environment files was exceeded. Specify ten or less and try again.",
    only_with=("containerDefinitions[].environmentFiles",),
    good={"containerDefinitions": [{"environmentFiles": _FILES[:10]}]},
    bad={"containerDefinitions": [{"environmentFiles": _FILES}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        count = len(container.items_of("environmentFiles"))
        if count > _MOST:
            values = {"name": container.label, "count": count, "most": _MOST}
            yield container.path("environmentFiles"), values
