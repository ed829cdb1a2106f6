"""Who may assume the roles of a task: ECS, for tasks of this account and Region alone.

Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html and, for the
confused deputy, https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html.
"""

from typing import Any, Final

from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import policy

TASKS: Final = "ecs-tasks.amazonaws.com"
"""In every partition."""


def trust_policy(place: Place) -> dict[str, Any]:
    """The trust policy of both roles."""
    statement = {
        "Sid": "EcsTasks",
        "Effect": "Allow",
        "Principal": {"Service": TASKS},
        "Action": "sts:AssumeRole",
        "Condition": {
            "StringEquals": {"aws:SourceAccount": place.account},
            "ArnLike": {"aws:SourceArn": place.arn("ecs", "*")},
        },
    }
    return policy([statement])
