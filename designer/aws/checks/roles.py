"""Whether the roles of the task exist and let ECS tasks assume them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, each, failed, passed
from designer.aws.lookups.roles import TASKS, trusts_tasks
from designer.taskdef.task import Task


def named_roles(task: Task) -> list[str]:
    """The roles a draft names, by name or ARN, each once."""
    told = (task.root.get(member, "") for member in ("executionRoleArn", "taskRoleArn"))
    return list(dict.fromkeys(role for role in told if role))


def look(before: Before) -> Iterator[Result]:
    iam = before.account.client("iam")

    def ask(role: str) -> Result:
        name = role.rpartition("/")[2]
        found = iam.get_role(RoleName=name)["Role"]
        if role.startswith("arn:") and found["Arn"] != role:
            said = gettext_noop("{role} is called {arn} in this account.")
            return failed(said, gettext_noop("Choose the role again."), role=role, arn=found["Arn"])
        if trusts_tasks(found["AssumeRolePolicyDocument"]):
            return passed(gettext_noop("{role} exists and trusts ecs-tasks"), role=name)
        remedy = gettext_noop("Add this statement to its trust policy, then check again.")
        return failed(gettext_noop("{role} does not trust ecs-tasks."), remedy, TRUST, role=name)

    return each(named_roles(before.task), ask, str)


TRUST = json.dumps({"Effect": "Allow", "Principal": {"Service": TASKS}, "Action": "sts:AssumeRole"}, indent=2)

check = Check(order=40, title=_("Roles exist and trust ecs-tasks"), look=look, actions=("iam:GetRole",))
