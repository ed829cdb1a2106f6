"""A restart policy that is switched off and yet says how to restart."""

from typing import Final

from designer.taskdef.edits import Editor
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_OPTIONS: Final = ("ignoredExitCodes", "restartAttemptPeriod")


def _drop_options(editor: Editor, finding: Finding) -> None:
    for option in _OPTIONS:
        editor.put(f"{finding.path}/{option}", ABSENT)


@rule(
    title=_("Options of a restart policy that is off"),
    level="practice",
    message=_("The restart policy of “{name}” is off, so this has no effect: {options}"),
    fix=_("Turn the restart policy on, or remove its options."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html",
    paths=("containerDefinitions[].restartPolicy",),
    confidence="medium",
    sources=("aws/aws-cdk packages/aws-cdk-lib/aws-ecs: the check of the construct",),
    only_with=tuple(f"containerDefinitions[].restartPolicy.{option}" for option in _OPTIONS),
    mend=_drop_options,
    good={"containerDefinitions": [{"restartPolicy": {"enabled": False}}]},
    bad={"containerDefinitions": [{"restartPolicy": {"enabled": False, "ignoredExitCodes": [0]}}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        policy = container.item("restartPolicy")
        given = [option for option in _OPTIONS if option in policy]
        if given and policy.raw.get("enabled") is False:
            yield policy.at, {"name": container.label, "options": ", ".join(given)}
