"""A link that is neither a name nor a name with an alias."""

from designer.taskdef import container_names, links, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


def _tidy(editor: Editor, finding: Finding) -> None:
    """Leave out spaces and empty parts, where the name of a container and no more than an alias remain."""
    text = paths.get(editor.document, finding.path)
    parts = [part.strip() for part in text.split(":") if part.strip()]
    names = container_names.known(Task(editor.document)) or frozenset()
    if 1 <= len(parts) <= 2 and parts[0] in names and not text.startswith(":"):
        editor.put(finding.path, ":".join(parts))


@rule(
    title=_("Link malformed"),
    level="runtime",
    message=_("“{link}” is no link; links are written as name or name:alias."),
    fix=_("Write the name of the other container and, where it is known by another, a colon and its alias."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-links",
    paths=("containerDefinitions[].links[]",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("aws/amazon-ecs-agent agent/api/task/task.go",),
    service_says="Invalid link format",
    only_with=(links.PATH,),
    mend=_tidy,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["db:database"]}, {"name": "db"}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["db:"]}, {"name": "db"}],
    },
)
def check(task: Task) -> Found:
    for link in links.useful(task):
        if not link.well_formed:
            yield link.path, {"link": link.text}
