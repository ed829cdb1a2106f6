"""Roles: what the containers may do in AWS, and what ECS may do to start them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Field, Grid, Picture, Section, Step
from designer.taskdef.task import FARGATE, Item, Task


def _needs(task: Task, _item: Item) -> dict[str, Any]:
    """What in this task definition makes ECS need the execution role."""
    images = [container.get("image", "") for container in task.containers]
    logs = [container.item("logConfiguration") for container in task.containers]
    on_fargate = FARGATE in task.launch_types
    return {
        "needs": (
            (_("Private images from Amazon ECR"), on_fargate and any(".dkr.ecr." in one for one in images)),
            (
                _("Logs to Amazon CloudWatch"),
                on_fargate and any(one.get("logDriver") == "awslogs" for one in logs),
            ),
            (_("Secrets in environment variables"), any(one.items_of("secrets") for one in task.containers)),
            (_("Secrets in log options"), any(one.items_of("secretOptions") for one in logs)),
        )
    }


step = Step(
    slug="roles",
    title=_("Roles"),
    lead=_("One role for your code, one for ECS itself."),
    filled=lambda task: not (task.root.lacks("taskRoleArn") and task.root.lacks("executionRoleArn")),
    sections=(
        Section(
            id="task-role",
            title=_("Task role"),
            lead=_("The containers call AWS with it. Leave it out when they do not."),
            parts=(
                Grid(
                    id="task-roles",
                    fields=(
                        Field(
                            path="taskRoleArn",
                            label=_("Task role ARN"),
                            hint=_("A role name or a full ARN, in the account that registers"),
                            mono=True,
                            example="arn:aws:iam::111122223333:role/orders-task",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            id="execution-role",
            title=_("Task execution role"),
            lead=_("ECS pulls images, writes logs and reads secrets with it before the containers start."),
            parts=(
                Grid(
                    id="execution-roles",
                    fields=(
                        Field(
                            path="executionRoleArn",
                            label=_("Task execution role ARN"),
                            hint=_("A role name or a full ARN, in the account that registers"),
                            mono=True,
                            example="arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
                        ),
                    ),
                ),
                Picture(id="needs", template="drafts/parts/role_needs.html", context=_needs),
            ),
        ),
    ),
)
