"""Volumes of a container that the task definition does not have, or of the container itself."""

from difflib import get_close_matches
from typing import Final

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALIKE: Final = 0.8


def _name_another(editor: Editor, finding: Finding) -> None:
    """Name the container that is spelled nearly so; a container has its own volumes in any case."""
    source = paths.get(editor.document, finding.path)
    row = finding.path.rpartition("/")[0]
    own = paths.get(editor.document, f"{_container(row)}/name")
    names = [container.get("name", "") for container in Task(editor.document).containers]
    alike = get_close_matches(source, [name for name in names if name != own], cutoff=_ALIKE)
    if source == own:
        editor.remove(row)
    elif len(alike) == 1:
        editor.put(finding.path, alike[0])


def _container(row: str) -> str:
    """The pointer of the container that a row is in."""
    return row.partition("/volumesFrom/")[0]


@rule(
    title=_("volumesFrom unknown container"),
    level="error",
    message=_("The task definition has no container “{source}”."),
    fix=_("Name another container of this task definition, or remove the entry."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VolumeFrom.html#ECS-Type-VolumeFrom-sourceContainer",
    paths=("containerDefinitions[].volumesFrom[].sourceContainer",),
    sources=(
        "cdk-preflight pf-ecs-volumesfrom-source-container-missing: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="Invalid 'volumesFrom' setting. Unknown container: 'nope'.",
    only_with=("containerDefinitions[].volumesFrom[].sourceContainer",),
    mend=_name_another,
    good={
        "containerDefinitions": [
            {"name": "app", "volumesFrom": [{"sourceContainer": "files"}]},
            {"name": "files"},
        ]
    },
    bad={
        "containerDefinitions": [
            {"name": "app", "volumesFrom": [{"sourceContainer": "Files"}]},
            {"name": "files"},
        ]
    },
)
def check(task: Task) -> Found:
    names = {container.get("name") for container in task.containers}
    all_known = task.root.is_whole("containerDefinitions") and all(
        "name" in container or container.lacks("name") for container in task.containers
    )
    for container in task.containers:
        for row in container.items_of("volumesFrom"):
            source = row.get("sourceContainer")
            if source is not None and source == container.get("name"):
                values = {"source": source}
                yield row.path("sourceContainer"), values, _("“{source}” is this container itself.")
            elif source is not None and all_known and source not in names:
                yield row.path("sourceContainer"), {"source": source}
