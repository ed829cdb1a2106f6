"""Making the checks from the page before registering, and what becomes of registering then."""

import json
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from designer.audit.models import Record
from designer.aws.check import Result, Verdict, failed, passed, unchecked
from designer.aws.check_run import CheckRun
from designer.aws.checking import all_checks
from designer.aws.models import Registration
from designer.aws.ready import Ready
from designer.drafts.models import Draft
from designer.taskdef.edits import Editor
from designer.teams.models import Person, Target
from tests.aws.test_registering import Page
from tests.aws.things import Things
from tests.emulator.proxy import Proxy

PART = {"HX-Request": "true"}
Browser = Callable[[Person], Client]


@pytest.fixture
def page(client_of: Browser, publisher: Person, draft: Draft, target: Target) -> Page:
    return Page(client_of(publisher), draft)


@pytest.fixture
def made(draft: Draft, target: Target, author: Person) -> Callable[..., CheckRun]:
    """Checks that all passed, but for what is told otherwise."""

    def made(ago: timedelta = timedelta(), **other: Result) -> CheckRun:
        run = CheckRun.begin(draft, target, author)
        run.start()
        CheckRun.objects.filter(pk=run.pk).update(began_at=run.began_at - ago)
        for name in all_checks():
            run.keep(name, [other.get(name, passed("seen"))])
        run.end()
        return run

    return made


@pytest.fixture
def address(draft: Draft) -> str:
    return reverse("aws:checks", args=[draft.pk])


def test_without_scripts_one_post_makes_them_all_and_leads_back(
    page: Page, address: str, target: Target
) -> None:
    there = page.client.post(address, {"target": target.pk})["Location"]
    run = CheckRun.objects.get()
    assert there == f"{page.address}?target={target.pk}#checks"
    assert run.ended_at is not None
    assert run.found.keys() == all_checks().keys()


def test_with_scripts_the_post_begins_them_and_another_makes_them(
    page: Page, address: str, target: Target
) -> None:
    begun = page.client.post(address, {"target": target.pk}, headers=PART).content.decode()
    run = CheckRun.objects.get()
    assert reverse("aws:make_checks", args=[run.pk]) in begun
    assert 'hx-trigger="every 1s"' in begun
    assert page.client.post(reverse("aws:make_checks", args=[run.pk]), headers=PART).status_code == 204
    run.refresh_from_db()
    assert run.ended_at is not None


def test_they_are_made_once_though_two_ask(page: Page, address: str, target: Target, aws: Proxy) -> None:
    page.client.post(address, {"target": target.pk}, headers=PART)
    run = CheckRun.objects.get()
    for _time in range(2):
        page.client.post(reverse("aws:make_checks", args=[run.pk]), headers=PART)
    assert aws.count("SimulatePrincipalPolicy") <= 4
    assert Record.objects.filter(act="checks made").count() == 1


def test_a_page_that_comes_back_sees_how_far_they_are(
    page: Page, address: str, target: Target, draft: Draft, author: Person
) -> None:
    run = CheckRun.begin(draft, target, author)
    run.start()
    run.keep("roles", [passed("seen")])
    shown = page.client.get(address, {"target": target.pk}, headers=PART).content.decode()
    assert f"1 of {len(all_checks())}" in shown
    assert "being made" in shown


def test_what_stands_beside_them_comes_with_the_last(
    page: Page, address: str, target: Target, made: Any
) -> None:
    made(images=unchecked("nobody can look"))
    shown = page.client.get(address, {"target": target.pk}, headers=PART).content.decode()
    assert '<aside class="stack" id="register" hx-swap-oob="true">' in shown
    assert "Send it though some checks were not made" in shown


def test_what_was_broken_off_is_not_under_way_for_ever(
    page: Page, draft: Draft, target: Target, author: Person
) -> None:
    run = CheckRun.begin(draft, target, author)
    CheckRun.objects.update(began_at=timezone.now() - timedelta(minutes=5))
    run.refresh_from_db()
    assert not run.is_under_way
    assert "Check again" in page.open()


def test_what_failed_says_what_to_do_and_copies_it(page: Page, made: Any) -> None:
    made(roles=failed("{role} does not trust ecs-tasks.", "Add it.", '{"a": 1}', role="orders"))
    shown = unescape(page.open())
    assert "orders does not trust ecs-tasks. Add it." in shown
    assert 'data-copy="#fix-roles-1"' in shown


