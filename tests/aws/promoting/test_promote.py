"""Taking a draft to another account: shown as a diff, made as a draft of its own, approved there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.audit.models import Record
from designer.drafts.models import Draft
from designer.reviews.gate import Gate
from designer.reviews.models import Review, Verdict
from designer.taskdef.edits import Put
from designer.teams.models import Person, ReviewPolicy, Target, TargetMapping, Team
from tests.aws.documents import RICH

Browser = Callable[[Person], Client]
FS = "fs-0c41d9a27be15f380"


@pytest.fixture
def target(team: Team) -> Target:
    """Where the draft was written for."""
    return Target.objects.create(
        team=team, name="payments-staging", account="111122223333", region="ap-northeast-2"
    )


@pytest.fixture
def production(team: Team, target: Target) -> Target:
    return Target.objects.create(team=team, name="payments-prod", account="444455556666", region="us-east-1")


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, RICH, purpose="Faster receipts")


def page_of(client: Client, draft: Draft, **asked: Any) -> Any:
    return client.get(reverse("aws:promote", args=[draft.pk]), asked).context["page"]


def post(client: Client, draft: Draft, once: str = "once-abcdef", **other: Any) -> Any:
    page = page_of(client, draft)
    form = {"once": once, "from": page.source.pk, "to": page.target.pk, "seen": page.digest}
    return client.post(reverse("aws:promote", args=[draft.pk]), form | other)


def test_every_rewrite_is_shown_with_its_reason_and_what_is_left(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    shown = client_of(author).get(reverse("aws:promote", args=[draft.pk])).content.decode()
    assert "Promote checkout-api to payments-prod" in shown
    assert "444455556666.dkr.ecr.us-east-1.amazonaws.com/checkout-api:1.4.2" in shown
    assert "registry of the account it came from" in shown
    assert "A file system has another id there." in shown
    assert "A secret gets six characters of its own" in shown


def test_the_source_is_the_account_that_the_draft_names(
    client_of: Browser, author: Person, draft: Draft, production: Target, target: Target
) -> None:
    page = page_of(client_of(author), draft)
    assert (page.source, page.target) == (target, production)
    assert {line.where for line in page.rewrites} == {
        "executionRoleArn",
        "taskRoleArn",
        "app.image",
        "app.secrets[DB_PASSWORD]",
        "app.logConfiguration.options.awslogs-region",
    }


def test_the_place_it_was_written_for_is_not_where_it_is_taken_unless_both_are_named(
    client_of: Browser, author: Person, draft: Draft, target: Target, production: Target
) -> None:
    client = client_of(author)
    assert page_of(client, draft, to=target.pk).target == production
    assert page_of(client, draft, **{"from": target.pk, "to": target.pk}).target == target


def test_a_draft_of_its_own_is_made_with_the_rewrites_as_its_second_edit(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    answer = post(client_of(author), draft)
    made = Draft.objects.exclude(pk=draft.pk).get()
    assert answer["Location"] == f"{reverse('reviews:ask', args=[made.pk])}?targets={production.pk}"
    assert (made.basis, made.based_on, made.purpose) == ("draft", "checkout-api, edit 1", "Faster receipts")
    assert made.document_at(1) == RICH
    assert made.version == 2
    assert made.document["executionRoleArn"] == "arn:aws:iam::444455556666:role/payments-ecs-execution"
    made.undo(author)
    assert made.document == RICH


def test_the_page_on_which_it_is_asked_for_a_review_has_the_target_ticked(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    client = client_of(author)
    answer = client.get(post(client, draft)["Location"])
    assert [one.name for one in answer.context["page"].targets if one.is_chosen] == ["payments-prod"]
    assert "could not be mapped" in answer.content.decode()


def test_it_is_recorded_with_where_it_came_from(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    post(client_of(author), draft)
    record = Record.objects.get(act="draft promoted")
    told = {"source": draft.pk, "version": 1, "target": "payments-prod", "rewrites": 5}
    assert record.told == told


def test_one_press_makes_one_draft(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    client = client_of(author)
    assert post(client, draft)["Location"] == post(client, draft)["Location"]
    assert Draft.objects.count() == 2


def test_approvals_of_the_draft_do_not_count_for_the_one_that_is_made(
    client_of: Browser,
    author: Person,
    reviewer: Person,
    draft: Draft,
    target: Target,
    production: Target,
) -> None:
    ReviewPolicy.objects.create(target=production, approvals=1)
    review = Review.ask(draft, author, 1, [target, production], [reviewer], note="", key="k" * 20)
    review.decide(reviewer, Verdict.APPROVE, review.pin.subject, key="d" * 20)
    post(client_of(author), draft)
    made = Draft.objects.exclude(pk=draft.pk).get()
    assert not Gate(made, production).is_open


def test_what_changed_since_somebody_looked_is_not_made(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    client = client_of(author)
    seen = page_of(client, draft).digest
    draft.edit(author, 1, [Put("/cpu", "1024", "512")])
    answer = post(client, draft, seen=seen)
    assert answer.status_code == 409
    assert "changed since you opened this page" in answer.content.decode()
    assert Draft.objects.count() == 1


def test_the_lines_of_the_target_say_what_is_called_otherwise(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    TargetMapping.objects.create(target=production, lines=f"{FS} → fs-0aaaaaaaaaaaaaaaa")
    page = page_of(client_of(author), draft)
    by_line = [line for line in page.rewrites if line.line]
    assert [(line.before, line.after) for line in by_line] == [(FS, "fs-0aaaaaaaaaaaaaaaa")]
    assert FS not in {line.before for line in page.left}


def test_secrets_in_what_is_rewritten_are_not_shown(
    client_of: Browser, author: Person, draft: Draft, production: Target
) -> None:
    value = "arn:aws:iam::111122223333:role/a AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    variable = [{"name": "AWS_SECRET_ACCESS_KEY", "value": value}]
    draft.edit(author, 1, [Put("/containerDefinitions/0/environment", _environment(draft), variable)])
    shown = client_of(author).get(reverse("aws:promote", args=[draft.pk])).content.decode()
    assert "app.environment[AWS_SECRET_ACCESS_KEY]" in shown
    assert "wJalrXUtnFEMI" not in shown


def _environment(draft: Draft) -> Any:
    return draft.document["containerDefinitions"][0]["environment"]


def test_where_nothing_is_named_the_draft_itself_is_registered_there(
    client_of: Browser, author: Person, team: Team, target: Target, production: Target
) -> None:
    plain = {"family": "plain", "containerDefinitions": [{"name": "app", "image": "nginx:1.27"}]}
    draft = Draft.start(team, author, plain)
    asked = {"from": target.pk, "to": production.pk}
    at = reverse("aws:promote", args=[draft.pk])
    shown = client_of(author).get(at, asked).content.decode()
    assert "the draft says the same in payments-prod" in shown
    assert f"{reverse('aws:register', args=[draft.pk])}?target={production.pk}" in shown
    assert post(client_of(author), draft, **asked).status_code == 409


def test_one_account_alone_leads_nowhere(
    client_of: Browser, author: Person, draft: Draft, target: Target
) -> None:
    shown = client_of(author).get(reverse("aws:promote", args=[draft.pk])).content.decode()
    assert "Your team has one AWS account here." in shown
