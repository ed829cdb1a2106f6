"""An environment file that is not named by the ARN of an object of S3."""

from designer.taskdef import arns, environment_files, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _name_by_arn(editor: Editor, finding: Finding) -> None:
    """In the partition of the execution role, which reads the file."""
    meant = environment_files.meant_by(paths.get(editor.document, finding.path).strip())
    if meant is not None:
        role = arns.role(Task(editor.document).root.get("executionRoleArn", ""))
        partition = role.partition if role else "aws"
        editor.put(finding.path, f"arn:{partition}:s3:::{meant.bucket}/{meant.key}")


@rule(
    title=_("Environment file is not the ARN of an S3 object"),
    level="error",
    message=_("“{value}” is not the ARN of an object in S3."),
    fix=_("Write the ARN of the file, for example arn:aws:s3:::acme-config/orders.env."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html#ECS-Type-EnvironmentFile-value",
    paths=(environment_files.VALUE,),
    sources=("cdk-preflight pf-ecs-environment-files-type: deployments to AWS recorded in September 2026",),
    service_says="Invalid arn syntax.",
    only_with=(environment_files.VALUE,),
    mend=_name_by_arn,
    good={
        "containerDefinitions": [
            {"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::acme-config/orders.env"}]}
        ]
    },
    bad={
        "containerDefinitions": [
            {"environmentFiles": [{"type": "s3", "value": "s3://acme-config/orders.env"}]}
        ]
    },
)
def check(task: Task) -> Found:
    for file, value in environment_files.written(task):
        if environment_files.named_by(value) is None:
            yield file.path("value"), {"value": value}
