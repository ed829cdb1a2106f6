"""A container that is handed a part of the host with which it can take the host over."""

from designer.taskdef import host_paths
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, Task


@rule(
    title=_("Sensitive host path mounted"),
    level="security",
    message=_("A container can write to “{path}” of the instance, and so take it over."),
    fix=_("Mount a folder made for it, for example /srv/orders, and read-only where possible."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    paths=("volumes[].host.sourcePath",),
    launch_types=(EC2, EXTERNAL),
    os_families=(LINUX,),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",),
    only_with=("volumes[].host.sourcePath",),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data", "host": {"sourcePath": "/srv/orders"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "etc", "containerPath": "/host/etc"}]}],
        "volumes": [{"name": "etc", "host": {"sourcePath": "/etc"}}],
    },
)
def check(task: Task) -> Found:
    for one in host_paths.mounted(task):
        if host_paths.controls_runtime(one.path):
            continue  # sec-docker-socket has it
        values = {"path": one.host["sourcePath"]}
        if host_paths.is_sensitive(one.path, is_written=one.is_written):
            at = one.host.path("sourcePath")
            if one.is_written:
                yield at, values
            else:
                yield at, values, _("A container can read the secrets of the instance in “{path}”.")
