"""A secret of the log destination, in plain text."""

from designer.taskdef import log_configuration, secret_log_options
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Log driver token in plain text"),
    level="security",
    message=_(
        "The log option {option} of “{name}” holds a secret in plain text: "
        "whoever may see the task definition can read it."
    ),
    fix=_("Keep it in Secrets Manager or Parameter Store, and name it under the secret options of the logs."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html",),
    only_with=(log_configuration.OPTIONS,),
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
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "splunk",
                    "options": {
                        "splunk-url": "https://splunk.example.com",
                        "splunk-token": "00000000-0000-0000-0000-000000000000",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container, configuration in task.having("logConfiguration"):
        if configuration.get("logDriver") == "awslogs":
            continue  # none of its options is a secret
        options = configuration.item("options")
        for option, value in options.items():
            if secret_log_options.is_secret(option, value):
                yield options.path(option), {"name": container.label, "option": option}
