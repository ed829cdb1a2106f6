"""A Fargate task that logs with awslogs and has no execution role."""

from designer.taskdef import execution_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Fargate cannot write awslogs without an execution role"),
    level="error",
    message=_("“{name}” logs with awslogs; without an execution role Fargate cannot write its logs."),
    fix=_("Set the execution role to one with the policy AmazonECSTaskExecutionRolePolicy."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    paths=("executionRoleArn", "containerDefinitions[].logConfiguration.logDriver"),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-fargate-execution-role-missing-awslogs: "
        "deployments to AWS recorded in September 2026",
        "virtual-kubelet/virtual-kubelet issue 193",
    ),
    service_says="Fargate requires task definition to have execution role ARN to support log driver awslogs.",
    only_with=("containerDefinitions[].logConfiguration.logDriver",),
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "app",
                    },
                }
            }
        ]
    },
    bad={
        "executionRoleArn": None,
        "containerDefinitions": [
            {
                "image": "public.ecr.aws/nginx/nginx:1.27",
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "app",
                    },
                },
            }
        ],
    },
)
def check(task: Task) -> Found:
    yield from execution_role.missing(
        task, lambda container: container.item("logConfiguration").get("logDriver") == "awslogs"
    )
