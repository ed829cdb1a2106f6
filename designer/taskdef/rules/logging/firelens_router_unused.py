"""A log router that no container hands its logs to."""

from designer.taskdef import firelens
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Log router nobody uses"),
    level="error",
    message=_("“{name}” is a log router, but no container logs with awsfirelens."),
    fix=_("Choose the log driver awsfirelens for another container, or remove the FireLens configuration."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    paths=("containerDefinitions[].firelensConfiguration",),
    os_families=(LINUX,),
    sources=(
        "aws/amazon-cloudwatch-logs-for-fluent-bit issue 20",
        "cloudposse/terraform-aws-ecs-container-definition issue 47",
    ),
    service_says="When a firelensConfiguration object is specified, at least one container "
    "has to be configured with the awsfirelens log driver.",
    only_with=(firelens.PATH,),
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"Name": "null"}}},
            {"name": "log-router", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"name": "app"},
            {"name": "log-router", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
)
def check(task: Task) -> Found:
    routers = firelens.routers(task)
    if routers and not firelens.may_have_user(task):
        yield routers[0].path("firelensConfiguration"), {"name": routers[0].label}
