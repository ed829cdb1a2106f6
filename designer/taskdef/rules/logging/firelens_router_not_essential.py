"""A log router that may stop without anyone noticing."""

from designer.taskdef import firelens
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def _make_essential(editor: Editor, finding: Finding) -> None:
    editor.put(finding.path, True)


@rule(
    title=_("Log router not essential"),
    level="practice",
    message=_("When the log router “{name}” stops, the task goes on and its logs are lost."),
    fix=_("Make the log router essential, or let it be restarted by a restart policy."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    paths=("containerDefinitions[].essential",),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "FireLens task definition, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html",
    ),
    only_with=(firelens.PATH,),
    mend=_make_essential,
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "essential": True, "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "essential": False, "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
)
def check(task: Task) -> Found:
    for router in firelens.routers(task):
        restarted = router.item("restartPolicy").get("enabled") is True
        if router.raw.get("essential") is False and not restarted:
            yield router.path("essential"), {"name": router.label}
