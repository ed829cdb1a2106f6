"""Logs for a router that the task does not have."""

from designer.taskdef import firelens, log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("awsfirelens without a log router"),
    level="error",
    message=_("“{name}” logs with awsfirelens, but no container of the task is a log router."),
    fix=_("Add a container with a FireLens configuration, or choose another log driver."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    paths=(
        "containerDefinitions[].logConfiguration.logDriver",
        "containerDefinitions[].firelensConfiguration",
    ),
    os_families=(LINUX,),
    sources=(
        "cdk-preflight pf-ecs-awsfirelens-without-router: deployments to AWS recorded in September 2026",
    ),
    service_says="When awsfirelens log driver is specified in log configuration, "
    "a firelens configuration object must be configured in one of the containers.",
    only_with=(f"{log_configuration.DRIVER}={firelens.DRIVER}",),
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"Name": "null"}}},
            {"name": "log-router", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens", "options": {"Name": "null"}}},
        ]
    },
)
def check(task: Task) -> Found:
    users = firelens.users(task)
    if users and not firelens.may_have_router(task):
        yield users[0].item("logConfiguration").path("logDriver"), {"name": users[0].label}
