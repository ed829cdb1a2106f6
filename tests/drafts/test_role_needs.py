"""The roles step says in short what the page with the exact policies says at length."""

from typing import Any

import pytest

from designer.drafts.needs import Need, execution_role, task_role, trust
from designer.taskdef.items import Item
from designer.taskdef.permissions import needed
from designer.taskdef.permissions.statement import Statement
from designer.taskdef.task import Task
from tests.aws.documents import RICH
from tests.taskdef.permissions_of import everything, templates

NOWHERE = Item("", {})


def told(context: dict[str, Any]) -> set[str]:
    return {action for one in (*context["needs"], *context["perhaps"]) for action in one.actions.split(", ")}


def actions(statements: list[Statement]) -> set[str]:
    return {action for one in statements for action in one.actions}


@pytest.mark.parametrize("document", [*templates().values(), everything()])
def test_every_action_of_the_exact_policies_is_told_and_no_other(document: dict[str, Any]) -> None:
    task, exact = Task(document), needed(document)
    assert told(execution_role(task, NOWHERE)) == actions(exact.execution)
    assert told(task_role(task, NOWHERE)) == actions(exact.task)


def test_a_need_says_for_whom_and_what() -> None:
    needs = execution_role(Task(RICH), NOWHERE)["needs"]
    read = Need("Read secrets and parameters", "DB_PASSWORD", "secretsmanager:GetSecretValue")
    assert read in needs
    assert Need("Write logs to Amazon CloudWatch", "app", "logs:CreateLogStream, logs:PutLogEvents") in needs


def test_what_may_be_needed_says_when() -> None:
    [perhaps] = execution_role(Task(RICH), NOWHERE)["perhaps"]
    assert perhaps.actions == "kms:Decrypt"
    assert perhaps.only_if == "Only where it is encrypted with a key of your own."


def test_the_trust_policy_keeps_others_accounts_out() -> None:
    assert "aws:SourceAccount" in trust(Task(RICH), NOWHERE)["policy"]
