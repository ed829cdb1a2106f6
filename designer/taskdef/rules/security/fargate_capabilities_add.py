"""A capability added on Fargate, which adds none but one."""

from designer.taskdef import paths
from designer.taskdef.capabilities import ADD, capabilities, written
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


def _keep_the_others(editor: Editor, finding: Finding) -> None:
    added = paths.get(editor.document, finding.path)
    for index in reversed(range(len(added))):
        if _is_refused(added[index]):
            editor.remove(f"{finding.path}/{index}")


def _is_refused(name: object) -> bool:
    """What is no capability at all is another rule's to say."""
    names = capabilities()
    return isinstance(name, str) and name in names.known - names.added_on_fargate


@rule(
    title=_("Capability not allowed on Fargate"),
    level="error",
    message=_("Fargate does not let “{name}” add {refused}; it can add {allowed} only."),
    fix=_("Remove it from the added capabilities, or run the task on EC2 or Managed Instances."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html#ECS-Type-KernelCapabilities-add",
    paths=(ADD,),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-capabilities-add: deployments to AWS recorded in September 2026",),
    service_says="NET_ADMIN is not allowed on Fargate.",
    only_with=(ADD,),
    mend=_keep_the_others,
    good={"containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["SYS_PTRACE"]}}}]},
    bad={
        "containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["NET_ADMIN", "SYS_PTRACE"]}}}]
    },
)
def check(task: Task) -> Found:
    allowed = ", ".join(capabilities().added_on_fargate)
    for container, said in written(task):
        refused = ", ".join(filter(_is_refused, said.get("add", ())))
        if refused:
            values = {"name": container.label, "refused": refused, "allowed": allowed}
            yield said.path("add"), values
