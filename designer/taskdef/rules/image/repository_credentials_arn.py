"""Registry credentials that are not a secret of Secrets Manager."""

import re
from typing import Final

from designer.taskdef import arns, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_CREDENTIALS: Final = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf"
_NAME: Final = re.compile(r"[A-Za-z0-9/_+=.@!-]{1,512}\Z")
_WITH_KEY: Final = re.compile(r"(arn:[^:]*(?::[^:]+){4}:[^:]+)(?::[^:]*){1,3}\Z")


def name_the_whole_secret(editor: Editor, finding: Finding) -> None:
    """A secret of a container may end in the name of a JSON key and a version, this one may not."""
    found = _WITH_KEY.match(paths.get(editor.document, finding.path))
    if found and _is_secret(found[1]):
        editor.put(finding.path, found[1])


@rule(
    title=_("Registry credentials not a secret"),
    level="error",
    message=_("“{text}” is neither the ARN nor the name of a secret in Secrets Manager."),
    fix=_(
        "Use the ARN of the whole secret: "
        "arn:aws:secretsmanager:, the Region, the account, :secret: and its name."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RepositoryCredentials.html",
    paths=("containerDefinitions[].repositoryCredentials.credentialsParameter",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: RepositoryCredentials",),
    only_with=("containerDefinitions[].repositoryCredentials.credentialsParameter",),
    mend=name_the_whole_secret,
    good={
        "containerDefinitions": [
            {
                "image": "registry.example.com/orders-api:1.4.2",
                "repositoryCredentials": {"credentialsParameter": "registry/orders"},
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "image": "registry.example.com/orders-api:1.4.2",
                "repositoryCredentials": {"credentialsParameter": f"{_CREDENTIALS}:token::"},
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        credentials = container.item("repositoryCredentials")
        text = credentials.get("credentialsParameter")
        if text and not _is_secret(text) and not _NAME.match(text):
            yield credentials.path("credentialsParameter"), {"text": text}


def _is_secret(text: str) -> bool:
    arn = arns.parse(text)
    if arn is None or arn.service != "secretsmanager" or not arn.region:
        return False
    kind, _colon, name = arn.resource.partition(":")
    return kind == "secret" and _NAME.match(name) is not None
