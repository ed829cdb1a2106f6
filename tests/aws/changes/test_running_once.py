"""A revision run once: with the network of a service or as typed, and never twice."""

import json
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from designer.aws.changes.change import AccountChange
from designer.aws.changes.outcome import State
from designer.aws.changes.sending import look_up
from designer.teams.models import Person, Target
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]
RUN = "RunTask"
TYPED = {"key": "k" * 24, "like": "typed", "cluster": "payments", "launch_type": "FARGATE"}


def run(client: Client, target: Target, **form: Any) -> Any:
    return client.post(reverse("aws:run_once", args=[target.pk, "checkout-api", 2]), TYPED | form)


def test_it_runs_as_a_service_does(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    run(client_of(publisher), target, like=service)
    change = AccountChange.objects.get()
    assert change.state == State.DONE
    assert ":task/" in change.result
    sent = json.loads(aws.bodies(RUN)[0])
    assert sent["launchType"] == "FARGATE"
    assert sent["cluster"].endswith(":cluster/payments")
    assert (sent["count"], sent["clientToken"], sent["startedBy"]) == (1, change.pk.hex, change.mark)


def test_the_network_may_be_typed(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    run(client_of(publisher), target, subnets="subnet-1, subnet-2", groups="sg-1", public="on")
    network = json.loads(aws.bodies(RUN)[0])["networkConfiguration"]["awsvpcConfiguration"]
    assert network == {
        "subnets": ["subnet-1", "subnet-2"],
        "securityGroups": ["sg-1"],
        "assignPublicIp": "ENABLED",
    }


def test_what_is_wrong_is_said_at_its_field_and_kept(
    client_of: Browser, publisher: Person, target: Target, service: str
) -> None:
    answer = run(client_of(publisher), target, cluster="", subnets="vpc-1")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Write in which cluster." in shown
    assert "vpc-1 does not." in shown
    assert 'value="vpc-1"' in shown
    assert not AccountChange.objects.exists()


def test_a_lost_answer_is_found_by_who_started_the_task(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(RUN, "drop after")
    run(client_of(publisher), target)
    change = AccountChange.objects.get()
    assert change.state == State.UNKNOWN
    look_up(change, timezone.now())
    assert change.state == State.DONE
    assert ":task/" in change.result


def test_asked_once_more_it_has_the_same_token(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(RUN, "drop before")
    client = client_of(publisher)
    run(client, target)
    client.post(reverse("aws:change_again", args=[AccountChange.objects.get().pk]))
    tokens = {json.loads(body)["clientToken"] for body in aws.bodies(RUN)}
    assert len(aws.bodies(RUN)) == 2
    assert len(tokens) == 1


def test_a_task_that_finds_no_place_is_told_with_the_reason(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    told = b'{"tasks":[],"failures":[{"arn":"x","reason":"RESOURCE:MEMORY"}]}'
    aws.fail(RUN, Answer(told, status=200))
    client = client_of(publisher)
    answer = run(client, target)
    assert AccountChange.objects.get().state == State.REFUSED
    assert "RESOURCE:MEMORY" in client.get(answer["Location"]).content.decode()


def test_the_page_tells_how_the_task_gets_on(
    client_of: Browser, publisher: Person, target: Target, service: str
) -> None:
    client = client_of(publisher)
    answer = client.get(run(client, target)["Location"])
    shown = answer.content.decode()
    assert answer.context["page"].task["lastStatus"] in shown
    assert "every 5s" in shown
