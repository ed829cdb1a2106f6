"""A team's account from end to end, in a real browser: connect, import, choose, check, mend, register, skip
what is the same, take it to a second account with an approval of its own, clean up.
"""

import json
from typing import Any

import pytest
from django.core.cache import caches
from django.urls import reverse
from playwright.sync_api import Page, expect

from designer.aws.check_run import CheckRun
from designer.aws.models import Registration
from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.teams.models import Person, ReviewPolicy, Target, TargetMapping, Team
from designer.teams.models.role import GRANTED
from tests.aws.documents import DOCUMENT
from tests.aws.things import Things
from tests.browser import Browse
from tests.emulator.proxy import Proxy
from tests.journeys.test_from_blank_to_registered import Author, C
from tests.journeys.test_review import decide

pytestmark = [pytest.mark.browser, pytest.mark.told_twice]

FAMILY = "checkout-api"
PRODUCTION = "444455556666"
SECRET_THERE = f"arn:aws:secretsmanager:us-east-1:{PRODUCTION}:secret:checkout/db-Yb04Le"


@pytest.fixture
def things(moto: str, aws: Proxy) -> Things:
    """An account with two revisions, and all that the next one needs but leave to read the secret."""
    caches["lookups"].clear()
    made = Things(moto)
    made.repository(FAMILY)
    made.image(FAMILY, "2.0.0")
    made.secret("checkout/db")
    made.role("checkout-execution")
    made.grant("checkout-execution", {"Action": "ecr:*"})
    for cpu in ("256", "512"):
        made.of("ecs").register_task_definition(**DOCUMENT | {"cpu": cpu, "memory": "1024"})
    return made


@pytest.fixture
def staging(team: Team, aws: Proxy) -> Target:
    return account(team, aws, "payments-staging", "111122223333", "ap-northeast-2")


@pytest.fixture
def production(team: Team, aws: Proxy, things: Things) -> Target:
    made = account(team, aws, "payments-prod", PRODUCTION, "us-east-1")
    ReviewPolicy.objects.create(target=made, approvals=1)
    here = things.of("secretsmanager").list_secrets()["SecretList"][0]["ARN"]
    TargetMapping.objects.create(target=made, lines=f"{here} → {SECRET_THERE}")
    return made


def account(team: Team, aws: Proxy, name: str, number: str, region: str) -> Target:
    role = f"arn:aws:iam::{number}:role/designer-register"
    place = {"account": number, "region": region, "role_arn": role, "endpoint_url": aws.address}
    return Target.objects.create(team=team, name=name, **place)


@pytest.mark.django_db(transaction=True)
def test_from_a_connection_to_a_family_that_is_cleaned_up(
    browse: Browse,
    team: Team,
    publisher: Person,
    reviewer: Person,
    staging: Target,
    production: Target,
    things: Things,
    aws: Proxy,
    ecs: Any,
) -> None:
    page = browse(team.add(publisher, *GRANTED).person)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    find_the_connection(page, staging)
    draft = import_a_revision(page, staging)
    choose_from_lists(Author(page, scripts=True), draft, staging)
    remedy = check_and_copy_what_is_missing(page, draft, staging)
    things.grant("checkout-execution", *remedy["Statement"])
    check_again_and_register(page)
    assert stored(ecs) == Draft.objects.get().document["containerDefinitions"][0]["image"]
    skip_what_is_the_same(page, draft, staging)
    promoted = promote(page, draft, production)
    register_there_once_it_is_approved(page, browse(reviewer), promoted, production, reviewer)
    clean_up(page, staging)
    assert {one.rpartition(":")[2] for one in active(ecs)} == {"3"}
    assert aws.count("RegisterTaskDefinition") == 2


def find_the_connection(page: Page, target: Target) -> None:
    page.goto(reverse("aws:target", args=[target.pk]))
    page.get_by_role("button", name="Test connection").click()
    page.get_by_text("Connected to account 111122223333.").wait_for()


def import_a_revision(page: Page, target: Target) -> Draft:
    page.get_by_role("link", name="Families").first.click()
    page.get_by_role("link", name=FAMILY).click()
    page.get_by_role("button", name="Open :2 as a draft").click()
    page.get_by_role("heading", name=f"Import of {FAMILY}").wait_for()
    draft = Draft.objects.get()
    assert draft.based_on == f"{FAMILY}:2"
    return draft


