"""A secret whose source is neither an ARN nor a name of a parameter."""

import re
from typing import Final

from designer.taskdef import names, paths, secret_references
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_REFUSED: Final = re.compile(r"[^A-Za-z0-9._/-]")


def _trim(editor: Editor, finding: Finding) -> None:
    """A blank came along when the name or the ARN was pasted."""
    source = paths.get(editor.document, finding.path).strip()
    if secret_references.is_valid(source) or (source and not _REFUSED.search(source)):
        editor.put(finding.path, source)


@rule(
    title=_("Parameter name not allowed"),
    level="error",
    # What was written is not repeated: it may be the secret itself.
    message=_("This is no ARN, so it is taken for a parameter’s name, which cannot have: {refused}"),
    fix=_("Paste the full ARN of the secret or parameter, or a plain name such as /orders/db-password."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html#ECS-Type-Secret-valueFrom",
    paths=("containerDefinitions[].secrets[].valueFrom",),
    sources=("Public error reports quoting the service",),
    service_says="The Systems Manager parameter name specified for secret DB_SECRET is invalid",
    only_with=("containerDefinitions[].secrets[].valueFrom",),
    mend=_trim,
    good={
        "containerDefinitions": [{"secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"}]}]
    },
    bad={
        "containerDefinitions": [
            {
                "secrets": [
                    {"name": "DB_PASSWORD", "valueFrom": "orders-db:password::"},
                    {"name": "API_KEY", "valueFrom": "/orders/api-key "},
                ]
            }
        ]
    },
)
def check(task: Task) -> Found:
    for secret in task.each("secrets"):
        source = secret.get("valueFrom", "arn:")
        refused = [] if source.startswith("arn:") else _REFUSED.findall(source)
        if refused:
            yield secret.path("valueFrom"), {"refused": names.shown(refused)}
