"""Inside an account: who we are there, and which revisions of a family it has."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from designer import taskdef
from designer.aws.client import HINT, READ, Keys, Patience, Service, Verbatim, asking, client
from designer.aws.outcome import Trouble
from designer.teams.models import Target

ARN = re.compile(
    r"arn:[a-z-]+:ecs:(?P<region>[a-z0-9-]+):(?P<account>[0-9]{12})"
    r":task-definition/(?P<family>[A-Za-z0-9_-]{1,255}):(?P<revision>[0-9]{1,9})"
)
DENIED = ("AccessDenied", "AccessDeniedException")
STRANGER = "ecsd-without-external-id"
"""The session, as CloudTrail shows it, of a try that is meant to be refused."""

STATUSES = ("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS")


@dataclass(frozen=True)
class Revision:
    """A registered revision as AWS describes it; `by` and `at` are empty where it does not say."""

    number: int
    arn: str
    by: str
    at: datetime | None
    document: dict[str, Any]
    answer: str


@dataclass(frozen=True)
class Revisions:
    """The numbers of a family's revisions: those tasks can be started from, and all that are known."""

    active: frozenset[int]
    known: frozenset[int]

    @property
    def highest(self) -> int:
        """0 for a family without any. AWS gives no number twice."""
        return max(self.known, default=0)


@dataclass(frozen=True)
class Account:
    """`number` and `principal` are what AWS itself says of the keys we came in with."""

    target: Target
    keys: Keys | None
    number: str
    principal: str
    patience: Patience = READ

    def ecs(self, patience: Patience | None = None, user_agent: str | None = None) -> Any:
        return client("ecs", self.target, self.keys, patience or self.patience, user_agent)

    def client(self, service: Service) -> Any:
        """A client of another service, with the same keys in the same Region."""
        return client(service, self.target, self.keys, self.patience)

    def revisions(self, family: str) -> Revisions:
        """All there are of a family. The order of AWS's lists is not relied on."""
        with asking():
            pages = self.ecs().get_paginator("list_task_definitions")
            active, *others = (
                frozenset(
                    number
                    for page in pages.paginate(familyPrefix=family, status=status)
                    for arn in page.get("taskDefinitionArns") or ()
                    if (number := number_in(arn, family)) is not None
                )
                for status in STATUSES
            )
        return Revisions(active, active.union(*others))

    def describe(self, family: str, number: int) -> Revision:
        with asking():
            ecs = self.ecs()
            answer = Verbatim(ecs, "DescribeTaskDefinition")
            parsed = ecs.describe_task_definition(taskDefinition=f"{family}:{number}", include=["TAGS"])
            found = parsed["taskDefinition"]
            if number_in(found["taskDefinitionArn"], family) != number:
                raise Trouble("UnexpectedAnswer", str(found["taskDefinitionArn"]))
            return Revision(
                number=number,
                arn=found["taskDefinitionArn"],
                by=str(found.get("registeredBy") or ""),
                at=found.get("registeredAt"),
                document=document_in(answer.text),
                answer=answer.text,
            )


def document_in(answer: str) -> dict[str, Any]:
    """The task definition in AWS's answer to registering or describing it, without what AWS adds."""
    said = json.loads(answer)
    described = {name: said[name] for name in ("taskDefinition", "tags") if name in said}
    return taskdef.load(json.dumps(described)).document


def number_in(arn: Any, family: str) -> int | None:
    """The revision's number when this is an ARN of the family."""
    found = ARN.fullmatch(arn) if isinstance(arn, str) else None
    return int(found["revision"]) if found and found["family"] == family else None


def enter(target: Target, session_name: str, patience: Patience = READ) -> Account:
    """Go into the target's account, by its role when it has one. Raises Trouble.

    The session name is seen in CloudTrail and in the `registeredBy` of what is registered with it.
    """
    keys, number, principal = come_in(target, target.role_arn, session_name, patience)
    return Account(target, keys, number, principal, patience)


def come_in(target: Target, role: str, session_name: str, patience: Patience) -> tuple[Keys | None, str, str]:
    """Keys of this role, or none for our own credentials; the account they lead into; who we are there.

    Raises Trouble.
    """
    with asking():
        keys = _assumed(target, role, session_name, patience) if role else None
        who = client("sts", target, keys, patience).get_caller_identity()
        number, principal = str(who["Account"]), str(who["Arn"])
    if number != target.account:
        raise Trouble("WrongAccount", principal)
    return keys, number, principal


def _assumed(target: Target, role: str, session_name: str, patience: Patience) -> Keys:
    answer = client("sts", target, None, patience).assume_role(
        RoleArn=role,
        RoleSessionName=session_name,
        ExternalId=target.external_id,
        DurationSeconds=900,
    )
    given = answer["Credentials"]
    return Keys(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])


def lets_in_anybody(target: Target, role: str, patience: Patience) -> bool:
    """Whether the role lets this server in without the external ID. Raises Trouble where that is not told."""
    sts = client("sts", target, None, patience)
    try:
        with asking():
            sts.assume_role(RoleArn=role, RoleSessionName=STRANGER, DurationSeconds=900)
    except Trouble as trouble:
        if trouble.code not in DENIED:
            raise
        return False
    return True


def whoami(target: Target) -> str:
    """The ARN under which this server knocks at the target's role; empty when AWS does not tell."""
    place = (target.region, target.endpoint_url)
    if place not in _known:
        try:
            with asking():
                _known[place] = str(client("sts", target, None, HINT).get_caller_identity()["Arn"])
        except Trouble:
            return ""
    return _known[place]


_known: dict[tuple[str, str], str] = {}
