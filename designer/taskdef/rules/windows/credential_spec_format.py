"""A credential spec that the agent cannot read."""

import re
from typing import Final

from designer.taskdef import arns, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, Task

_PREFIX: Final = re.compile(r"(credentialspec(?:domainless)?)\s*[:=](.+)\Z", re.IGNORECASE)
_NO_PREFIX: Final = _("“{text}” does not begin with credentialspec: or credentialspecdomainless:")


def write_prefix_as_the_agent_has_it(editor: Editor, finding: Finding) -> None:
    found = _PREFIX.match(paths.get(editor.document, finding.path).strip())
    if found and _names_a_file(found[2].strip()):
        editor.put(finding.path, f"{found[1].lower()}:{found[2].strip()}")


@rule(
    title=_("Credential spec not readable"),
    level="runtime",
    message=_NO_PREFIX,
    fix=_(
        "Write credentialspec: or credentialspecdomainless: "
        "and the ARN of a file in S3 or of an SSM parameter."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-credentialSpecs",
    paths=("containerDefinitions[].credentialSpecs[]",),
    launch_types=(FARGATE, EC2),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent at 8dfceca, agent/taskresource/credentialspec",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.credentialSpecs",
    ),
    service_says="unsupported credentialspec ARN, only s3/ssm ARNs are valid",
    only_with=("containerDefinitions[].credentialSpecs",),
    mend=write_prefix_as_the_agent_has_it,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {"credentialSpecs": ["credentialspecdomainless:arn:aws:s3:::acme-gmsa/orders.json"]},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {"credentialSpecs": ["CredentialSpec:arn:aws:s3:::acme-gmsa/orders.json"]},
        ],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        for path, text in container.values_of("credentialSpecs"):
            prefix, _colon, place = text.partition(":")
            if prefix not in ("credentialspec", "credentialspecdomainless"):
                yield path, {"text": text}
            elif not _names_a_file(place):
                yield (
                    path,
                    {"place": place},
                    _(
                        "“{place}” is neither the ARN of a file in S3 or of an SSM parameter, "
                        "nor file:// and a name."
                    ),
                )


def _names_a_file(place: str) -> bool:
    if place.startswith("file://"):
        return place != "file://"
    arn = arns.parse(place)
    return arn is not None and (
        arn.service == "s3" or (arn.service == "ssm" and arn.resource.startswith("parameter/"))
    )
