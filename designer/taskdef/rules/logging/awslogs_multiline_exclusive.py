"""Two ways at once to tell where a log event of several lines begins."""

from designer.taskdef import log_configuration, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Two multiline options"),
    level="runtime",
    message=_(
        "“{name}” sets both awslogs-datetime-format and awslogs-multiline-pattern, which exclude each other."
    ),
    fix=_("Keep one of the two; where both are set, the pattern is not used."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",
        "moby/moby daemon/logger/awslogs: what the driver refuses",
    ),
    service_says="you cannot configure log opt 'awslogs-datetime-format' "
    "and 'awslogs-multiline-pattern' at the same time",
    only_with=(f"{log_configuration.OPTIONS}{{awslogs-multiline-pattern}}",),
    mend=removal.remove,
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                        "awslogs-datetime-format": "%Y-%m-%d",
                    },
                }
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                        "awslogs-datetime-format": "%Y-%m-%d",
                        "awslogs-multiline-pattern": "^INFO",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container, configuration in log_configuration.using(task, "awslogs"):
        options = configuration.item("options")
        if "awslogs-datetime-format" in options and "awslogs-multiline-pattern" in options:
            yield options.path("awslogs-multiline-pattern"), {"name": container.label}
