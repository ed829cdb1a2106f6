"""The page about least privilege: for a target or an account, with links, texts to take, and comparing."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client

from designer.drafts.models import Draft
from designer.drafts.permissions.of_account import READERS, CannotRead
from designer.taskdef.permissions import needed
from designer.taskdef.permissions.statement import policy
from designer.teams.models import Target, Team
from tests.taskdef.permissions_of import ACCOUNT, REGION, everything

DOCUMENT: dict[str, Any] = {
    **everything(),
    "executionRoleArn": f"arn:aws:iam::{ACCOUNT}:role/execution",
    "taskRoleArn": "orders-task",
}


@pytest.fixture
def draft(team: Team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def target(team: Team) -> Target:
    made = {"name": "staging", "account": ACCOUNT, "region": REGION}
    return Target.objects.create(team=team, **made, endpoint_url="http://127.0.0.1:1")


@pytest.fixture
def client(client_of, author) -> Client:
    made: Client = client_of(author)
    return made


def shown(client: Client, draft: Draft, query: str = "", **posted: str) -> str:
    address = f"/drafts/{draft.pk}/permissions/{query}"
    response = client.post(address, posted) if posted else client.get(address)
    assert response.status_code in (200, 422)
    return response.content.decode()


def text(page: str, id: str) -> str:
    found = re.search(rf'<pre id="{id}">(.*?)</pre>', page, re.DOTALL)
    assert found is not None, id
    return unescape(found[1])


def test_the_policies_are_those_of_the_teams_first_target(client: Client, draft, target) -> None:
    page = shown(client, draft)
    found = needed(DOCUMENT, ACCOUNT, REGION)
    assert json.loads(text(page, "execution-json")) == policy(found.execution)
    assert json.loads(text(page, "task-json")) == policy(found.task)
    assert json.loads(text(page, "register-json")) == policy(found.pass_role)
    assert f"arn:aws:ecs:{REGION}:{ACCOUNT}:*" in text(page, "trust-json")


def test_each_comes_in_three_formats(client: Client, draft, target) -> None:
    page = shown(client, draft)
    assert "AWS::IAM::Role" in text(page, "execution-cloudformation")
    assert 'resource "aws_iam_role" "task"' in text(page, "task-terraform")
    assert "AWS::IAM::ManagedPolicy" in text(page, "register-cloudformation")


def test_another_account_or_region_can_be_asked_for(client: Client, draft, target) -> None:
    page = shown(client, draft, "?account=999988887777&region=cn-north-1")
    assert "arn:aws-cn:ecs:cn-north-1:999988887777:*" in text(page, "trust-json")
    assert "arn:aws-cn:iam::999988887777:role/orders-task" in text(page, "register-json")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?account=12", "An AWS account number has 12 digits."),
        ("?account=999988887777&region=Seoul", "Write a Region like ap-northeast-2."),
    ],
)
def test_a_place_that_is_none_is_told_and_kept(client: Client, draft, query: str, says: str) -> None:
    page = shown(client, draft, query)
    assert says in page
    assert f'value="{query.partition("=")[2].partition("&")[0]}"' in page


def test_without_any_target_there_are_words_to_fill_in(client: Client, draft) -> None:
    page = shown(client, draft)
    assert "arn:aws:ecs:<region>:<account>:*" in text(page, "trust-json")
    assert "Fill in before you use the policy:" in page


def test_a_target_of_another_team_is_none(client: Client, draft, target, stranger) -> None:
    other = Target.objects.create(
        team=stranger.teams.get(), name="theirs", account="999988887777", region=REGION
    )
    page = shown(client, draft, f"?target={other.pk}")
    assert "999988887777" not in page


def test_ecs_exec_is_added_when_asked_for(client: Client, draft, target) -> None:
    assert "ssmmessages:OpenDataChannel" not in shown(client, draft)
    page = shown(client, draft, f"?target={target.pk}&exec=on")
    assert "ssmmessages:OpenDataChannel" in text(page, "task-json")


def test_each_need_leads_to_its_field(client: Client, draft, target) -> None:
    page = shown(client, draft)
    assert (
        f'<a href="/drafts/{draft.pk}/containers/0/#f-containerDefinitions-0-image">app · image</a>' in page
    )
    for href in re.findall(rf'<a href="(/drafts/{draft.pk}/[^"#]*)#', page):
        assert client.get(href).status_code == 200


def test_names_of_the_document_become_no_markup(client: Client, team, author, target) -> None:
    hostile = "</pre><script>alert(1)</script>"
    options = {"awslogs-group": hostile, "awslogs-region": hostile}
    log = {"logDriver": "awslogs", "options": options}
    container = {"name": hostile, "image": hostile, "logConfiguration": log}
    document = {"executionRoleArn": hostile, "containerDefinitions": [container]}
    page = shown(client, Draft.start(team, author, document))
    assert "<script>alert" not in page


EXACT = json.dumps(policy(needed(DOCUMENT, ACCOUNT, REGION).execution))


def test_a_role_that_allows_just_that_is_told_so(client: Client, draft, target) -> None:
    page = shown(client, draft, role="execution", policies=EXACT)
    assert "and nothing beyond." in page
    assert set(re.findall(r"</svg>(allowed|missing|not judged)</span>", page)) == {"allowed"}


def test_what_is_missing_is_there_to_copy(client: Client, draft, target) -> None:
    page = shown(client, draft, role="execution", managed="on")
    missing = json.loads(text(page, "execution-missing"))
    assert "secretsmanager:GetSecretValue" in [one["Action"] for one in missing["Statement"]]
    assert "missing</span>" in page
    assert "Wider than needed." in page


def test_policies_may_stand_one_after_the_other(client: Client, draft, target) -> None:
    one, *others = policy(needed(DOCUMENT, ACCOUNT, REGION).execution)["Statement"]
    parts = [json.dumps({"PolicyDocument": policy([one])}, indent=2), json.dumps(policy(others), indent=2)]
    assert "and nothing beyond." in shown(client, draft, role="execution", policies="\n\n".join(parts))


def test_what_cannot_be_judged_is_told(client: Client, draft, target) -> None:
    statement = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    said = {"Statement": [{**statement, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}
    page = shown(client, draft, role="task", policies=json.dumps(said))
    assert "Not judged." in page
    assert "</svg>allowed</span>" not in page


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("", "Paste the JSON of a policy."),
        ("{", "end"),
        ('{"Statement": 5}', "neither an Allow nor a Deny"),
        ("[" * 5000, "levels"),
        ('{"a": 1}', "has none"),
    ],
)
def test_a_text_that_is_no_policy_is_kept_and_told(client: Client, draft, pasted: str, says: str) -> None:
    response = client.post(f"/drafts/{draft.pk}/permissions/", {"role": "execution", "policies": pasted})
    assert response.status_code == 422
    [message] = re.findall(r'id="policies-msg">(.*?)</p>', response.content.decode())
    assert says in unescape(message)
    assert pasted[:4] in unescape(response.content.decode())


def test_it_is_compared_for_the_place_that_is_shown(client: Client, draft, target) -> None:
    page = shown(client, draft, "?account=999988887777&region=us-east-1", role="execution", policies=EXACT)
    assert "missing</span>" in page
    assert "?account=999988887777&amp;region=us-east-1" in page


@pytest.fixture
def read() -> Iterator[list[Any]]:
    """What the account has been asked, with a role in it that may do everything."""
    asked: list[Any] = []

    def reader(target: Target, person: Any, role: str) -> list[Any]:
        asked.append((target, person, role))
        if role == "orders-task":
            raise CannotRead("That role is not there.")
        return [policy([{"Effect": "Allow", "Action": "*", "Resource": "*"}])]

    READERS.insert(0, reader)
    yield asked
    READERS.remove(reader)


def test_the_role_in_the_account_is_read_when_asked_for(client, draft, target, author, read) -> None:
    page = shown(client, draft, read="execution")
    assert read == [(target, author, f"arn:aws:iam::{ACCOUNT}:role/execution")]
    assert "Wider than needed." in page
    assert "</svg>allowed</span>" in page


def test_why_a_role_cannot_be_read_is_told(client: Client, draft, target, read) -> None:
    assert "That role is not there." in shown(client, draft, read="task")
    assert "Choose a target" in shown(client, draft, "?account=999988887777", read="task")


@pytest.mark.parametrize("slug", ["roles", "review"])
def test_the_steps_lead_to_the_page(client: Client, draft, slug: str) -> None:
    page = client.get(f"/drafts/{draft.pk}/{slug}/").content.decode()
    assert f"/drafts/{draft.pk}/permissions/" in page
