"""An environment file whose name does not end as it has to."""

from designer.taskdef import environment_files
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Environment file without .env"),
    level="runtime",
    message=_("The name of the environment file “{key}” does not end in .env."),
    fix=_("Rename the file in S3, so that its name ends in .env, and name it here."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
    paths=(environment_files.VALUE,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: EnvironmentFile",),
    only_with=(environment_files.VALUE,),
    good={
        "containerDefinitions": [
            {"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::acme-config/orders.env"}]}
        ]
    },
    bad={
        "containerDefinitions": [
            {"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::acme-config/orders.txt"}]}
        ]
    },
)
def check(task: Task) -> Found:
    for file, value in environment_files.written(task):
        named = environment_files.named_by(value)
        if named is not None and not named.key.endswith(".env"):
            yield file.path("value"), {"key": named.key}
