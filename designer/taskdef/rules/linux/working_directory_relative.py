"""A working directory that does not begin at the root."""

from designer.taskdef import mount_paths
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Working directory not absolute"),
    level="runtime",
    message=_("The working directory “{directory}” does not begin with /."),
    fix=_("Begin the working directory with /, for example /app."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-workingDirectory",
    paths=("containerDefinitions[].workingDirectory",),
    os_families=(LINUX,),
    sources=("moby, daemon/container.go: the check of a container's working directory",),
    service_says="the working directory 'app' is invalid, it needs to be an absolute path",
    only_with=("containerDefinitions[].workingDirectory",),
    mend=mount_paths.begin_with_slash,
    good={"containerDefinitions": [{"workingDirectory": "/app"}]},
    bad={"containerDefinitions": [{"workingDirectory": "app"}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        directory = container.get("workingDirectory", "/")
        if not mount_paths.is_absolute(directory, task):
            yield container.path("workingDirectory"), {"directory": directory}
