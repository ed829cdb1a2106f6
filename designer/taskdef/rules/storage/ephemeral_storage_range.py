"""Ephemeral storage of a size that Fargate does not offer."""

from typing import Final

from designer.taskdef import paths, ranges
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task

_ALLOWED: Final = range(21, 201)


def _resize(editor: Editor, finding: Finding) -> None:
    """Who asks for 20 GiB or less gets enough without asking."""
    if paths.get(editor.document, finding.path) < _ALLOWED[0]:
        editor.remove(finding.path)
    else:
        editor.put(finding.path, _ALLOWED[-1])


@rule(
    title=_("Ephemeral storage outside 21-200 GiB"),
    level="error",
    message=_("{value} GiB cannot be asked for; Fargate offers {lowest} to {highest} GiB."),
    fix=_("Use {lowest} to {highest}, or leave ephemeralStorage out: every task has 20 GiB."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html",
    paths=("ephemeralStorage.sizeInGiB",),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-ephemeral-storage-range: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: EphemeralStorage.sizeInGiB",
    ),
    service_says="EphemeralStorage size should be at least 21",
    only_with=("ephemeralStorage.sizeInGiB",),
    mend=_resize,
    good={"ephemeralStorage": {"sizeInGiB": 200}},
    bad={"ephemeralStorage": {"sizeInGiB": 20}},
)
def check(task: Task) -> Found:
    yield from ranges.outside([task.root.item("ephemeralStorage")], "sizeInGiB", _ALLOWED)
