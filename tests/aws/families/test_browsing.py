"""Browsing what is registered in an account, and opening any revision of it as a draft."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.families.browsing import ON_A_PAGE
from designer.aws.families.glimpse import glimpse
from designer.drafts.models import Draft
from designer.teams.models import Person, Target
from tests.aws.documents import DOCUMENT, RICH
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]
DESCRIBE = "DescribeTaskDefinition"
LIST = "ListTaskDefinitionFamilies"


def listed(client: Client, target: Target, **asked: Any) -> str:
    return client.get(reverse("aws:families", args=[target.pk]), asked).content.decode()


def opened(client: Client, target: Target, revision: int, once: str = "once-abcdef") -> Any:
    at = [target.pk, "checkout-api", revision]
    return client.post(reverse("aws:open_revision", args=at), {"once": once}, follow=True)


@pytest.fixture
def two(ecs: Any) -> None:
    """Two revisions of a family, made by somebody else."""
    ecs.register_task_definition(**DOCUMENT)
    ecs.register_task_definition(**RICH)


def test_families_are_listed_with_their_latest_revision(
    client_of: Browser, viewer: Person, target: Target, two: None, ecs: Any
) -> None:
    ecs.register_task_definition(**DOCUMENT | {"family": "web-frontend"})
    page = listed(client_of(viewer), target)
    assert "checkout-api" in page
    assert "web-frontend" in page
    assert ":2" in page
    assert "outside this tool" in page


def test_what_uses_a_family_stands_beside_it(
    client_of: Browser, viewer: Person, target: Target, two: None, ecs: Any
) -> None:
    ecs.create_cluster(clusterName="payments")
    ecs.create_service(cluster="payments", serviceName="api", taskDefinition="checkout-api:1", desiredCount=2)
    assert "service api" in listed(client_of(viewer), target)


def test_families_are_searched_by_words_anywhere_in_them(
    client_of: Browser, viewer: Person, target: Target, two: None, ecs: Any
) -> None:
    ecs.register_task_definition(**DOCUMENT | {"family": "web-frontend"})
    page = listed(client_of(viewer), target, q="API check")
    assert "checkout-api" in page
    assert "web-frontend" not in page
    assert "No family has these words" in listed(client_of(viewer), target, q="nobody")


def test_families_come_in_pages(client_of: Browser, viewer: Person, target: Target, ecs: Any) -> None:
    for number in range(ON_A_PAGE + 1):
        ecs.register_task_definition(**DOCUMENT | {"family": f"job-{number:02}"})
    first, second = (listed(client_of(viewer), target, page=page) for page in (1, 2))
    assert "job-00" in first
    assert "job-10" not in first
    assert "1 more family." in first
    assert "job-10" in second
    assert "job-00" not in second


def test_what_was_read_a_moment_ago_is_not_asked_for_again_unless_somebody_wants_it(
    client_of: Browser, viewer: Person, target: Target, two: None, aws: Proxy
) -> None:
    client = client_of(viewer)
    listed(client, target)
    listed(client, target)
    assert aws.count(LIST) == 1
    listed(client, target, fresh=1)
    assert aws.count(LIST) == 2


def test_an_account_that_cannot_be_reached_is_told_in_words(
    client_of: Browser, viewer: Person, target: Target
) -> None:
    Target.objects.update(endpoint_url="http://127.0.0.1:1")
    page = listed(client_of(viewer), target)
    assert "could not be asked what is registered there" in page
    assert "AWS could not be reached from this server." in page
    assert "describe-task-definition" in page


def test_a_denied_list_is_told_with_the_services_own_words(
    client_of: Browser, viewer: Person, target: Target, aws: Proxy
) -> None:
    aws.fail(LIST, "denied")
    page = listed(client_of(viewer), target)
    assert "lacks a permission" in page
    assert "AccessDeniedException" in page


def test_denied_services_leave_the_families_listed(
    client_of: Browser, viewer: Person, target: Target, two: None, aws: Proxy
) -> None:
    aws.fail("ListClusters", "denied")
    assert "checkout-api" in listed(client_of(viewer), target)


def test_the_page_of_a_new_draft_leads_to_each_account(
    client_of: Browser, author: Person, target: Target
) -> None:
    page = client_of(author).get(reverse("drafts:new")).content.decode()
    assert reverse("aws:families", args=[target.pk]) in page
    chosen = client_of(author).get(reverse("aws:browse"), {"target": target.pk, "q": "a b"})
    assert chosen["Location"] == reverse("aws:families", args=[target.pk]) + "?q=a+b"


def test_htmx_gets_the_list_alone(client_of: Browser, author: Person, target: Target, two: None) -> None:
    page = (
        client_of(author)
        .get(reverse("aws:families", args=[target.pk]), headers={"HX-Request": "true"})
        .content.decode()
    )
    assert page.strip().startswith('<div id="families">')


def test_any_revision_becomes_a_draft_that_knows_its_base(
    client_of: Browser, author: Person, target: Target, two: None
) -> None:
    opened(client_of(author), target, 1)
    draft = Draft.objects.get()
    assert draft.team == target.team
    assert (draft.basis, draft.based_on) == ("revision", "checkout-api:1")
    assert draft.document["containerDefinitions"][0]["environment"] == [
        {"name": "GREETING", "value": "안녕 / hi"}
    ]
    assert {"revision", "status", "taskDefinitionArn", "registeredAt"}.isdisjoint(draft.document)
    assert draft.document["tags"] == DOCUMENT["tags"]


def test_its_report_tells_what_the_draft_leaves_out(
    client_of: Browser, author: Person, target: Target, two: None
) -> None:
    page = opened(client_of(author), target, 2).content.decode()
    assert "task-definition/checkout-api:2" in page
    assert "taskDefinitionArn" in page


def test_one_press_makes_one_draft(client_of: Browser, author: Person, target: Target, two: None) -> None:
    client = client_of(author)
    opened(client, target, 1)
    opened(client, target, 1)
    assert Draft.objects.count() == 1
    assert "opened another revision already" in opened(client, target, 2).content.decode()


def test_a_revision_that_cannot_be_read_makes_no_draft(
    client_of: Browser, author: Person, target: Target, two: None, aws: Proxy
) -> None:
    aws.fail(DESCRIBE, "denied")
    page = opened(client_of(author), target, 1).content.decode()
    assert "No draft was made." in page
    assert "lacks a permission" in page
    assert not Draft.objects.exists()


def test_what_another_role_saw_is_not_shown(target: Target) -> None:
    assert glimpse(target, "services", lambda: "all").read == "all"
    assert glimpse(target, "services", lambda: "some").read == "all"
    target.read_role_arn = f"arn:aws:iam::{target.account}:role/reads-less"
    assert glimpse(target, "services", lambda: "some").read == "some"
