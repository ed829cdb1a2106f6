"""A log driver that Windows instances do not have unless they are told so."""

from designer.taskdef import firelens, log_configuration, log_drivers
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, WINDOWS, Task


@rule(
    title=_("Log driver not enabled on Windows instances"),
    level="runtime",
    message=_(
        "Windows instances have the log driver {driver} only where ECS_AVAILABLE_LOGGING_DRIVERS names it; "
        "the others do not take the task."
    ),
    fix=_("Use {available}, or name the driver on the instances."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html",
    paths=("containerDefinitions[].logConfiguration.logDriver",),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=("aws/amazon-ecs-agent at 8dfceca (June 2026), agent/config/config_windows.go",),
    only_with=(log_configuration.DRIVER,),
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"logConfiguration": {"logDriver": "json-file"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"logConfiguration": {"logDriver": "fluentd"}}],
    },
)
def check(task: Task) -> Found:
    available = log_drivers.on_windows_instances()
    for container in task.containers:
        configuration = container.item("logConfiguration")
        driver = configuration.get("logDriver")
        # FireLens is for Linux alone: that is another rule's finding.
        if driver is not None and driver not in (*available, firelens.DRIVER):
            yield configuration.path("logDriver"), {"driver": driver, "available": ", ".join(available)}
