"""A name that is both a secret and a plain variable of one container."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Name used in secrets and environment"),
    level="error",
    message=_("The container has a variable “{name}” in its environment too."),
    fix=_("Remove {name} from the secrets or from the environment."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html#ECS-Type-Secret-name",
    paths=("containerDefinitions[].secrets[].name", "containerDefinitions[].environment[].name"),
    sources=("dagster-io/dagster issue 11622, which quotes the service", "compose-x/ecs_composex issue 707"),
    service_says="The secret name must be unique and not shared with any new or existing environment "
    "variables set on the container, such as 'DB_PASSWORD'.",
    good={
        "containerDefinitions": [
            {
                "environment": [{"name": "DB_HOST", "value": "db"}],
                "secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"}],
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "environment": [{"name": "DB_PASSWORD", "value": "-"}],
                "secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"}],
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        plain = {variable.get("name") for variable in container.items_of("environment")}
        for secret in container.items_of("secrets"):
            if "name" in secret and secret["name"] in plain:
                yield secret.path("name"), {"name": secret["name"]}
