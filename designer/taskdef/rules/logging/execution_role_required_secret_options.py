"""Log options from secrets in a task without an execution role."""

from designer.taskdef import execution_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Log secrets need an execution role"),
    level="error",
    message=_(
        "The log options of “{name}” come from secrets, "
        "which are read with the execution role; there is none."
    ),
    fix=_("Set the execution role to one that may read the secrets of the log configuration."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html",
    paths=("executionRoleArn", "containerDefinitions[].logConfiguration.secretOptions"),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html",),
    only_with=("containerDefinitions[].logConfiguration.secretOptions",),
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "splunk",
                    "options": {"splunk-url": "https://splunk.example.com"},
                    "secretOptions": [{"name": "splunk-token", "valueFrom": "/orders/splunk-token"}],
                }
            }
        ]
    },
    bad={
        "executionRoleArn": None,
        "containerDefinitions": [
            {
                "image": "public.ecr.aws/nginx/nginx:1.27",
                "logConfiguration": {
                    "logDriver": "splunk",
                    "options": {"splunk-url": "https://splunk.example.com"},
                    "secretOptions": [{"name": "splunk-token", "valueFrom": "/orders/splunk-token"}],
                },
            }
        ],
    },
)
def check(task: Task) -> Found:
    yield from execution_role.missing(
        task, lambda container: container.item("logConfiguration").items_of("secretOptions")
    )
