"""Two secrets of a container with the same name."""

from designer.taskdef import paths, repeats
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _remove_repetitions(editor: Editor, finding: Finding) -> None:
    """What says again what an earlier secret says can go; of two sources a person has to choose one."""
    at, _, index = finding.path.removesuffix("/name").rpartition("/")
    secrets = paths.get(editor.document, at)
    repeated = secrets[int(index)]
    for place in reversed(range(secrets.index(repeated) + 1, len(secrets))):
        if secrets[place] == repeated:
            editor.remove(f"{at}/{place}")


@rule(
    title=_("Secret name used twice"),
    level="error",
    message=_("The name “{name}” is already taken by secret {first} of the container."),
    fix=_("Rename one of the two secrets, or remove it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html#ECS-Type-Secret-name",
    paths=("containerDefinitions[].secrets[].name",),
    sources=("CircleCI-Public/aws-ecs-orb issue 190, which quotes the service",),
    service_says="Duplicate secret names found: APP_ENV. Each secret name must be unique.",
    only_with=("containerDefinitions[].secrets[].name",),
    mend=_remove_repetitions,
    good={
        "containerDefinitions": [
            {
                "secrets": [
                    {"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"},
                    {"name": "API_KEY", "valueFrom": "/orders/api-key"},
                ]
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "secrets": [
                    {"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"},
                    {"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"},
                ]
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        for secret, first in repeats.repeated(container.items_of("secrets")):
            yield secret.path("name"), {"name": secret["name"], "first": first.number}
