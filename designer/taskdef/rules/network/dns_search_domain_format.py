"""A DNS search domain that the service does not take."""

import re
from typing import Final

from designer.taskdef import awsvpc, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task

_DOMAIN: Final = re.compile(r"[a-zA-Z0-9.-]{0,253}[a-zA-Z0-9]\Z")


def _trim(editor: Editor, finding: Finding) -> None:
    """Leave out the spaces around it and the dot of the root at its end."""
    trimmed = paths.get(editor.document, finding.path).strip().rstrip(".")
    if _DOMAIN.match(trimmed):
        editor.put(finding.path, trimmed)


@rule(
    title=_("DNS search domain malformed"),
    level="error",
    message=_("“{domain}” is no search domain: it has other characters than allowed, or ends in a dot."),
    fix=_("Write up to {most} letters, digits, hyphens and dots, ending in a letter or digit."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-dnsSearchDomains",
    paths=("containerDefinitions[].dnsSearchDomains[]",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("A report from a deployment that quotes the service",),
    service_says="DNS search domain hosts.bah. contains invalid characters, "
    "does not match pattern ^[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]$",
    only_with=("containerDefinitions[].dnsSearchDomains",),
    mend=_trim,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"dnsSearchDomains": ["orders.internal"]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"dnsSearchDomains": ["orders.internal."]}],
    },
)
def check(task: Task) -> Found:
    for container in () if awsvpc.asked_for(task) else task.containers:
        for path, domain in container.values_of("dnsSearchDomains"):
            if not _DOMAIN.match(domain):
                yield path, {"domain": domain, "most": 254}
