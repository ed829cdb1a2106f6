"""A confidential sandbox that nothing says what may run in."""

import re
from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import MANAGED_INSTANCES, Task

_BASE64: Final = re.compile(r"[A-Za-z0-9+/_\s-]+={0,2}\Z", re.ASCII)


@rule(
    title=_("Confidential sandbox without attestation policy"),
    level="error",
    message=_("The isolation mode CONFIDENTIAL_SANDBOX needs an attestation policy."),
    fix=_("Add the attestation policy, written in base64, or choose another isolation mode."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=("trustedExecutionConfiguration.attestationPolicy",),
    launch_types=(MANAGED_INSTANCES,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: TrustedExecutionConfiguration.attestationPolicy",),
    only_with=("trustedExecutionConfiguration.isolationMode",),
    good={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "trustedExecutionConfiguration": {
            "isolationMode": "CONFIDENTIAL_SANDBOX",
            "attestationPolicy": "eyJ2ZXJzaW9uIjoxfQ==",
        },
    },
    bad={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "trustedExecutionConfiguration": {"isolationMode": "CONFIDENTIAL_SANDBOX"},
    },
)
def check(task: Task) -> Found:
    configuration = task.root.item("trustedExecutionConfiguration")
    if configuration.get("isolationMode") != "CONFIDENTIAL_SANDBOX":
        return
    path, policy = configuration.path("attestationPolicy"), configuration.get("attestationPolicy")
    if configuration.lacks("attestationPolicy"):
        yield path, {}
    elif policy and not _BASE64.match(policy.strip()):
        yield path, {}, _("The attestation policy is not written in base64.")
