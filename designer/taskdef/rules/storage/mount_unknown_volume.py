"""A mount of a volume that the task definition does not declare."""

from difflib import get_close_matches
from typing import Final

from designer.taskdef import adding, names, paths, volumes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALIKE: Final = 0.8


def _declare(editor: Editor, finding: Finding) -> None:
    """Mount the volume that is spelled nearly so and not mounted yet; where there is none, declare one."""
    name = paths.get(editor.document, finding.path)
    free = [volume["name"] for volume in volumes.unmounted(Task(editor.document))]
    alike = get_close_matches(name, free, cutoff=_ALIKE)
    if len(alike) == 1:
        editor.put(finding.path, alike[0])
    elif not alike and len(name) <= names.LONGEST and not names.refused(name):
        adding.add(editor, "/volumes", {"name": name})


@rule(
    title=_("Mount of an undeclared volume"),
    level="error",
    message=_("The task definition has no volume “{volume}”."),
    fix=_("Declare a volume “{volume}”, or mount one that is declared."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html#ECS-Type-MountPoint-sourceVolume",
    paths=("containerDefinitions[].mountPoints[].sourceVolume",),
    sources=(
        "cdk-preflight pf-ecs-mountpoint-source-volume-missing: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="Unknown volume 'nope'.",
    only_with=("containerDefinitions[].mountPoints[].sourceVolume",),
    mend=_declare,
    good={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data"}],
    },
    bad={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "nope", "containerPath": "/data"}]}],
        "volumes": [{"name": "data"}],
    },
)
def check(task: Task) -> Found:
    if not volumes.all_names_known(task):
        return
    declared = {volume.get("name") for volume in task.volumes}
    for mount in task.each("mountPoints"):
        if "sourceVolume" in mount and mount["sourceVolume"] not in declared:
            yield mount.path("sourceVolume"), {"volume": mount["sourceVolume"]}
