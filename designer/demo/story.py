"""What the demo tells: who is in the team, what they registered already, and what they are working on."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from designer import taskdef
from designer.teams.models import Role

HERE = Path(__file__).parent

TEAM = "Payments"
PEOPLE: dict[str, list[Role]] = {
    "mina": [Role.AUTHOR, Role.REVIEWER],
    "jun": [Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER],
    "alex": [Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER, Role.ADMIN],
}
TARGET = {
    "name": "payments-staging",
    "account": "444455556666",
    "region": "ap-northeast-2",
    "role_arn": "arn:aws:iam::444455556666:role/task-designer",
}


REVIEWED = {
    "checkout-api": 1,
    "refund-worker": 1,
    "fraud-scoring": 2,
    "nightly-report": 2,
    "statement-export": 2,
    "store-terminal": 2,
}
POLICY = {"approvals": 0, "families": "\n".join(f"{family} {n}" for family, n in REVIEWED.items())}
"""What the target asks for: these families need approvals; what somebody tries out does not."""


@dataclass(frozen=True)
class Asked:
    """What happened to the review of a draft once it had version `at`: "ask", "ask again", or a verdict."""

    at: int
    by: str
    act: str
    of: list[str] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Said:
    """What was said of the field `on` once the draft had version `at`, and answered; what was suggested."""

    at: int
    by: str
    text: str
    on: str = ""
    suggests: Any = None
    answers: list[list[str]] = field(default_factory=list)
    resolved_by: str = ""


@dataclass(frozen=True)
class Work:
    """A draft and its past.

    So many `revisions` of its family were registered; `edits` came after the last one, each a person
    and some (verb of `Editor`, path, …). `registered_by` then registered the result.
    """

    family: str
    purpose: str
    author: str
    hours_ago: float
    revisions: int = 0
    edits: list[list[Any]] = field(default_factory=list)
    registered_by: str = ""
    reviews: list[dict[str, Any]] = field(default_factory=list)
    said: list[dict[str, Any]] = field(default_factory=list)
    archived: bool = False

    @property
    def document(self) -> dict[str, Any]:
        """The task definition before the edits: what was registered last."""
        return taskdef.load((HERE / "documents" / f"{self.family}.json").read_bytes()).document

    def asked(self, version: int) -> list[Asked]:
        """What happened to its review at this version, in that order."""
        return [one for one in (Asked(**told) for told in self.reviews) if one.at == version]

    def said_at(self, version: int) -> list[Said]:
        """What was said of this version, in that order."""
        return [one for one in (Said(**told) for told in self.said) if one.at == version]

    @property
    def ago(self) -> timedelta:
        return timedelta(hours=self.hours_ago)

    def released(self, revision: int) -> dict[str, Any]:
        """What an earlier revision held: another image each time."""
        document = self.document
        if revision < self.revisions:
            first = document["containerDefinitions"][0]
            first["image"] = f"{first['image'].split('@')[0].split(':')[0]}:build-{revision:03}"
        return document


def works() -> list[Work]:
    """All that the team works on, oldest edit first."""
    return [Work(**told) for told in json.loads((HERE / "story.json").read_text())]
