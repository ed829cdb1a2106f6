"""What starts tasks of a family later: schedules and rules, found in an account that has both."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.families.schedules import schedules
from designer.aws.reading import enter_afresh
from designer.teams.models import Person, Target
from tests.aws.changes.conftest import service
from tests.aws.changes.test_deregistering import active, alone, plan
from tests.aws.things import Things
from tests.emulator.proxy import Proxy

__all__ = ["service"]

Browser = Callable[[Person], Client]
ROLE = "arn:aws:iam::111122223333:role/runs-tasks"
PLACE = "arn:aws:ecs:ap-northeast-2:111122223333"
CLUSTER = f"{PLACE}:cluster/payments"
FAMILY = f"{PLACE}:task-definition/checkout-api"
RUN_TASK = "arn:aws:scheduler:::aws-sdk:ecs:runTask"


@pytest.fixture
def things(moto: str, service: str) -> Things:
    return Things(moto)


def schedule(things: Things, name: str, **other: Any) -> None:
    told = {"Arn": CLUSTER, "RoleArn": ROLE} | other
    things.of("scheduler").create_schedule(
        Name=name, ScheduleExpression="rate(1 day)", FlexibleTimeWindow={"Mode": "OFF"}, Target=told
    )


def starting(task: str) -> dict[str, Any]:
    return {"EcsParameters": {"TaskDefinitionArn": task}}


def rule(things: Things, name: str, task: str, bus: str = "default") -> None:
    events = things.of("events")
    if bus != "default":
        events.create_event_bus(Name=bus)
    events.put_rule(Name=name, EventPattern=json.dumps({"source": ["orders"]}), EventBusName=bus)
    told = {"Id": "1", "Arn": CLUSTER, "RoleArn": ROLE} | starting(task)
    events.put_targets(Rule=name, EventBusName=bus, Targets=[told])


def found(target: Target, person: Person) -> dict[str, int]:
    listed = schedules(enter_afresh(target, person), "checkout-api")
    return {one.name: one.number for one in listed}


def test_schedules_and_rules_of_every_bus_are_found(
    things: Things, target: Target, publisher: Person
) -> None:
    schedule(things, "nightly", **starting(f"{FAMILY}:2"))
    schedule(things, "newest", **starting(FAMILY))
    rule(things, "on-order", f"{FAMILY}:1")
    rule(things, "on-return", f"{FAMILY}:2", bus="returns")
    expected = {"default/nightly": 2, "default/newest": 0, "default/on-order": 1, "returns/on-return": 2}
    assert found(target, publisher) == expected


def test_a_schedule_that_calls_run_task_as_any_api_is_called_is_found(
    things: Things, target: Target, publisher: Person
) -> None:
    said = json.dumps({"TaskDefinition": "checkout-api:2", "Cluster": "payments"})
    schedule(things, "plain", Arn=RUN_TASK, Input=said)
    schedule(things, "odd", Arn=RUN_TASK, Input="{")
    assert found(target, publisher) == {"default/plain": 2}


def test_those_of_other_families_and_other_things_are_left_out(
    things: Things, target: Target, publisher: Person, aws: Proxy
) -> None:
    schedule(things, "other", **starting(f"{FAMILY}-v2:2"))
    schedule(things, "queue", Arn="arn:aws:sqs:ap-northeast-2:111122223333:orders")
    assert found(target, publisher) == {}
    assert aws.count("GET /schedules/queue") == 0


def test_what_a_schedule_starts_stays(
    things: Things, target: Target, publisher: Person, client_of: Browser, ecs: Any
) -> None:
    schedule(things, "nightly", **starting(f"{FAMILY}:2"))
    answer = alone(client_of(publisher), target, 2)
    assert "It is in use: default/nightly." in answer.content.decode()
    assert active(ecs) == {1, 2}


def test_a_schedule_of_the_family_starts_its_newest_revision(
    things: Things, target: Target, publisher: Person, client_of: Browser
) -> None:
    schedule(things, "nightly", **starting(FAMILY))
    staying = {fate.number: fate.keeps for fate in plan(client_of(publisher), target, keep=1).staying}
    assert staying[2] == "used by default/nightly"


@pytest.mark.parametrize("call", ["GET /schedules", "ListEventBuses"])
def test_schedules_that_may_not_be_seen_are_said_not_to_be_looked_at(
    call: str, things: Things, target: Target, publisher: Person, client_of: Browser, aws: Proxy
) -> None:
    aws.fail(call, "denied", times=9)
    client = client_of(publisher)
    page = client.get(reverse("aws:deregister", args=[target.pk, "checkout-api", 2]))
    assert "Schedules were not looked at" in page.content.decode()
    assert plan(client, target, keep=1).unseen is not None
