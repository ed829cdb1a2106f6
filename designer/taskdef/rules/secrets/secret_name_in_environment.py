"""A name that is both a secret and a plain variable of one container."""

from designer.taskdef import paths, variables
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _keep_the_secret(editor: Editor, finding: Finding) -> None:
    """A variable without a value has nothing to lose; of two values a person has to choose one."""
    name = paths.get(editor.document, finding.path)
    at = finding.path.rpartition("/secrets/")[0] + "/environment"
    variables = paths.get(editor.document, at)
    named = [i for i, one in enumerate(variables) if isinstance(one, dict) and one.get("name") == name]
    if not any(variables[index].get("value") for index in named):
        for index in reversed(named):
            editor.remove(f"{at}/{index}")


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
    only_with=("containerDefinitions[].secrets[].name",),
    mend=_keep_the_secret,
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
                "environment": [{"name": "DB_PASSWORD", "value": ""}],
                "secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"}],
            }
        ]
    },
)
def check(task: Task) -> Found:
    for each in variables.of(task):
        for secret in each.container.items_of("secrets"):
            if "name" in secret and secret["name"] in each.distinct:
                yield secret.path("name"), {"name": secret["name"]}
