"""A container that is handed the controls of the container runtime."""

from designer.taskdef import host_paths
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, Task


@rule(
    title=_("Container runtime socket mounted"),
    level="security",
    message=_("“{path}” gives a container control over the instance, even when it is mounted read-only."),
    fix=_("Do not mount the socket of the container runtime, or a folder with it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    paths=("volumes[].host.sourcePath",),
    launch_types=(EC2, EXTERNAL),
    os_families=(LINUX,),
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",),
    only_with=("volumes[].host.sourcePath",),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data", "host": {"sourcePath": "/srv/orders"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {"mountPoints": [{"sourceVolume": "docker", "containerPath": "/docker.sock", "readOnly": True}]}
        ],
        "volumes": [{"name": "docker", "host": {"sourcePath": "/var/run/docker.sock"}}],
    },
)
def check(task: Task) -> Found:
    for one in host_paths.mounted(task):
        if host_paths.controls_runtime(one.path):
            yield one.host.path("sourcePath"), {"path": one.host["sourcePath"]}
