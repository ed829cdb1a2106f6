"""Registers two small revisions in an account, looks what AWS tells of them, and deregisters both."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from designer.aws.account import Account, Revision, enter
from designer.aws.outcome import State
from designer.aws.sending import register
from designer.taskdef import compact, read
from designer.taskdef.diff import equal_in_meaning
from designer.teams.models import Target

FAMILY = "task-designer-live-check"
DOCUMENT = {
    "family": FAMILY,
    "containerDefinitions": [{"name": "app", "image": "public.ecr.aws/nginx/nginx:1.27", "memory": 64}],
}
PATIENCE = 60.0
"""Seconds in which a list has to show a new revision."""


@dataclass(frozen=True)
class Shown:
    """One thing that was to be shown, whether it was, and what was seen."""

    what: str
    holds: bool
    seen: str = ""

    def __str__(self) -> str:
        return f"{'  ok  ' if self.holds else ' FAIL '} {self.what}" + (f": {self.seen}" if self.seen else "")


def check(target: Target, say: Callable[[Shown], object]) -> bool:
    """Raises Trouble where the account cannot be entered."""
    mark, text = f"ecsd-{uuid4().hex}", compact(DOCUMENT)
    account = enter(target, mark)
    before = account.revisions(FAMILY).highest
    outcome = register(target, text, mark)
    made = [outcome.revision] if outcome.revision else []
    told: list[Shown] = [Shown("a revision is registered", outcome.state == State.REGISTERED, outcome.arn)]
    try:
        if outcome.revision is not None:
            told += _seen(account, outcome.revision, mark, before, text)
            other = register(target, text, f"ecsd-{uuid4().hex}")
            made += [other.revision] if other.revision else []
            told.append(_told_apart(account, made, mark))
    finally:
        told += [_taken_back(account, number) for number in made]
        for one in told:
            say(one)
    return all(one.holds for one in told)


def _seen(account: Account, number: int, mark: str, before: int, text: str) -> list[Shown]:
    began = time.monotonic()
    while number not in (known := account.revisions(FAMILY).known) and time.monotonic() < began + PATIENCE:
        time.sleep(0.5)
    after = f"after {time.monotonic() - began:.1f} s"
    found = account.describe(FAMILY, number)
    same = equal_in_meaning(read(text), found.document)
    return [
        Shown("lists show a new revision", number in known, after),
        Shown("its number is higher than all before", number > before, f"{before} → {number}"),
        Shown("registeredBy ends with our session's name", found.by.endswith(f"/{mark}"), found.by),
        Shown("registeredAt is told", found.at is not None, str(found.at)),
        Shown("what is stored means what was sent", same),
    ]


def _told_apart(account: Account, numbers: list[int], mark: str) -> Shown:
    found: list[Revision] = [account.describe(FAMILY, number) for number in numbers]
    ours = [revision.number for revision in found if revision.by.endswith(f"/{mark}")]
    return Shown("of two that say the same the mark finds one", ours == numbers[:1], str(ours))


def _taken_back(account: Account, number: int) -> Shown:
    ecs: Any = account.ecs()
    try:
        ecs.deregister_task_definition(taskDefinition=f"{FAMILY}:{number}")
    except Exception as error:  # said, and the others are taken back all the same
        return Shown(f"{FAMILY}:{number} is deregistered again", False, type(error).__name__)
    return Shown(f"{FAMILY}:{number} is deregistered again", True)
