"""What starts tasks of a family later: schedules of EventBridge Scheduler, and rules of EventBridge.

Sources: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EcsParameters.html and
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EcsParameters.html.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from designer.aws.account import Account
from designer.aws.client import asking
from designer.aws.families.running import clusters

ACTIONS: Final = (
    "scheduler:ListSchedules",
    "scheduler:GetSchedule",
    "events:ListEventBuses",
    "events:ListRuleNamesByTarget",
    "events:ListTargetsByRule",
)
_CLUSTER: Final = ":cluster/"
_RUN_TASK: Final = ":aws-sdk:ecs:runTask"
"""Scheduler can also call RunTask as any API is called, with what it takes as its input."""

_NAMED: Final = re.compile(r"(?:.*:task-definition/)?(?P<family>[A-Za-z0-9_-]+)(?::(?P<number>[0-9]{1,9}))?")


@dataclass(frozen=True)
class Schedule:
    """`number` is 0 where it names the family alone, which is its newest revision each time."""

    name: str
    number: int

    def __str__(self) -> str:
        return self.name


def schedules(account: Account, family: str) -> list[Schedule]:
    """Those of a family. Raises Trouble."""
    with asking():
        named = [*_of_scheduler(account.client("scheduler")), *_of_rules(account)]
    found = ((name, _NAMED.fullmatch(text)) for name, text in named)
    return [
        Schedule(name, int(told["number"] or 0)) for name, told in found if told and told["family"] == family
    ]


def _of_scheduler(scheduler: Any) -> Iterator[tuple[str, str]]:
    """The name of each schedule of tasks, and the task definition it names."""
    for page in scheduler.get_paginator("list_schedules").paginate():
        for one in page["Schedules"]:
            at = str(one["Target"]["Arn"])
            if _CLUSTER in at or at.endswith(_RUN_TASK):
                whole = scheduler.get_schedule(GroupName=one["GroupName"], Name=one["Name"])
                yield f"{one['GroupName']}/{one['Name']}", _task_definition(whole["Target"])


def _task_definition(target: dict[str, Any]) -> str:
    if "EcsParameters" in target:
        return str(target["EcsParameters"].get("TaskDefinitionArn") or "")
    try:
        said = json.loads(target.get("Input") or "{}")
    except ValueError:
        return ""
    return str(said.get("TaskDefinition") or "") if isinstance(said, dict) else ""


def _of_rules(account: Account) -> Iterator[tuple[str, str]]:
    events, places = account.client("events"), clusters(account.ecs())
    for bus in events.list_event_buses()["EventBuses"]:
        for cluster in places:
            asked = {"TargetArn": cluster, "EventBusName": bus["Name"]}
            for page in events.get_paginator("list_rule_names_by_target").paginate(**asked):
                for rule in page["RuleNames"]:
                    yield from _of_rule(events, bus["Name"], rule)


def _of_rule(events: Any, bus: str, rule: str) -> Iterator[tuple[str, str]]:
    for page in events.get_paginator("list_targets_by_rule").paginate(Rule=rule, EventBusName=bus):
        for target in page["Targets"]:
            if "EcsParameters" in target:
                yield f"{bus}/{rule}", _task_definition(target)
