"""A secret among the environment variables, which everybody who may describe tasks can read."""

from designer.taskdef import secrecy, variables
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Secret in the environment"),
    level="security",
    message=_("“{name}” is a secret by its name, and its value is there in plain text."),
    fix=_(
        "Keep the value in Secrets Manager or Parameter Store and name it under the secrets. "
        "Then change it: every revision registered so far keeps it."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
    paths=("containerDefinitions[].environment[]",),
    sources=(
        "AWS Security Hub ECS.8, https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
        "AWS Config ecs-no-environment-secrets",
        "Trivy AWS-0036",
    ),
    only_with=("containerDefinitions[].environment",),
    good={
        "containerDefinitions": [
            {
                "environment": [{"name": "DB_PASSWORD_FILE", "value": "/run/secrets/db"}],
                "secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"}],
            }
        ]
    },
    bad={"containerDefinitions": [{"environment": [{"name": "DB_PASSWORD", "value": "hunter2hunter2"}]}]},
)
def check(task: Task) -> Found:
    for each in variables.of(task):
        may_be_any = secrecy.may_be(each.lines)
        for index in range(len(each.names)) if may_be_any else secrecy.may_be_named(each.names):
            name, value = each.names[index], each.values[index]
            if kind := secrecy.kind(value):
                yield each.items[index].path("value"), {"name": name}, secrecy.HOLDS[kind]
            elif secrecy.is_secret_variable(name) and secrecy.may_be_secret(value):
                yield each.items[index].path("value"), {"name": name}
