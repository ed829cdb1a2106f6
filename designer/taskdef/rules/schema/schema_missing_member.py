"""A structure without a member that it needs."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Required member missing"),
    level="error",
    message=_("A member that the API needs is missing here."),
    fix=_("Add the missing member, or remove the whole entry."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=(
        "containerDefinitions[].secrets[]",
        "containerDefinitions[].dependsOn[]",
        "containerDefinitions[].healthCheck",
        "containerDefinitions[].ulimits[]",
        "containerDefinitions[].extraHosts[]",
        "containerDefinitions[].logConfiguration",
        "containerDefinitions[].firelensConfiguration",
        "containerDefinitions[].restartPolicy",
        "volumes[].efsVolumeConfiguration",
    ),
    sources=("botocore 1.44.5, ecs 2014-11-13: required traits",),
    service_says="Parameter validation failed: Missing required parameter",
    good={
        "containerDefinitions": [
            {
                "secrets": [
                    {
                        "name": "API_KEY",
                        "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/api-key",
                    }
                ]
            }
        ]
    },
    bad={"containerDefinitions": [{"secrets": [{"name": "API_KEY"}]}]},
)
def check(task: Task) -> Found:
    return task.schema_errors("schema-missing-member")
