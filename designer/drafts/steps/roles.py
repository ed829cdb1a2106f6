"""Roles: what the containers may do in AWS, and what ECS may do to start them."""

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Field, Grid, Picture, Section, Step
from designer.drafts.needs import execution_role, task_role, trust

_HINT = _("A role name or a full ARN, in the account that registers")

step = Step(
    slug="roles",
    title=_("Roles"),
    lead=_("Who may do what, before and while the task runs."),
    filled=lambda task: not (task.root.lacks("taskRoleArn") and task.root.lacks("executionRoleArn")),
    sections=(
        Section(
            id="execution-role",
            title=_("Task execution role"),
            lead=_("ECS itself uses it before your code runs: pull images, read secrets, write logs."),
            parts=(
                Grid(
                    id="execution-roles",
                    fields=(
                        Field(
                            path="executionRoleArn",
                            label=_("Task execution role ARN"),
                            hint=_HINT,
                            mono=True,
                            example="arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
                            redraws=("execution-needs",),
                        ),
                    ),
                ),
                Picture(
                    id="execution-needs",
                    template="drafts/parts/execution_needs.html",
                    context=execution_role,
                    flush=True,
                ),
            ),
        ),
        Section(
            id="task-role",
            title=_("Task role"),
            lead=_("Your code calls AWS with it. Leave it out when it does not."),
            parts=(
                Grid(
                    id="task-roles",
                    fields=(
                        Field(
                            path="taskRoleArn",
                            label=_("Task role ARN"),
                            hint=_HINT,
                            mono=True,
                            example="arn:aws:iam::111122223333:role/orders-task",
                        ),
                    ),
                ),
                Picture(
                    id="task-needs",
                    template="drafts/parts/task_role_needs.html",
                    context=task_role,
                    flush=True,
                ),
            ),
        ),
        Section(
            id="trust-policy",
            title=_("Trust policy"),
            lead=_("Whoever registers needs iam:PassRole on both roles."),
            parts=(Picture(id="trust-text", template="drafts/parts/trust.html", context=trust),),
        ),
    ),
)