def test_nothing_is_registered_with_a_check_that_failed(page: Page, made: Any, draft: Draft) -> None:
    form = page.form()
    made(roles=failed("gone", "Make it."))
    assert "1 check failed." in page.open()
    assert page.client.post(page.address, form | {"unchecked": "true"}).status_code == 409
    assert not Registration.objects.exists()


def test_what_was_not_checked_takes_a_tick(page: Page, made: Any) -> None:
    made(images=unchecked("nobody can look"))
    assert "Send it though some checks were not made" in page.open()
    assert page.press().status_code == 409
    assert page.press(unchecked="true").status_code == 302
    assert Registration.objects.exists()


def test_the_policy_may_forbid_the_tick(page: Page, made: Any, target: Target) -> None:
    form = page.form()
    made(images=unchecked("nobody can look"))
    Target.objects.filter(pk=target.pk).update(blocks_unchecked=True)
    assert "payments-staging asks for every check." in page.open()
    assert page.client.post(page.address, form | {"unchecked": "true"}).status_code == 409


def test_what_all_passed_is_registered(page: Page, made: Any) -> None:
    made()
    assert page.press().status_code == 302


def test_an_edit_makes_checks_stale(page: Page, made: Any, draft: Draft, author: Person) -> None:
    made(roles=failed("gone", "Make it."))
    editor = Editor(draft.document)
    editor.put("/cpu", "1024")
    draft.edit(author, draft.version, editor.finish())
    assert "1 check failed." not in page.open()


def test_an_old_check_tells_nothing(page: Page, made: Any) -> None:
    made(timedelta(hours=2), roles=failed("gone", "Make it."))
    assert page.press().status_code == 302


def test_a_registration_names_the_checks_that_let_it_through(page: Page, made: Any) -> None:
    run = made(images=unchecked("nobody can look"))
    answer = page.press(unchecked="true")
    assert Registration.objects.get().check_run == run
    told = Record.objects.get(act="registration begun").told
    assert (told["checks"], told["unchecked"]) == (run.pk, ["images"])
    shown = page.client.get(answer["Location"]).content.decode()
    assert f"Run {run.pk}, by mina" in shown
    assert "nobody can look" in shown


def test_a_registration_without_checks_names_none(page: Page) -> None:
    answer = page.press()
    assert Registration.objects.get().check_run is None
    assert "Checks that let it through" not in page.client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("columns", [{"outcomes": "{}"}, {"version": 9}, {"ended_at": None}])
def test_checks_that_were_made_never_change(columns: dict[str, Any], made: Any) -> None:
    made()
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        CheckRun.objects.update(**columns)


def test_where_aws_is_not_emulated_checks_that_nobody_made_take_a_tick(
    draft: Draft, target: Target, publisher: Person
) -> None:
    target.endpoint_url = ""
    assert len(Ready(draft, target).unchecked) == sum(check.blocks for check in all_checks().values())


def test_the_log_tells_the_outcomes_and_no_words(made: Any) -> None:
    made(secrets=failed("{what} is not there", "Make it.", what="checkout/db-secret-name"))
    told = Record.objects.get(act="checks made")
    assert '"secrets":"failed"' in str(told.facts).replace(" ", "").replace("'", '"')
    assert "checkout/db-secret-name" not in str(told.facts)


def test_check_mend_check_again_register(
    page: Page, address: str, target: Target, moto: str, aws: Proxy
) -> None:
    things = Things(moto)
    things.repository("checkout-api")
    things.image("checkout-api", "1.4.2")
    page.client.post(address, {"target": target.pk})
    assert CheckRun.objects.latest("pk").verdicts["roles"] == Verdict.FAILED
    things.role("payments-ecs-execution")
    page.client.post(address, {"target": target.pk})
    lacking = CheckRun.objects.latest("pk").found["roles_allow"][0]
    assert lacking.verdict == Verdict.FAILED
    things.grant("payments-ecs-execution", *json.loads(lacking.statement)["Statement"])
    page.client.post(address, {"target": target.pk})
    verdicts = CheckRun.objects.latest("pk").verdicts
    assert (verdicts["roles"], verdicts["roles_allow"]) == (Verdict.PASSED, Verdict.PASSED)
    assert page.press(unchecked="true").status_code == 302
