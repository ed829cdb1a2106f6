"""A secret that refers to an ARN from which no secret can be read."""

from designer.taskdef import arns, paths, secret_references
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.secret_references import PARTS, VALUES
from designer.taskdef.task import Task


def _complete(editor: Editor, finding: Finding) -> None:
    """The colons that are missing after a key or a version stage, and no more."""
    source = paths.get(editor.document, finding.path).strip()
    found = secret_references.secret(source)
    if found is not None and found.parts:
        source += ":" * (PARTS - len(found.parts))
    if secret_references.is_valid(source):
        editor.put(finding.path, source)


@rule(
    title=_("Secret reference malformed"),
    level="runtime",
    message=_("This is not the ARN of a secret or of a parameter."),
    fix=_(
        "Paste the full ARN of the secret or parameter. "
        "A key of the secret follows with all three colons: …:secret:orders-AbCdEf:password::"
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
    paths=VALUES,
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent agent/taskresource/asmsecret/asmsecret.go, June 2026",
        "aws/containers-roadmap issue 97: a parameter cannot be had in a version of its own",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
    ),
    service_says="ResourceInitializationError: unable to pull secrets or registry auth",
    only_with=VALUES,
    mend=_complete,
    good={
        "containerDefinitions": [
            {
                "secrets": [
                    {
                        "name": "DB_PASSWORD",
                        "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db:password::",
                    }
                ]
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "secrets": [
                    {
                        "name": "DB_PASSWORD",
                        "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db:password",
                    }
                ]
            }
        ]
    },
)
def check(task: Task) -> Found:
    for secret, source in secret_references.written(task):
        if secret_references.is_valid(source):
            continue
        path, arn, found = secret.path("valueFrom"), arns.parse(source), secret_references.secret(source)
        if found is not None:
            counts = {"count": len(found.parts), "parts": PARTS}
            yield path, counts, _("The parts after the secret’s name are {count}, not 0 or {parts}.")
        elif arn is not None and arn.service not in ("secretsmanager", "ssm"):
            service = {"service": arn.service}
            yield path, service, _("The ARN is of {service}; secrets come from secretsmanager or ssm.")
        else:
            yield path, {}
