"""The port of a log router, open to everyone."""

from designer.taskdef import firelens, paths, ports
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, Task


def _unmap(editor: Editor, finding: Finding) -> None:
    """Remove the mapping and its like, unless it is a range that maps other ports as well."""
    while paths.get(editor.document, finding.path) == firelens.PORT:
        editor.remove(finding.path.rpartition("/")[0])


@rule(
    title=_("FireLens port published"),
    level="security",
    message=_(
        "“{name}” publishes port {port}, where the log router listens: anyone could write to the logs."
    ),
    fix=_("Remove the mapping; the containers of the task reach the router without it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    paths=("containerDefinitions[].portMappings[]",),
    launch_types=(EC2, EXTERNAL),
    os_families=(LINUX,),
    sources=(
        "FireLens considerations, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    ),
    only_with=(firelens.PATH,),
    mend=_unmap,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "log-router", "firelensConfiguration": {"type": "fluentbit"}},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {
                "name": "log-router",
                "firelensConfiguration": {"type": "fluentbit"},
                "portMappings": [{"containerPort": 24224}],
            },
        ],
    },
)
def check(task: Task) -> Found:
    routers = tuple(f"{router.at}/" for router in firelens.routers(task))
    if task.network_mode != "bridge" or not routers:
        return
    for taken in ports.container_ports(task):
        if firelens.PORT in taken.ports and taken.at.startswith(routers):
            yield taken.at, {"name": taken.container, "port": firelens.PORT}