def choose_from_lists(author: Author, draft: Draft, target: Target) -> None:
    """In the account that is chosen in the first list, and remembered."""
    page = author.page
    page.goto(reverse("drafts:step", args=[draft.pk, "roles"]))
    choose(author, "/executionRoleArn", "Use checkout-execution", looks_in=target)
    page.goto(f"/drafts/{draft.pk}/containers/0/")
    choose(author, f"{C}/image", "Use digest", within=FAMILY)
    author.press(f"insert:{C}/secrets")
    author.fill(f"{C}/secrets/0/name", "DB_PASSWORD")
    choose(author, f"{C}/secrets/0/valueFrom", "Use checkout/db")


def choose(author: Author, pointer: str, use: str, within: str = "", looks_in: Target | None = None) -> None:
    page = author.page
    author._shown(f'[value="pick:{pointer}"]').click()
    dialog = page.get_by_role("dialog")
    if looks_in:
        dialog.get_by_label("AWS account").select_option(str(looks_in.pk))
    if within:
        dialog.get_by_role("link", name=within).click()
    dialog.get_by_role("button", name=use).click()
    author.saved()
    expect(page.locator(f'[name="{pointer}"]:not([type=hidden])')).not_to_have_value("")


def check_and_copy_what_is_missing(page: Page, draft: Draft, target: Target) -> Any:
    page.goto(f"{reverse('aws:register', args=[draft.pk])}?target={target.pk}")
    page.get_by_role("button", name="Make the checks").click()
    page.get_by_text("1 check failed.").wait_for()
    said = "checkout-execution does not allow secretsmanager:GetSecretValue."
    failing = page.locator("#checks li", has_text=said)
    failing.get_by_role("button", name="Copy statement").click()
    expect(failing.get_by_role("button")).to_have_text("Copied")
    return json.loads(page.evaluate("navigator.clipboard.readText()"))


def check_again_and_register(page: Page) -> None:
    page.get_by_role("button", name="Check again").click()
    page.get_by_label("Send it though some checks were not made").check()
    page.get_by_role("button", name="Register in payments-staging").click()
    page.get_by_role("heading", name=f"{FAMILY}:3 is registered").wait_for()
    assert Registration.objects.get().check_run == CheckRun.objects.latest("pk")


def skip_what_is_the_same(page: Page, draft: Draft, target: Target) -> None:
    page.goto(f"{reverse('aws:register', args=[draft.pk])}?target={target.pk}")
    expect(page.get_by_role("button", name="Register in payments-staging")).to_have_count(0)
    page.get_by_role("link", name="Keep :3").click()
    page.wait_for_url("**/review/")
    assert Registration.objects.count() == 1


def promote(page: Page, draft: Draft, target: Target) -> Draft:
    page.goto(f"{reverse('aws:register', args=[draft.pk])}?target={target.pk}")
    page.get_by_role("link", name="Promote it to another account or Region").click()
    rewrites = page.locator("#rewrites")
    expect(rewrites).to_contain_text(f"arn:aws:iam::{PRODUCTION}:role/checkout-execution")
    expect(rewrites).to_contain_text(SECRET_THERE)
    page.locator("main aside form[method=post] button.p").click()
    page.wait_for_url("**/ask/**")
    return Draft.objects.exclude(pk=draft.pk).get()


def register_there_once_it_is_approved(
    page: Page, other: Page, draft: Draft, target: Target, reviewer: Person
) -> None:
    page.check(f'[name=reviewers][value="{reviewer.pk}"]')
    page.click("main form button.p")
    page.wait_for_url("**/reviews/*/")
    decide(other, Review.objects.get(), "approve")
    page.goto(f"{reverse('aws:register', args=[draft.pk])}?target={target.pk}")
    page.get_by_role("button", name="Register in payments-prod").click()
    expect(page.get_by_label("ARN")).to_have_value(
        f"arn:aws:ecs:us-east-1:{PRODUCTION}:task-definition/{FAMILY}:1"
    )


def clean_up(page: Page, target: Target) -> None:
    page.goto(reverse("aws:family", args=[target.pk, FAMILY]))
    page.get_by_role("link", name="Clean up…").click()
    page.get_by_label("Newest revisions to keep").fill("1")
    page.get_by_role("button", name="Plan").click()
    page.get_by_role("button", name="Deregister 2 revisions").click()
    page.get_by_text("2 revisions are deregistered.").wait_for()


def stored(ecs: Any) -> Any:
    told = ecs.describe_task_definition(taskDefinition=f"{FAMILY}:3")["taskDefinition"]
    return told["containerDefinitions"][0]["image"]


def active(ecs: Any) -> list[str]:
    pages = ecs.get_paginator("list_task_definitions").paginate(familyPrefix=FAMILY, status="ACTIVE")
    return [arn for page in pages for arn in page["taskDefinitionArns"]]
