"""A sandbox asked for where there are none."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task

_EVERYWHERE: Final = "SHARED"


@rule(
    title=_("Trusted execution outside Managed Instances"),
    level="error",
    message=_("The isolation mode {mode} is for Managed Instances only, not for {launch_types}."),
    fix=_("Require MANAGED_INSTANCES only, or remove the trusted execution configuration."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=("trustedExecutionConfiguration",),
    launch_types=(FARGATE, EC2, EXTERNAL),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: TrustedExecutionConfiguration",),
    only_with=("trustedExecutionConfiguration.isolationMode",),
    good={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "trustedExecutionConfiguration": {"isolationMode": "ISOLATED_SANDBOX"},
    },
    bad={"trustedExecutionConfiguration": {"isolationMode": "ISOLATED_SANDBOX"}},
)
def check(task: Task) -> Found:
    configuration = task.root.item("trustedExecutionConfiguration")
    mode = configuration.get("isolationMode", _EVERYWHERE)
    others = sorted(task.launch_types - {MANAGED_INSTANCES})
    if others and mode != _EVERYWHERE:
        yield configuration.path("isolationMode"), {"mode": mode, "launch_types": ", ".join(others)}
