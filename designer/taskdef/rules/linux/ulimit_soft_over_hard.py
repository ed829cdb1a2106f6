"""A soft limit above its hard limit."""

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def _lower(editor: Editor, finding: Finding) -> None:
    hard_limit = paths.get(editor.document, f"{finding.path.removesuffix('softLimit')}hardLimit")
    editor.put(finding.path, hard_limit)


@rule(
    title=_("ulimit soft above hard"),
    level="error",
    message=_("The soft limit of {name}, {soft}, is above its hard limit, {hard}."),
    fix=_("Lower the soft limit to {hard}, or raise the hard limit."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html",
    paths=("containerDefinitions[].ulimits[]",),
    os_families=(LINUX,),
    sources=("cdk-preflight pf-ecs-ulimit-soft-over-hard: deployments to AWS recorded in September 2026",),
    service_says="Soft limit exceeds hard limit for ulimit nofile",
    only_with=("containerDefinitions[].ulimits[].softLimit",),
    mend=_lower,
    good={
        "containerDefinitions": [{"ulimits": [{"name": "nofile", "softLimit": 4096, "hardLimit": 4096}]}],
    },
    bad={
        "containerDefinitions": [{"ulimits": [{"name": "nofile", "softLimit": 8192, "hardLimit": 4096}]}],
    },
)
def check(task: Task) -> Found:
    for ulimit in task.each("ulimits"):
        soft, hard = ulimit.get("softLimit"), ulimit.get("hardLimit")
        # A hard limit below zero means that there is none: Docker writes -1.
        if soft is not None and hard is not None and soft > hard >= 0:
            values = {"name": ulimit.get("name", "ulimit"), "soft": soft, "hard": hard}
            yield ulimit.path("softLimit"), values
