"""A container with more than one credential spec."""

from typing import Final

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, Task

_MOST: Final = 1


def keep_one_of_equals(editor: Editor, finding: Finding) -> None:
    """Which of different ones is meant cannot be told."""
    specs = paths.get(editor.document, finding.path)
    if all(spec == specs[0] for spec in specs):
        editor.put(finding.path, specs[:_MOST])


@rule(
    title=_("More than one credential spec"),
    level="error",
    message=_("“{name}” has {count} credential specs; a container can have one."),
    fix=_("Keep one credential spec."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-credentialSpecs",
    paths=("containerDefinitions[].credentialSpecs",),
    launch_types=(FARGATE, EC2),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.credentialSpecs",
        "aws-cdk aws-ecs: the container definition takes one",
    ),
    only_with=("containerDefinitions[].credentialSpecs",),
    mend=keep_one_of_equals,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {"credentialSpecs": ["credentialspec:arn:aws:s3:::acme-gmsa/orders.json"]},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {
                "credentialSpecs": [
                    "credentialspec:arn:aws:s3:::acme-gmsa/orders.json",
                    "credentialspec:arn:aws:s3:::acme-gmsa/orders.json",
                ]
            },
        ],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        count = len(container.get("credentialSpecs", ()))
        if count > _MOST:
            yield container.path("credentialSpecs"), {"name": container.label, "count": count}
