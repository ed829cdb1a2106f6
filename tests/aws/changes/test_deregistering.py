"""Revisions deregistered: one by its typed name, many by a plan, none that something uses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.changes.change import AccountChange
from designer.aws.changes.clean_up import AT_ONCE, fates
from designer.aws.changes.outcome import State
from designer.aws.changes.uses import Uses
from designer.aws.families.running import Deployment, Service, Tasks
from designer.aws.models import Registration
from designer.aws.sending import send
from designer.teams.models import Person, Target
from tests.aws.documents import DOCUMENT
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]
DEREGISTER = "DeregisterTaskDefinition"
APP = {"name": "app", "image": "nginx:1.27", "memory": 128}


def active(ecs: Any) -> set[int]:
    arns = ecs.list_task_definitions(familyPrefix="checkout-api", status="ACTIVE", maxResults=100)
    pages = ecs.get_paginator("list_task_definitions").paginate(familyPrefix="checkout-api", status="ACTIVE")
    assert arns
    return {int(arn.rpartition(":")[2]) for page in pages for arn in page["taskDefinitionArns"]}


def alone(client: Client, target: Target, number: int, typed: str = "") -> Any:
    at = reverse("aws:deregister", args=[target.pk, "checkout-api", number])
    return client.post(at, {"key": "k" * 24, "typed": typed or f"checkout-api:{number}"})


def plan(client: Client, target: Target, keep: int) -> Any:
    return client.get(reverse("aws:clean_up", args=[target.pk, "checkout-api"]), {"keep": keep}).context[
        "page"
    ]


def clean(client: Client, target: Target, going: list[int], keep: int = 1) -> Any:
    form = {"key": "k" * 24, "keep": keep, "going": ",".join(map(str, going))}
    return client.post(reverse("aws:clean_up", args=[target.pk, "checkout-api"]), form, follow=True)


def test_one_is_deregistered_after_its_name_was_typed(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    alone(client_of(publisher), target, 2)
    assert active(ecs) == {1}
    assert aws.count(DEREGISTER) == 1
    assert AccountChange.objects.get().state == State.DONE


def test_another_name_deregisters_nothing(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any
) -> None:
    answer = alone(client_of(publisher), target, 2, typed="checkout-api:1")
    assert answer.status_code == 422
    assert "Type checkout-api:2 to deregister it." in answer.content.decode()
    assert active(ecs) == {1, 2}


def test_what_a_service_runs_stays(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any
) -> None:
    answer = alone(client_of(publisher), target, 1)
    assert answer.status_code == 409
    assert "It is in use: payments/api." in answer.content.decode()
    assert active(ecs) == {1, 2}


def test_what_a_running_task_was_started_from_stays(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any
) -> None:
    ecs.run_task(cluster="payments", taskDefinition="checkout-api:2", launchType="FARGATE")
    assert "It is in use: payments ×1." in alone(client_of(publisher), target, 2).content.decode()


@pytest.mark.parametrize("call", ["ListClusters", "DescribeServices", "ListTasks"])
def test_what_may_not_be_seen_is_not_unused(
    call: str, client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(call, "denied")
    answer = alone(client_of(publisher), target, 2)
    assert answer.status_code == 409
    assert "could not be seen, so it stays" in answer.content.decode()
    assert aws.count(DEREGISTER) == 0


def test_a_lost_answer_is_found_out_by_looking(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(DEREGISTER, "drop after")
    client = client_of(publisher)
    alone(client, target, 2)
    change = AccountChange.objects.get()
    assert change.state == State.UNKNOWN
    client.post(reverse("aws:look_up_change", args=[change.pk]))
    assert AccountChange.objects.get().state == State.DONE


def test_the_plan_says_what_goes_and_why_the_rest_stays_and_does_nothing(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    for _number in range(3):
        ecs.register_task_definition(family="checkout-api", containerDefinitions=[APP])
    page = plan(client_of(publisher), target, keep=2)
    assert page.going == [2, 3]
    assert [(fate.number, fate.keeps) for fate in page.staying] == [
        (5, "among the newest"),
        (4, "among the newest"),
        (1, "used by payments/api"),
    ]
    assert aws.count(DEREGISTER) == 0


def test_what_the_plan_showed_is_deregistered_and_nothing_else(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any
) -> None:
    for _number in range(3):
        ecs.register_task_definition(family="checkout-api", containerDefinitions=[APP])
    answer = clean(client_of(publisher), target, [2, 3], keep=2)
    assert "2 revisions are deregistered." in answer.content.decode()
    assert active(ecs) == {1, 4, 5}


def test_what_something_has_begun_to_use_since_stays(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    for _number in range(2):
        ecs.register_task_definition(family="checkout-api", containerDefinitions=[APP])
    client = client_of(publisher)
    assert plan(client, target, keep=1).going == [2, 3]
    ecs.update_service(cluster="payments", service="api", taskDefinition="checkout-api:3")
    answer = clean(client, target, [2, 3])
    assert "1 is in use meanwhile and stays." in answer.content.decode()
    assert active(ecs) == {1, 3, 4}


def test_a_number_that_no_plan_would_show_stays(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any
) -> None:
    clean(client_of(publisher), target, [1, 2])
    assert active(ecs) == {1, 2}


def test_what_was_registered_last_through_this_tool_stays(
    client_of: Browser, publisher: Person, target: Target, queued: Registration, ecs: Any, aws: Proxy
) -> None:
    send(queued)
    ecs.register_task_definition(**DOCUMENT)
    page = plan(client_of(publisher), target, keep=1)
    assert [(fate.number, fate.keeps) for fate in page.staying][1] == (1, "registered last through this tool")
    assert page.going == []


def of(revision: str, **more: Any) -> Service:
    return Service(arn="a", name="api", cluster="c/payments", revision=revision, desired=1, running=1, **more)


def test_revisions_of_deployments_that_are_not_over_and_of_task_sets_are_in_use() -> None:
    draining = Deployment("1", "ACTIVE", "api:2", 1, 1, 0, 0, "IN_PROGRESS", "")
    services = [of("api:3", deployments=[draining], task_sets=["api:1"]), of("web:5")]
    uses = Uses.of("api", services, [Tasks("api:4", "payments", 2)])
    assert {number for number in range(6) if uses.of_revision(number)} == {1, 2, 3, 4}


@pytest.mark.parametrize("keep", [0, 1])
def test_the_newest_always_stays(keep: int) -> None:
    going = [fate.number for fate in fates([1, 2, 3], keep, Uses.of("api", [], []), 0) if not fate.keeps]
    assert going == [2, 1]


def test_many_go_in_several_presses(
    client_of: Browser, publisher: Person, target: Target, ecs: Any, aws: Proxy
) -> None:
    for _number in range(AT_ONCE + 3):
        ecs.register_task_definition(family="checkout-api", containerDefinitions=[APP])
    page = plan(client_of(publisher), target, keep=1)
    assert len(page.now) == AT_ONCE
    assert len(page.going) == AT_ONCE + 2
