"""A secret that names a version twice, by its stage and by its id."""

from designer.taskdef import secret_references
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.secret_references import PARTS, VALUES
from designer.taskdef.task import Task


@rule(
    title=_("Version stage and version ID together"),
    level="runtime",
    message=_("The secret is asked for by the version stage “{stage}” and by a version ID, which cannot be."),
    fix=_("Keep one of the two, and both colons."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
    paths=VALUES,
    confidence="medium",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html",
    ),
    only_with=VALUES,
    good={
        "containerDefinitions": [
            {
                "secrets": [
                    {
                        "name": "DB_PASSWORD",
                        "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db::BLUE:",
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
                        "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db"
                        "::BLUE:9d4cb84b-ad69-40c0-a0ab-cead36b967e8",
                    }
                ]
            }
        ]
    },
)
def check(task: Task) -> Found:
    for secret, source in secret_references.written(task):
        found = secret_references.secret(source)
        if found is None or len(found.parts) != PARTS:
            continue
        _key, stage, version = found.parts
        if stage and version:
            yield secret.path("valueFrom"), {"stage": stage}
