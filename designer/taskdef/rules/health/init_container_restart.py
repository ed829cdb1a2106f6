"""A container that others wait for to end, and that is started again when it has."""

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task
from designer.taskdef.waiting import awaited


def _ignore_success(editor: Editor, finding: Finding) -> None:
    at = f"{finding.path}/ignoredExitCodes"
    codes = paths.get(editor.document, at) or []
    editor.put(at, [*codes, 0])


@rule(
    title=_("Init container with a restart policy"),
    level="practice",
    message=_("Others wait for “{name}” to end, but its restart policy starts it again when it ends well."),
    fix=_("Ignore the exit code 0 in the restart policy, or remove the policy."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html",
    paths=("containerDefinitions[].dependsOn[].condition", "containerDefinitions[].restartPolicy"),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html",),
    only_with=("containerDefinitions[].restartPolicy",),
    mend=_ignore_success,
    good={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "migrate", "condition": "SUCCESS"}]},
            {
                "name": "migrate",
                "essential": False,
                "restartPolicy": {"enabled": True, "ignoredExitCodes": [0]},
            },
        ]
    },
    bad={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "migrate", "condition": "SUCCESS"}]},
            {"name": "migrate", "essential": False, "restartPolicy": {"enabled": True}},
        ]
    },
)
def check(task: Task) -> Found:
    names = awaited(task, "COMPLETE", "SUCCESS")
    for container in task.containers:
        if container.get("name") in names and _restarts(container.item("restartPolicy")):
            yield container.path("restartPolicy"), {"name": container.label}


def _restarts(policy: Item) -> bool:
    """Whether it surely starts a container again that has ended with 0."""
    codes = [] if policy.lacks("ignoredExitCodes") else policy.get("ignoredExitCodes")
    return policy.get("enabled") is True and codes is not None and 0 not in codes
