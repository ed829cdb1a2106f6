"""A second log router."""

from designer.taskdef import firelens
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("More than one log router"),
    level="runtime",
    message=_("“{name}” is another log router beside “{first}”; a task can have one."),
    fix=_("Remove the FireLens configuration of all containers but one."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    paths=("containerDefinitions[].firelensConfiguration",),
    os_families=(LINUX,),
    confidence="medium",
    sources=("aws-cdk, aws-ecs: what its constructs refuse", "aws/amazon-ecs-agent: agent/api/task"),
    only_with=(firelens.PATH,),
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"Name": "null"}}},
            {"name": "log-router", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"Name": "null"}}},
            {"name": "log-router", "firelensConfiguration": {"type": "fluentbit"}},
            {"name": "metrics-router", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
)
def check(task: Task) -> Found:
    routers = firelens.routers(task)
    for router in routers[1:]:
        yield router.path("firelensConfiguration"), {"name": router.label, "first": routers[0].label}
