"""FireLens in a task for Windows."""

from designer.taskdef import firelens, log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, WINDOWS, Task


@rule(
    title=_("FireLens on Windows"),
    level="runtime",
    message=_("“{name}” needs FireLens, which Windows containers do not have."),
    fix=_("Use awslogs, or a log router of your own that is no FireLens container."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    paths=(
        "containerDefinitions[].firelensConfiguration",
        "containerDefinitions[].logConfiguration.logDriver",
    ),
    launch_types=(FARGATE, EC2),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "FireLens considerations, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    ),
    only_with=(firelens.PATH, log_configuration.DRIVER),
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": None,
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": None,
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "firelensConfiguration": {"type": "fluentbit"}},
        ],
    },
)
def check(task: Task) -> Found:
    for router in firelens.routers(task)[:1]:
        yield router.path("firelensConfiguration"), {"name": router.label}
        return
    for user in firelens.users(task)[:1]:
        yield user.item("logConfiguration").path("logDriver"), {"name": user.label}
