"""Derived policies at work: a role with just them does what the document asks for, and without one it cannot.

IAM is enforced by the emulated AWS. It judges actions, and resources of S3 alone: resources and conditions
are shown by the tables beside tests/taskdef/test_permissions.py.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.request import Request, urlopen

import pytest
from botocore.exceptions import ClientError

from designer.taskdef.permissions import needed
from designer.taskdef.permissions.statement import Statement, policy
from tests import corpus
from tests.aws.permitted import PERFORM, Act, Clients, acts, as_moto_judges, clients, furnish
from tests.taskdef.permissions_of import ACCOUNT, REGION, everything, real, templates

POLICY = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'
TRUST = '{"Version": "2012-10-17", "Statement": []}'
REFUSED = ("403", "AccessDenied", "AccessDeniedException")

Grant = Callable[[list[Statement]], Clients]


def enforce(moto: str, after: str) -> None:
    """From so many requests on, each needs to be allowed."""
    told = Request(f"{moto}/moto-api/reset-auth", after.encode(), {"Content-Type": "text/plain"})  # noqa: S310
    urlopen(told).read()  # noqa: S310


def of(document: dict[str, Any]) -> list[Statement]:
    """What the execution role needs, and of the task role what moto knows."""
    found = needed(document, ACCOUNT, REGION)
    return [*found.execution, *(replace(one, sid=f"Task{one.sid}") for one in found.task)]


@pytest.fixture
def things(moto: str, aws: Any, request: pytest.FixtureRequest) -> dict[Act, Any]:
    """What the documents of the test name, all of it there."""
    anybody = clients(moto, aws_access_key_id="test", aws_secret_access_key="test")
    documents = request.param() if hasattr(request, "param") else [everything()]
    return furnish(anybody, dict.fromkeys(act for document in documents for act in acts(of(document))))


@pytest.fixture
def grant(moto: str, things: dict[Act, Any]) -> Iterator[Grant]:
    """Gives a role just these statements, and hands over clients with its keys.

    IAM looks through the policy as it is, too: on a role that is there for this alone.
    """
    anybody = clients(moto, aws_access_key_id="test", aws_secret_access_key="test")
    anybody("iam").create_user(UserName="admin")
    key = anybody("iam").create_access_key(UserName="admin")["AccessKey"]
    anybody("iam").put_user_policy(UserName="admin", PolicyName="all", PolicyDocument=POLICY)
    anybody("iam").create_role(RoleName="judged", AssumeRolePolicyDocument=TRUST)
    role = anybody("iam").create_role(RoleName="tasks", AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]
    lent = anybody("sts").assume_role(RoleArn=role, RoleSessionName="tasks")["Credentials"]
    admin = clients(moto, aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])
    tasks = clients(
        moto,
        aws_access_key_id=lent["AccessKeyId"],
        aws_secret_access_key=lent["SecretAccessKey"],
        aws_session_token=lent["SessionToken"],
    )

    has: dict[str, str] = {}

    def granting(statements: list[Statement]) -> Clients:
        whole = [one for one in statements if not one.placeholders]
        for role, said in (("judged", json.dumps(policy(whole))), ("tasks", as_moto_judges(whole))):
            if whole and has.get(role) != said:
                admin("iam").put_role_policy(RoleName=role, PolicyName="derived", PolicyDocument=said)
                has[role] = said
        return tasks

    enforce(moto, "0")
    yield granting
    enforce(moto, "inf")


def refused(client: Clients, things: dict[Act, Any], wanted: list[Act]) -> list[Act]:
    """The acts that the role may not do. Any other failure is none that the test expects."""
    found = []
    for act in wanted:
        try:
            PERFORM[act.action](client, things[act])
        except ClientError as error:
            if error.response["Error"]["Code"] not in REFUSED:
                raise
            found.append(act)
    return found


def test_a_role_without_any_policy_may_do_nothing(grant: Grant, things: dict[Act, Any]) -> None:
    wanted = list(things)
    assert len({act.action for act in wanted}) == len(PERFORM)
    assert refused(grant([]), things, wanted) == wanted


def test_without_one_statement_its_acts_are_refused(grant: Grant, things: dict[Act, Any]) -> None:
    statements = of(everything())
    for taken in statements:
        rest = [one for one in statements if one is not taken]
        still = {action for one in rest for action in one.actions}
        lost = [act for act in acts([taken]) if act in things and act.action not in still]
        assert refused(grant(rest), things, lost) == lost


@pytest.mark.parametrize(
    "things", [lambda: [everything(), *templates().values()]], ids=["templates"], indirect=True
)
def test_with_just_them_every_template_gets_what_it_asks_for(grant: Grant, things: dict[Act, Any]) -> None:
    for document in (everything(), *templates().values()):
        all_is_done(of(document), grant, things)


@corpus.needed
@pytest.mark.corpus
@pytest.mark.parametrize("things", [lambda: real().values()], ids=["real documents"], indirect=True)
def test_with_just_them_every_real_document_gets_what_it_asks_for(grant: Grant, things) -> None:
    done = sum(all_is_done(of(document), grant, things) for document in real().values())
    assert done > 400


def all_is_done(statements: list[Statement], grant: Grant, things: dict[Act, Any]) -> int:
    """Everything that can be there is read and written; how much that is."""
    wanted = [act for act in acts(statements) if act in things]
    assert refused(grant(statements), things, wanted) == []
    return len(wanted)
