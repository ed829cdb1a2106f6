"""gelf without an address."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


@rule(
    title=_("gelf without address"),
    level="runtime",
    message=_("“{name}” logs with gelf, but {option} does not say where to."),
    fix=_("Set {option}, for example to udp://graylog.internal:12201."),
    docs="https://docs.docker.com/engine/logging/drivers/gelf/",
    paths=("containerDefinitions[].logConfiguration.options",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("moby/moby daemon/logger/gelf: what the driver refuses",),
    service_says="gelf-address is a required parameter",
    only_with=(f"{log_configuration.DRIVER}=gelf",),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "gelf",
                    "options": {"gelf-address": "udp://graylog.internal:12201"},
                }
            }
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"logConfiguration": {"logDriver": "gelf"}}],
    },
)
def check(task: Task) -> Found:
    yield from log_configuration.without(task, "gelf", "gelf-address")
