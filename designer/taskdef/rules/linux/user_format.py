"""A user that is neither a name nor a number, with or without a group."""

from designer.taskdef import container_user, operating_system, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def _tidy(editor: Editor, finding: Finding) -> None:
    """Blanks mean nothing here, and neither does a colon that no group follows."""
    tidied = "".join(paths.get(editor.document, finding.path).split()).removesuffix(":")
    if container_user.is_well_formed(tidied):
        editor.put(finding.path, tidied)


@rule(
    title=_("User malformed"),
    level="runtime",
    message=_(
        "“{user}” is no user: it is a name or number from 0 to {highest}, or two of them with a colon."
    ),
    fix=_("Write the user, or the user and group, for example 1000:1000 or app."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-user",
    paths=("containerDefinitions[].user",),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.user",
        "moby/sys/user: lowest and highest id",
    ),
    only_with=("containerDefinitions[].user",),
    mend=_tidy,
    good={"containerDefinitions": [{"user": "1000:app"}]},
    bad={"containerDefinitions": [{"user": "1000: 1000"}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        user = container.get("user")
        if user is None or container_user.is_well_formed(user):
            continue
        if "\\" not in user or operating_system.is_told(task):  # NT AUTHORITY\SYSTEM is one of Windows
            yield container.path("user"), {"user": user, "highest": container_user.HIGHEST_ID}
