"""A path on the host that does not begin at its root."""

import re
from typing import Final

from designer.taskdef import mount_paths, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, WINDOWS, Task

_ABSOLUTE_ON_WINDOWS: Final = re.compile(r"[A-Za-z]:|[\\/]")


def _begin_with_slash(editor: Editor, finding: Finding) -> None:
    """A word without a slash may be meant as the name of a Docker volume."""
    is_windows = Task(editor.document).os_family == WINDOWS
    if "/" in paths.get(editor.document, finding.path) and not is_windows:
        mount_paths.begin_with_slash(editor, finding)


@rule(
    title=_("Host path not absolute"),
    level="runtime",
    message=_("“{path}” is no absolute path: the runtime refuses it, or takes it for the name of a volume."),
    fix=_("Give a path from the root of the instance, for example /srv/data."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html#ECS-Type-HostVolumeProperties-sourcePath",
    paths=("volumes[].host.sourcePath",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("aws/amazon-ecs-cli issue 181",),
    service_says="includes invalid characters for a local volume name",
    only_with=("volumes[].host.sourcePath",),
    mend=_begin_with_slash,
    good={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "host": {"sourcePath": "/srv/data"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "host": {"sourcePath": "srv/data"}}],
    },
)
def check(task: Task) -> Found:
    for volume in task.volumes:
        host = volume.item("host")
        path = host.get("sourcePath", "")
        # A blank path is what host-source-path-blank says.
        if path.strip() and not _is_absolute(path, task):
            yield host.path("sourcePath"), {"path": path}


def _is_absolute(path: str, task: Task) -> bool:
    if task.os_family == WINDOWS:
        return _ABSOLUTE_ON_WINDOWS.match(path) is not None
    return mount_paths.is_absolute(path, task)
