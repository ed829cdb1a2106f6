"""Making a change: one call, once, outside any transaction; and finding out what became of it by looking."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import structlog

from designer.aws.account import Account, enter
from designer.aws.changes.change import AccountChange
from designer.aws.changes.outcome import Kind, Outcome, Refused, State, judged
from designer.aws.client import READ, SEND, Patience, asking
from designer.aws.families.glimpse import forget
from designer.aws.families.running import service
from designer.aws.outcome import Trouble
from designer.aws.regions import region

log = structlog.get_logger(__name__)


def send(change: AccountChange, patience: Patience = SEND) -> None:
    """What was begun is asked of AWS with a single attempt; the row says what came of it."""
    try:
        account = enter(change.target, change.mark)
    except Trouble as trouble:
        change.settle(Outcome(state=State.NOT_SENT, code=trouble.code, message=trouble.message))
        return
    ecs = account.ecs(patience, change.mark)
    call, result = _CALLS[Kind(change.kind)]
    outcome = judged(lambda: call(ecs, change), result)
    change.settle(outcome)
    forget(change.target, "services")
    log.info("change sent", change=change.pk.hex, kind=change.kind, state=outcome.state, code=outcome.code)


def look_up(change: AccountChange, now: datetime, patience: Patience = READ) -> Trouble | None:
    """Settle a change if the account tells that it was done; "not done" only when it can come no more.

    Answers what kept us from looking.
    """
    if change.is_left_behind(now):
        change.settle(Outcome(state=State.UNKNOWN, code="LeftBehind"))
    if change.state != State.UNKNOWN:
        return None
    try:
        found = _LOOKS[Kind(change.kind)](enter(change.target, change.mark, patience), change)
    except Trouble as trouble:
        return trouble
    if found is not None:
        change.settle(Outcome(state=State.DONE, result=found))
    elif change.window_is_over(now):
        change.settle(Outcome(state=State.ABSENT))
    return None


def arn_of(change: AccountChange) -> str:
    partition = region(change.region).partition or "aws"
    place = f"arn:{partition}:ecs:{change.region}:{change.account}"
    return f"{place}:task-definition/{change.family}:{change.revision}"


def _update(ecs: Any, change: AccountChange) -> Any:
    return ecs.update_service(cluster=change.cluster, service=change.service, taskDefinition=arn_of(change))


def _updated(answer: Any) -> str:
    told: list[dict[str, Any]] = answer["service"].get("deployments") or []
    return next((str(one.get("id") or "") for one in told if one.get("status") == "PRIMARY"), "")


def _run(ecs: Any, change: AccountChange) -> Any:
    """AWS starts one task a client token, however often it is asked."""
    return ecs.run_task(
        taskDefinition=arn_of(change),
        count=1,
        clientToken=change.pk.hex,
        startedBy=change.mark,
        cluster=change.cluster,
        **json.loads(change.how),
    )


def _ran(answer: Any) -> str:
    if answer.get("tasks"):
        return str(answer["tasks"][0]["taskArn"])
    failure: dict[str, Any] = next(iter(answer.get("failures") or ()), {})
    raise Refused(str(failure.get("reason") or "NoTaskStarted"), str(failure.get("detail") or ""))


def _deregister(ecs: Any, change: AccountChange) -> Any:
    return ecs.deregister_task_definition(taskDefinition=arn_of(change))


def _deregistered(answer: Any) -> str:
    return str(answer["taskDefinition"]["status"])


def _look_at_service(account: Account, change: AccountChange) -> str | None:
    found = service(account, change.cluster, change.service)
    return "" if found is not None and found.revision == str(change) else None


def _look_for_task(account: Account, change: AccountChange) -> str | None:
    """Also among those that have ended: AWS lists them for an hour."""
    with asking():
        ecs = account.ecs()
        for status in ("RUNNING", "STOPPED"):
            found = ecs.list_tasks(cluster=change.cluster, startedBy=change.mark, desiredStatus=status)
            if found["taskArns"]:
                return str(found["taskArns"][0])
    return None


def _look_at_revision(account: Account, change: AccountChange) -> str | None:
    return None if change.revision in account.revisions(change.family).active else "INACTIVE"


_CALLS: Final[dict[Kind, tuple[Callable[[Any, AccountChange], Any], Callable[[Any], str]]]] = {
    Kind.UPDATE: (_update, _updated),
    Kind.RUN: (_run, _ran),
    Kind.DEREGISTER: (_deregister, _deregistered),
}
_LOOKS: Final[dict[Kind, Callable[[Account, AccountChange], str | None]]] = {
    Kind.UPDATE: _look_at_service,
    Kind.RUN: _look_for_task,
    Kind.DEREGISTER: _look_at_revision,
}
