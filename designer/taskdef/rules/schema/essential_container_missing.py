"""A task definition in which no container is essential."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def make_the_only_candidate_essential(editor: Editor, finding: Finding) -> None:
    """The only container, or else the only one that listens on a port."""
    containers = Task(editor.document).containers
    listening = [each for each in containers if each.items_of("portMappings")]
    candidates = containers if len(containers) == 1 else listening
    if len(candidates) == 1:
        editor.put(candidates[0].path("essential"), True)


@rule(
    title=_("No essential container"),
    level="error",
    message=_("None of the containers is essential: the task would have nothing to live for."),
    fix=_("Make the main container essential, for example “{name}”."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-essential",
    paths=("containerDefinitions[].essential",),
    sources=("cdk-preflight pf-ecs-essential-container: deployments to AWS recorded in September 2026",),
    service_says="Task definition doesn't have any essential container",
    only_with=("containerDefinitions[].essential",),
    mend=make_the_only_candidate_essential,
    good={"containerDefinitions": [{"essential": True}, {"name": "proxy", "essential": False}]},
    bad={"containerDefinitions": [{"essential": False}]},
)
def check(task: Task) -> Found:
    written = task.root.raw.get("containerDefinitions")
    flags = [container.raw.get("essential") for container in task.containers]
    if flags and all(flag is False for flag in flags) and len(flags) == len(written or ()):
        first = task.containers[0]
        yield first.path("essential"), {"name": first.label}
