"""Who registered a revision, and when: without what it says, which may hold secrets and is kept nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from designer.aws.account import Account, number_in
from designer.aws.client import asking
from designer.aws.models import Registration
from designer.aws.outcome import Trouble
from designer.aws.policies import SESSION
from designer.teams.models import Target

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = re.compile(r"ecsd-(?P<id>[0-9a-f]{32})")


@dataclass(frozen=True)
class Told:
    """A revision as AWS tells of it; `by` is an ARN. Both are empty where it does not say."""

    family: str
    number: int
    arn: str
    by: str
    at: datetime | None

    def __str__(self) -> str:
        return f"{self.family}:{self.number}"

    @property
    def who(self) -> str:
        """The last part of who it was, which is what people know: a role's session, a user."""
        session = SESSION.fullmatch(self.by)
        return self.by.rpartition("/")[2] if session is None else self.by.partition("/")[2]

    @property
    def mark(self) -> str:
        """The id of the registration of an installation of ours that made it, as far as that shows."""
        found = _MARK.fullmatch(self.by.rpartition("/")[2])
        return found["id"] if found else ""


def told(account: Account, family: str, number: int | None = None) -> Told | None:
    """A revision, or the newest that tasks can start from; None where there is none. Raises Trouble."""
    asked = family if number is None else f"{family}:{number}"
    try:
        with asking():
            found = account.ecs().describe_task_definition(taskDefinition=asked)["taskDefinition"]
            known = number_in(found["taskDefinitionArn"], family)
            if known is None or number not in (None, known):
                raise Trouble("UnexpectedAnswer", str(found["taskDefinitionArn"]))
    except Trouble as trouble:
        if trouble.code == "ClientException" and "unable to describe" in trouble.message.lower():
            return None
        raise
    if number is None and found.get("status") != "ACTIVE":
        return None
    by, at = str(found.get("registeredBy") or ""), found.get("registeredAt")
    return Told(family, known, str(found["taskDefinitionArn"]), by, at)


def ours(target: Target, family: str, numbers: Iterable[int]) -> dict[int, Registration]:
    """The registrations of any team here that made these revisions, by number."""
    there = {"account": target.account, "region": target.region, "family": family}
    rows = Registration.objects.registered().filter(**there, revision__in=list(numbers))
    return {row.revision: row for row in rows.select_related("draft", "person") if row.revision}
