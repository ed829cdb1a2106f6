"""A log router that runs as a user given by name."""

from designer.taskdef import firelens, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Log router with a user name"),
    level="runtime",
    message=_("The log router “{name}” cannot run as “{user}”: its user has to be a number, or root."),
    fix=_("Leave the user of the log router out, or set it to 0."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    paths=("containerDefinitions[].user", "containerDefinitions[].firelensConfiguration"),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "aws/aws-for-fluent-bit troubleshooting/debugging.md",
        "aws/amazon-ecs-agent 1.96.0, pull request 4596",
        "eagletmt/hako pull request 93, which quotes the service",
    ),
    service_says="If 'user' field is specified on firelens container, then 'UID' has to be '0'",
    only_with=(firelens.PATH,),
    mend=removal.remove,
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "user": "0", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "user": "fluent", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
)
def check(task: Task) -> Found:
    for router in firelens.routers(task):
        user = router.get("user")
        if user is not None and firelens.uid(user) is None:
            yield router.path("user"), {"name": router.label, "user": user}
