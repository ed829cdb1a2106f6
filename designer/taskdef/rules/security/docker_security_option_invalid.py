"""A Docker security option that does not reach the container."""

import re
from typing import Final

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, Task

_PASSED_ON: Final = re.compile(
    r"no-new-privileges(?:[:=](?:true|false))?\Z"
    r"|(?:apparmor|label)[:=]\S"
    r"|credentialspec[:=](?:arn:|file://)\S"
)


def _spell(editor: Editor, finding: Finding) -> None:
    option = paths.get(editor.document, finding.path).strip().lower().replace("_", "-")
    if option.startswith("no-new-privileges") and _PASSED_ON.match(option):
        editor.put(finding.path, option)


@rule(
    title=_("Unknown Docker security option"),
    level="runtime",
    message=_("“{option}” is no option that ECS passes on to the container."),
    fix=_(
        "Use no-new-privileges, apparmor:profile, label:value or credentialspec:file; "
        "a seccomp profile can only be set for the Docker daemon of the instance."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-dockerSecurityOptions",
    paths=("containerDefinitions[].dockerSecurityOptions[]",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=(
        "aws/containers-roadmap issue 356",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.dockerSecurityOptions",
    ),
    only_with=("containerDefinitions[].dockerSecurityOptions",),
    mend=_spell,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"dockerSecurityOptions": ["no-new-privileges", "label:type:web_t"]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"dockerSecurityOptions": ["seccomp:unconfined", "no_new_privileges"]}],
    },
)
def check(task: Task) -> Found:
    if FARGATE in task.launch_types:
        return  # which has none of these options
    for container in task.containers:
        for path, option in container.values_of("dockerSecurityOptions"):
            if option and not _PASSED_ON.match(option):
                yield path, {"option": option}
