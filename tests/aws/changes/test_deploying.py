"""A service updated to another revision, as a step of its own: asked once, recorded, watched."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from designer.audit.models import Record
from designer.aws.changes import change_page
from designer.aws.changes.change import AccountChange
from designer.aws.changes.outcome import State
from designer.aws.changes.sending import look_up
from designer.teams.models import Person, Target
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]
UPDATE = "UpdateService"
ASKED = {"cluster": "payments", "service": "api"}


def runs(ecs: Any) -> str:
    (found,) = ecs.describe_services(cluster="payments", services=["api"])["services"]
    return str(found["taskDefinition"]).rpartition("/")[2]


def update(client: Client, target: Target, revision: int = 2, seen: int = 1, key: str = "k" * 24) -> Any:
    form = ASKED | {"revision": revision, "seen": seen, "key": key}
    return client.post(reverse("aws:deploy", args=[target.pk, "checkout-api"]), form)


def page(client: Client, change: AccountChange) -> str:
    return client.get(reverse("aws:change", args=[change.pk])).content.decode()


def test_the_page_offers_the_other_revision_and_shows_what_would_change(
    client_of: Browser, publisher: Person, target: Target, service: str
) -> None:
    at = reverse("aws:deploy", args=[target.pk, "checkout-api"])
    shown = client_of(publisher).get(at, ASKED).content.decode()
    assert "From :1 to :2" in shown
    assert "Update to :2" in shown
    assert "nobody approved it here" in shown


def test_a_publisher_updates_a_service_with_one_call(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    update(client_of(publisher), target)
    change = AccountChange.objects.get()
    assert (change.state, change.before, change.person) == (State.DONE, 1, publisher)
    assert runs(ecs) == "checkout-api:2"
    assert aws.count(UPDATE) == 1


def test_an_earlier_revision_runs_again_without_a_new_one(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    client = client_of(publisher)
    update(client, target)
    shown = client.get(
        reverse("aws:deploy", args=[target.pk, "checkout-api"]), ASKED | {"revision": 1}
    ).content.decode()
    assert "Roll back to :1" in shown
    update(client, target, revision=1, seen=2, key="j" * 24)
    assert runs(ecs) == "checkout-api:1"
    assert aws.count("RegisterTaskDefinition") == 0


def test_it_is_recorded_before_it_is_asked_and_when_it_is_known(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(UPDATE, "drop after")
    update(client_of(publisher), target)
    begun, settled = Record.objects.filter(kind="aws.accountchange").order_by("number")
    assert (begun.act, begun.person, begun.label) == ("service update begun", publisher, "checkout-api:2")
    assert begun.told["where"] == "payments/api"
    assert (settled.act, settled.person, settled.told["state"]) == ("change settled", None, "unknown")


def test_an_answer_that_is_lost_is_told_and_found_out_by_looking(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(UPDATE, "drop after")
    client = client_of(publisher)
    update(client, target)
    change = AccountChange.objects.get()
    assert change.state == State.UNKNOWN
    assert aws.count(UPDATE) == 1
    assert "no answer came that tells" in page(client, change)
    client.post(reverse("aws:look_up_change", args=[change.pk]))
    change.refresh_from_db()
    assert change.state == State.DONE


def test_what_did_not_arrive_is_not_done_only_after_it_can_come_no_more(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(UPDATE, "drop before")
    update(client_of(publisher), target)
    change = AccountChange.objects.get()
    look_up(change, timezone.now())
    assert change.state == State.UNKNOWN
    look_up(change, timezone.now() + timedelta(minutes=16))
    assert change.state == State.ABSENT


def test_asked_once_more_it_is_done(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    aws.fail(UPDATE, "drop before")
    client = client_of(publisher)
    update(client, target)
    change = AccountChange.objects.get()
    client.post(reverse("aws:change_again", args=[change.pk]))
    change.refresh_from_db()
    assert change.state == State.DONE
    assert runs(ecs) == "checkout-api:2"


def test_it_is_not_asked_again_over_what_somebody_else_deployed(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    aws.fail(UPDATE, "drop before")
    client = client_of(publisher)
    update(client, target)
    change = AccountChange.objects.get()
    app = {"name": "app", "image": "nginx:1.27", "memory": 128}
    ecs.register_task_definition(family="checkout-api", containerDefinitions=[app])
    ecs.update_service(cluster="payments", service="api", taskDefinition="checkout-api:3")
    answer = client.post(reverse("aws:change_again", args=[change.pk]), follow=True)
    assert "It runs checkout-api:3 meanwhile." in answer.content.decode()
    assert runs(ecs) == "checkout-api:3"


def test_what_was_not_seen_is_not_overwritten(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any
) -> None:
    ecs.update_service(cluster="payments", service="api", taskDefinition="checkout-api:2")
    answer = update(client_of(publisher), target, revision=2, seen=1)
    assert answer.status_code == 409
    assert "It runs another revision since you opened this page." in answer.content.decode()
    assert not AccountChange.objects.exists()


def test_a_revision_that_is_deregistered_is_not_rolled_back_to(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any
) -> None:
    ecs.deregister_task_definition(taskDefinition="checkout-api:2")
    answer = update(client_of(publisher), target)
    assert answer.status_code == 409
    assert "No task can start from :2" in answer.content.decode()


def test_a_service_that_ecs_does_not_deploy_itself_is_left_alone(
    client_of: Browser, publisher: Person, target: Target, service: str, ecs: Any, aws: Proxy
) -> None:
    ecs.create_service(
        cluster="payments",
        serviceName="blue",
        taskDefinition="checkout-api:1",
        desiredCount=1,
        deploymentController={"type": "CODE_DEPLOY"},
    )
    form = {"cluster": "payments", "service": "blue", "revision": 2, "seen": 1, "key": "k" * 24}
    answer = client_of(publisher).post(reverse("aws:deploy", args=[target.pk, "checkout-api"]), form)
    assert "deployed by CODE_DEPLOY, not by ECS itself" in answer.content.decode()
    assert aws.count(UPDATE) == 0


def test_a_refusal_is_told_with_the_services_own_words(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    aws.fail(UPDATE, "denied")
    client = client_of(publisher)
    update(client, target)
    shown = page(client, AccountChange.objects.get())
    assert "ECS refused it: nothing was changed." in shown
    assert "AccessDeniedException" in shown


def test_a_second_post_of_the_form_leads_to_the_first_ones_page(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    client = client_of(publisher)
    first = update(client, target)
    form = ASKED | {"revision": 2, "seen": 2, "key": "k" * 24}
    again = client.post(reverse("aws:deploy", args=[target.pk, "checkout-api"]), form)
    assert again.status_code == 409 or again["Location"] == first["Location"]
    assert aws.count(UPDATE) == 1


def described(rollout: str, revision: int = 2) -> Answer:
    """The service as ECS describes it while it is deployed, which moto does not play."""
    place = "arn:aws:ecs:ap-northeast-2:111122223333"
    runs = f'"taskDefinition":"{place}:task-definition/checkout-api:{revision}"'
    deployment = f'{{"id":"ecs-svc/1","status":"PRIMARY",{runs},"rolloutState":"{rollout}","failedTasks":3}}'
    told = (
        f'{{"services":[{{"serviceArn":"{place}:service/payments/api","serviceName":"api","status":"ACTIVE",'
        f'"clusterArn":"{place}:cluster/payments",{runs},"deployments":[{deployment}]}}],"failures":[]}}'
    )
    return Answer(told.encode(), status=200)


WATCHED = {
    "IN_PROGRESS": ("in progress", True),
    "COMPLETED": ("completed", False),
    "FAILED": ("failed", False),
}


@pytest.mark.parametrize("rollout", WATCHED)
def test_the_page_follows_the_deployment_until_it_is_over(
    rollout: str, client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    client = client_of(publisher)
    update(client, target)
    aws.fail("DescribeServices", described(rollout))
    words, is_watched = WATCHED[rollout]
    shown = page(client, AccountChange.objects.get())
    assert words in shown
    assert ("every 5s" in shown) is is_watched


def test_a_deployment_that_was_overtaken_is_not_waited_for(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    client = client_of(publisher)
    update(client, target)
    aws.fail("DescribeServices", described("IN_PROGRESS", revision=7))
    shown = page(client, AccountChange.objects.get())
    assert "The service is to run checkout-api:7 meanwhile." in shown
    assert "every 5s" not in shown


def test_after_half_an_hour_the_page_no_longer_looks_by_itself(
    client_of: Browser, publisher: Person, target: Target, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(publisher)
    update(client, target)
    monkeypatch.setattr(change_page, "WATCHED", timedelta(0))  # what was sent never changes
    assert "no longer looks by itself" in page(client, AccountChange.objects.get())


def test_a_process_that_was_killed_leaves_something_to_look_up(
    client_of: Browser, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    change = AccountChange(
        target=target,
        person=publisher,
        kind="update",
        family="checkout-api",
        revision=2,
        cluster="payments",
        service="api",
        before=1,
        key="k" * 24,
    )
    change.begin()
    assert "you may close this page" in page(client_of(publisher), change).lower()
    AccountChange.objects.update(sent_at=timezone.now() - timedelta(minutes=3))
    assert "no answer came that tells" in page(client_of(publisher), change)
    look_up(AccountChange.objects.get(), timezone.now())
    assert AccountChange.objects.get().state == State.UNKNOWN


def test_without_a_service_it_says_where_to_choose_one(
    client_of: Browser, publisher: Person, target: Target
) -> None:
    page = client_of(publisher).get(reverse("aws:deploy", args=[target.pk, "checkout-api"])).content.decode()
    assert "Choose a service on the page of the family." in page
    assert "<h1>Update a service</h1>" in page
