"""A family in a target on one page: what was approved, what is registered last, what runs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.models import Registration
from designer.aws.sending import register, send
from designer.drafts.models import Draft
from designer.reviews.models import Review, Verdict
from designer.taskdef.edits import Put
from designer.teams.models import Person, ReviewPolicy, Target
from tests.aws.documents import DOCUMENT
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]


@pytest.fixture
def registered(queued: Registration, aws: Proxy) -> Registration:
    send(queued)
    queued.refresh_from_db()
    return queued


@pytest.fixture
def shown(client_of: Browser, author: Person, target: Target) -> Callable[[], str]:
    def page() -> str:
        answer = client_of(author).get(reverse("aws:family", args=[target.pk, "checkout-api"]))
        assert answer.status_code == 200
        return answer.content.decode()

    return page


def run(ecs: Any, revision: str = "checkout-api:1") -> None:
    ecs.create_cluster(clusterName="payments")
    ecs.create_service(cluster="payments", serviceName="api", taskDefinition=revision, desiredCount=2)


def test_what_was_registered_here_and_runs_is_in_step(
    shown: Callable[[], str], registered: Registration, ecs: Any
) -> None:
    run(ecs)
    page = shown()
    assert "In step." in page
    assert "through this tool" in page
    assert "0 of 2 tasks" in page


def test_what_is_registered_and_runs_nowhere_is_told(
    shown: Callable[[], str], registered: Registration
) -> None:
    assert "Registered, and nothing runs it." in shown()


def test_a_revision_by_somebody_else_is_told_with_who_and_can_be_adopted_or_restored(
    shown: Callable[[], str], registered: Registration, target: Target, aws: Proxy
) -> None:
    other = registered.text.replace("1.4.2", "1.4.3")
    register(target, other, "deploy-pipeline")
    page = shown()
    assert "checkout-api:2 was not registered through this tool." in page
    assert "arn:aws:sts::111122223333:assumed-role/designer-register/deploy-pipeline" in page
    assert reverse("aws:open_revision", args=[target.pk, "checkout-api", 2]) in page
    assert f"{reverse('aws:register', args=[registered.draft_id])}?target={target.pk}" in page
    assert "From what was approved to checkout-api:2" in page
    assert "1.4.3" in page


def test_a_draft_that_says_something_else_since_is_restored_from_its_history(
    shown: Callable[[], str], registered: Registration, author: Person, target: Target, aws: Proxy
) -> None:
    register(target, registered.text.replace("1.4.2", "1.4.3"), "deploy-pipeline")
    registered.draft.edit(author, 1, [Put("/cpu", "256", "512")])
    page = shown()
    assert "Find edit 1 in the history" in page
    assert "Restore what was approved" not in page


def test_an_older_revision_that_runs_is_compared_with_the_latest(
    shown: Callable[[], str], registered: Registration, target: Target, ecs: Any, aws: Proxy
) -> None:
    run(ecs)
    register(target, registered.text.replace("1.4.2", "1.4.3"), "deploy-pipeline")
    assert "From checkout-api:1, which runs, to checkout-api:2" in shown()


def test_what_was_approved_and_waits_is_told_with_who_approved_it(
    shown: Callable[[], str], draft: Draft, target: Target, author: Person, reviewer: Person, aws: Proxy
) -> None:
    ReviewPolicy.objects.create(target=target, approvals=1)
    register(target, draft.content.text, "deploy-pipeline")
    review = Review.ask(draft, author, 1, [target], [reviewer], note="", key="k" * 20)
    review.decide(reviewer, Verdict.APPROVE, review.pin.subject, key="d" * 20)
    page = shown()
    assert "approved by ravi" in page
    assert "not registered yet" in page


def test_tasks_outside_services_are_counted(
    shown: Callable[[], str], registered: Registration, ecs: Any
) -> None:
    app = DOCUMENT["containerDefinitions"][0] | {"memory": 512, "cpu": 128}
    on_hosts = {"networkMode": "bridge", "requiresCompatibilities": ["EC2"]}
    ecs.register_task_definition(**DOCUMENT | on_hosts | {"containerDefinitions": [app]})
    ecs.create_cluster(clusterName="payments")
    ecs.run_task(cluster="payments", taskDefinition="checkout-api:2", launchType="FARGATE", count=2)
    assert "2 tasks of checkout-api:2 in payments, outside services" in shown()


def test_services_that_may_not_be_seen_leave_the_rest_shown(
    shown: Callable[[], str], registered: Registration, aws: Proxy
) -> None:
    aws.fail("ListClusters", "denied")
    page = shown()
    assert "lacks a permission" in page
    assert "through this tool" in page


def test_an_account_without_an_answer_is_told_once(
    shown: Callable[[], str], registered: Registration
) -> None:
    Target.objects.update(endpoint_url="http://127.0.0.1:1")
    page = shown()
    assert "could not be asked" in page
    assert page.count("AWS could not be reached from this server.") == 1


def test_a_family_that_is_not_there_is_told(shown: Callable[[], str], target: Target, aws: Proxy) -> None:
    page = shown()
    assert "Nothing that tasks can start from." in page
    assert "Nobody has approved or registered this family here through this tool." in page


def test_revisions_come_in_pages_with_who_made_them(
    client_of: Browser, viewer: Person, registered: Registration, target: Target, ecs: Any
) -> None:
    for _number in range(11):
        ecs.register_task_definition(**DOCUMENT)
    ecs.deregister_task_definition(taskDefinition="checkout-api:12")
    at = reverse("aws:family", args=[target.pk, "checkout-api"])
    first, second = (client_of(viewer).get(at, {"page": page}).content.decode() for page in (1, 2))
    assert "deregistered" in first
    assert "?page=2#revisions" in first
    assert "Open as a draft" not in first
    assert "jun" in second
