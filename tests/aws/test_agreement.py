"""The draft, the exported JSON and what the account says are one and the same document."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from designer import taskdef
from designer.aws.account import document_in
from designer.aws.models import Registration
from designer.aws.sending import send
from designer.drafts.models import Draft
from designer.taskdef.diff import equal_in_meaning
from designer.teams.models import Person, Target, Team
from tests.aws.documents import RICH
from tests.emulator.proxy import Proxy


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, RICH)


def test_boto3_reads_back_what_the_draft_says(queued: Registration, draft: Draft, ecs: Any) -> None:
    send(queued)
    described = ecs.describe_task_definition(taskDefinition=queued.arn, include=["TAGS"])
    said = document_in(json.dumps({name: described[name] for name in ("taskDefinition", "tags")}))
    assert equal_in_meaning(draft.document, said)


def test_the_command_line_registers_the_export_and_reads_the_same_back(
    queued: Registration, draft: Draft, target: Target, aws: Proxy, moto: str, tmp_path: Path
) -> None:
    send(queued)
    exported = tmp_path / "checkout-api.json"
    exported.write_text(taskdef.dump(draft.document))
    made = aws_cli(moto, "register-task-definition", "--cli-input-json", exported.as_uri())
    assert made["taskDefinition"]["taskDefinitionArn"].endswith("checkout-api:2")
    first, second = (
        aws_cli(
            moto, "describe-task-definition", "--task-definition", f"checkout-api:{n}", "--include", "TAGS"
        )
        for n in (1, 2)
    )
    for described in (first, second):
        assert equal_in_meaning(taskdef.read(exported.read_bytes()), document_in(json.dumps(described)))


def aws_cli(address: str, *words: str) -> dict[str, Any]:
    """What `aws ecs` answers inside account 111122223333."""
    command = [str(Path(sys.executable).with_name("aws")), "--endpoint-url", address]
    session = run(command, {}, "sts", "assume-role", "--role-session-name", "cli", "--role-arn", ROLE)
    given = session["Credentials"]
    keys = {
        "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
        "AWS_SESSION_TOKEN": given["SessionToken"],
    }
    return run(command, keys, "ecs", *words)


ROLE = "arn:aws:iam::111122223333:role/cli"
NOBODY = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "ap-northeast-2",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


def run(command: list[str], keys: dict[str, str], *words: str) -> dict[str, Any]:
    environment = os.environ | NOBODY | keys
    said = subprocess.run([*command, *words], env=environment, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(said.stdout)
    return answer
