"""A log router that runs as another user than root."""

from designer.taskdef import firelens
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Log router not running as root"),
    level="note",
    message=_("The log router “{name}” runs as user {uid}, which agents before 1.96.0 (July 2025) refuse."),
    fix=_("Set its user to 0 unless all instances have agent 1.96.0 or a later one."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    paths=("containerDefinitions[].user", "containerDefinitions[].firelensConfiguration"),
    os_families=(LINUX,),
    confidence="medium",
    sources=("aws/amazon-ecs-agent 1.96.0, pull request 4697",),
    only_with=(firelens.PATH,),
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "user": "0", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "user": "1000", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
)
def check(task: Task) -> Found:
    for router in firelens.routers(task):
        if uid := firelens.uid(router.get("user", "")):
            yield router.path("user"), {"name": router.label, "uid": uid}
