"""Policies as texts to take away: the three say the same, and the tools they are for take them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from designer.taskdef.double_quoted import double_quoted
from designer.taskdef.permissions import needed
from designer.taskdef.permissions.exports import WantedRole, cloudformation, json_text, terraform
from designer.taskdef.permissions.place import place
from designer.taskdef.permissions.statement import policy
from designer.taskdef.permissions.trust import trust_policy
from tests.taskdef.permissions_of import ACCOUNT, REGION, everything, templates

HOSTILE = '"]}\\ ${evil} %{if} {{resolve:ssm:x}} #\n\t\x07\u2028한 *?'
HERE = place(ACCOUNT, REGION)


def odd() -> dict[str, Any]:
    options = {"awslogs-group": HOSTILE, "awslogs-region": REGION}
    container = {"name": HOSTILE, "logConfiguration": {"logDriver": "awslogs", "options": options}}
    return {"executionRoleArn": HOSTILE, "containerDefinitions": [container]}


def roles() -> dict[str, WantedRole]:
    found = needed(
        {**everything(), "executionRoleArn": "e", "taskRoleArn": "t"}, ACCOUNT, REGION, ecs_exec=True
    )
    strange = needed(odd(), ACCOUNT, REGION)
    trust = trust_policy(HERE)
    return {
        "execution": WantedRole("task_execution", found.execution, trust),
        "task": WantedRole("task", found.task, trust),
        "pass": WantedRole("register", found.pass_role),
        "nothing needed": WantedRole("task", [], trust),
        "odd": WantedRole("task_execution", strange.execution, trust),
        "odd role": WantedRole("register", strange.pass_role),
    }


ROLES = roles()
each = pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)


@each
def test_the_template_says_what_the_json_says(role: WantedRole) -> None:
    [(name, made)] = yaml.safe_load(cloudformation(role))["Resources"].items()
    properties = made["Properties"]
    if role.trust is None:
        assert (name, properties["PolicyDocument"]) == (
            "RegisterPolicy",
            json.loads(json_text(role.statements)),
        )
        return
    assert properties["AssumeRolePolicyDocument"] == role.trust
    written = [one["PolicyDocument"] for one in properties.get("Policies", [])]
    assert written == ([policy(role.statements)] if role.statements else [])


def test_cloudformation_takes_every_template(tmp_path: Path) -> None:
    for name, role in ROLES.items():
        if "odd" not in name:
            (tmp_path / f"{name}.yaml").write_text(cloudformation(role))
    files = sorted(map(str, tmp_path.iterdir()))
    linted = ["cfn-lint", "--format", "json", "--regions", REGION, "--include-checks", "I", "--", *files]
    told = subprocess.run(linted, capture_output=True, text=True)
    assert (json.loads(told.stdout or "[]"), told.returncode, len(files)) == ([], 0, 4), told.stderr


@each
@pytest.mark.skipif(shutil.which("terraform") is None, reason="terraform is not installed")
def test_terraform_finds_nothing_to_format(role: WantedRole) -> None:
    told = subprocess.run(
        ["terraform", "fmt", "-check", "-diff", "-"], input=terraform(role), capture_output=True, text=True
    )
    assert (told.returncode, told.stdout) == (0, ""), told.stderr


@each
def test_terraform_names_every_action_resource_and_condition(role: WantedRole) -> None:
    text = terraform(role)
    for one in role.statements:
        values = [value for condition in one.conditions for value in (condition.key, *condition.values)]
        for value in (one.sid, *one.actions, *one.resources, *values):
            assert double_quoted(value).replace("${", "$${").replace("%{", "%%{") in text
    assert text.count("  statement {") == len(role.statements) + len((role.trust or {}).get("Statement", ()))


@pytest.mark.skipif(shutil.which("terraform") is None, reason="terraform is not installed")
def test_terraform_reads_a_text_of_the_document_as_it_is(tmp_path: Path) -> None:
    [statement] = ROLES["odd"].statements
    [line] = [line for line in terraform(ROLES["odd"]).splitlines() if line.startswith("    resources = ")]
    told = subprocess.run(
        ["terraform", "console"],
        input=f"jsonencode({line.partition('=')[2]})\n",
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert json.loads(json.loads(told.stdout)) == list(statement.resources), told.stderr


@pytest.mark.parametrize("slug", templates())
def test_every_template_gives_policies_that_can_be_read_again(slug: str) -> None:
    found = needed(templates()[slug], ACCOUNT, REGION)
    for statements in filter(None, (found.execution, found.task, found.pass_role)):
        [made] = yaml.safe_load(cloudformation(WantedRole("x", statements)))["Resources"].values()
        assert made["Properties"]["PolicyDocument"] == json.loads(json_text(statements)) == policy(statements)


def test_the_trust_policy_keeps_other_accounts_from_using_the_role() -> None:
    [statement] = trust_policy(HERE)["Statement"]
    assert statement["Principal"] == {"Service": "ecs-tasks.amazonaws.com"}
    assert statement["Condition"] == {
        "StringEquals": {"aws:SourceAccount": ACCOUNT},
        "ArnLike": {"aws:SourceArn": f"arn:aws:ecs:{REGION}:{ACCOUNT}:*"},
    }
    china = trust_policy(place(ACCOUNT, "cn-north-1"))["Statement"][0]["Condition"]["ArnLike"]
    assert china == {"aws:SourceArn": f"arn:aws-cn:ecs:cn-north-1:{ACCOUNT}:*"}
