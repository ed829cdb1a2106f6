"""What runs in the account, beside a review: looked up where it is asked for; else it is told why not."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.sending import register
from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.taskdef.edits import Put
from designer.teams.models import Person, Target, Team
from tests.emulator.proxy import Proxy
from tests.reviews.conftest import asked

Browser = Callable[[Person], Client]
Page = Callable[..., str]
IMAGE = "/containerDefinitions/0/image"


@pytest.fixture
def running(draft: Draft, target: Target, aws: Proxy, ecs: Any) -> None:
    """Two services, each with a revision of its own."""
    first = draft.content.text
    register(target, first, "deploy-pipeline")
    register(target, first.replace("1.4.2", "1.4.3"), "deploy-pipeline")
    ecs.create_cluster(clusterName="payments")
    for name, number in (("api", 1), ("worker", 2)):
        task = f"checkout-api:{number}"
        ecs.create_service(cluster="payments", serviceName=name, taskDefinition=task, desiredCount=2)


@pytest.fixture
def review(draft: Draft, author: Person, target: Target) -> Review:
    draft.edit(author, 1, [Put("/cpu", "256", "512")])
    return asked(draft, author, [target])


@pytest.fixture
def shown(client_of: Browser, reviewer: Person, review: Review) -> Page:
    def page(compared: str = "", name: str = "review") -> str:
        query = f"?from={compared}" if compared else ""
        answer = client_of(reviewer).get(reverse(f"reviews:{name}", args=[review.pk]) + query)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


@pytest.mark.usefixtures("running")
def test_a_review_is_compared_with_what_a_service_runs(shown: Page, target: Target) -> None:
    page = shown(f"runs-{target.pk}")
    assert f'<a href="?from=runs-{target.pk}" aria-current="page">What runs there</a>' in page
    assert "<b>checkout-api:2</b>" in page
    assert "payments/worker" in page
    assert "2 changes" in page
    assert "1.4.3" in page


@pytest.mark.usefixtures("running")
def test_each_revision_that_runs_is_compared_by_a_link_and_as_json(shown: Page, target: Target) -> None:
    older = f"runs-{target.pk}-1"
    assert f'href="?from={older}"' in shown(f"runs-{target.pk}")
    page = shown(older)
    assert "<b>checkout-api:1</b>" in page
    assert "1 change" in page
    assert "1.4.3" not in shown(older, "json")
    assert "1.4.3" in shown(f"runs-{target.pk}", "json")


def test_no_account_is_asked_before_somebody_wants_to_know(shown: Page, aws: Proxy, target: Target) -> None:
    aws.seen.clear()
    assert f'<a href="?from=runs-{target.pk}">What runs there</a>' in shown()
    assert aws.seen == []


def test_where_nothing_runs_the_page_says_so_and_compares_as_ever(shown: Page, target: Target) -> None:
    page = shown(f"runs-{target.pk}")
    assert "No service runs checkout-api in payments-staging." in page
    assert "1 change" in page
    assert '<a href="?from=edit-1" aria-current="page">As it began</a>' in page


@pytest.mark.parametrize("action", ["ListClusters", "ListServices", "DescribeServices"])
@pytest.mark.usefixtures("running")
def test_what_may_not_be_seen_is_told_with_the_services_own_words(
    shown: Page, target: Target, aws: Proxy, action: str
) -> None:
    aws.fail(action, "denied")
    page = shown(f"runs-{target.pk}")
    assert "What runs in payments-staging is not compared." in page
    assert "AccessDeniedException" in page
    assert "1 change" in page


@pytest.mark.usefixtures("running")
def test_a_revision_that_may_not_be_read_is_told_and_still_named(
    shown: Page, target: Target, aws: Proxy
) -> None:
    aws.fail("DescribeTaskDefinition", "denied")
    page = shown(f"runs-{target.pk}")
    assert "What runs in payments-staging is not compared." in page
    assert "checkout-api:2" in page


def test_an_account_that_nobody_reaches_keeps_no_review_from_being_read(shown: Page, target: Target) -> None:
    Target.objects.filter(pk=target.pk).update(endpoint_url="http://127.0.0.1:9")
    page = shown(f"runs-{target.pk}")
    assert "What runs in payments-staging is not compared." in page
    assert "1 change" in page


@pytest.mark.usefixtures("running")
def test_another_teams_target_is_no_place_to_look(
    shown: Page, aws: Proxy, stranger: Person, target: Target
) -> None:
    theirs: Team = stranger.teams.get()
    other = Target.objects.create(
        team=theirs, name="theirs", account="999900001111", region="eu-west-1", endpoint_url=aws.address
    )
    aws.seen.clear()
    for odd in (f"runs-{other.pk}", "runs-", "runs-x", f"runs-{target.pk}-99x", f"runs-{10**30}"):
        assert "theirs" not in shown(odd)
    assert {one.action for one in aws.seen if "eu-west-1" in one.headers.get("authorization", "")} == set()


@pytest.mark.usefixtures("running")
def test_secrets_of_what_runs_are_not_shown(
    shown: Page, target: Target, draft: Draft, aws: Proxy, ecs: Any
) -> None:
    document = deepcopy(draft.document_at(1))
    document["containerDefinitions"][0]["environment"] = [{"name": "DB_PASSWORD", "value": "hunter22-of-aws"}]
    ecs.register_task_definition(**document)
    ecs.update_service(cluster="payments", service="api", taskDefinition="checkout-api:3")
    page = shown(f"runs-{target.pk}")
    assert "checkout-api:3" in page
    assert "DB_PASSWORD" in page
    assert "hunter22-of-aws" not in page + shown(f"runs-{target.pk}", "json")
