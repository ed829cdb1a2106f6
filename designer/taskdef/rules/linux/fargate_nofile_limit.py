"""More open files than Fargate allows."""

from typing import Final

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, LINUX, Task

_HIGHEST: Final = 1_048_576


def _lower(editor: Editor, finding: Finding) -> None:
    """Both limits: the soft one may not be above the hard one."""
    ulimit = finding.path.rpartition("/")[0]
    for member in ("softLimit", "hardLimit"):
        value = paths.get(editor.document, f"{ulimit}/{member}")
        if type(value) is int and value > _HIGHEST:
            editor.put(f"{ulimit}/{member}", _HIGHEST)


@rule(
    title=_("More open files than Fargate allows"),
    level="runtime",
    message=_("The nofile limit is {value}; Fargate allows at most {highest} open files."),
    fix=_("Set the soft and hard limit of nofile to at most {highest}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html",
    paths=("containerDefinitions[].ulimits[]",),
    launch_types=(FARGATE,),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
        "reown-com/blockchain-api pull request 1183: 1048576 is the most that Fargate takes",
    ),
    only_with=("containerDefinitions[].ulimits[].name",),
    mend=_lower,
    good={
        "containerDefinitions": [
            {"ulimits": [{"name": "nofile", "softLimit": 65535, "hardLimit": 1048576}]},
        ]
    },
    bad={
        "containerDefinitions": [
            {"ulimits": [{"name": "nofile", "softLimit": 65535, "hardLimit": 1048577}]},
        ]
    },
)
def check(task: Task) -> Found:
    for ulimit in task.each("ulimits"):
        # A soft limit above the hard one is what ulimit-soft-over-hard says.
        member = "hardLimit" if "hardLimit" in ulimit else "softLimit"
        value = ulimit.get(member, 0)
        if ulimit.get("name") == "nofile" and value > _HIGHEST:
            yield ulimit.path(member), {"value": value, "highest": _HIGHEST}
