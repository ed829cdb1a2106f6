"""splunk without its address or its token."""

from designer.taskdef import log_configuration, log_drivers
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("splunk without address or token"),
    level="error",
    message=_("“{name}” logs with splunk, but has no {option}."),
    fix=_("Set {option}; a token is best kept as a secret and named under the secret options."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html#ECS-Type-LogConfiguration-options",
    paths=("containerDefinitions[].logConfiguration",),
    confidence="medium",
    sources=(
        "hashicorp/terraform-provider-aws issue 8596, which quotes the service",
        "botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",
    ),
    service_says="Log driver splunk requires options: splunk-token",
    only_with=(f"{log_configuration.DRIVER}=splunk",),
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
                    "options": {"splunk-url": "https://splunk.example.com"},
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for option in log_drivers.drivers()["splunk"].required:
        yield from log_configuration.without(task, "splunk", option)
