"""A draft from a template: what is asked and shown before, and what is made."""

from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import translation

from designer import taskdef
from designer.drafts.models import Draft
from designer.drafts.starters import all_starters
from designer.teams.models import Person, Role, Team

WEB = "/drafts/new/starter/web-service/"
FORM = {"family": "orders", "once": "k" * 24, "end": "1"}
ANSWERS = {
    "in-ACCOUNT_ID": "111122223333",
    "in-REGION": "eu-west-1",
    "in-IMAGE": "registry.example/orders:1.4.2",
    "in-PORT": "9000",
    "in-TASK_ROLE": "orders-task",
    "in-EXECUTION_ROLE": "ecsTaskExecutionRole",
}


def post(browser: Client, address: str = WEB, **more: Any) -> Any:
    return browser.post(address, FORM | ANSWERS | more)


def shown(response: Any) -> str:
    return str(response.content.decode())


def said(response: Any) -> str:
    return unescape(shown(response))


def test_choosing_a_template_leads_to_its_page_with_family_and_team(browser, team) -> None:
    response = browser.post("/drafts/new/", FORM | {"start": "starter:worker"})
    address = urlsplit(response.headers["Location"])
    assert address.path == "/drafts/new/starter/worker/"
    assert parse_qs(address.query) == {"family": ["orders"], "team": [str(team.pk)]}
    assert not Draft.objects.exists()


def test_a_template_and_a_text_are_not_both_taken(browser) -> None:
    response = browser.post("/drafts/new/", FORM | {"start": "starter:worker", "text": "{}"})
    assert response.status_code == 422
    assert "You chose a template, and gave a text." in shown(response)


@pytest.mark.any_database
@pytest.mark.parametrize("starter", all_starters().values(), ids=lambda starter: starter.key)
def test_its_page_shows_what_it_needs_asks_and_becomes(browser, starter) -> None:
    page = said(browser.get(starter.address))
    for words in (starter.title, starter.lead, *starter.needs, *(one.label for one in starter.inputs)):
        assert str(words) in page
    assert "No rule finds anything else" in page
    assert "${ACCOUNT_ID}" in page


def test_answers_make_a_draft_in_which_nothing_is_found(browser, team, author) -> None:
    response = post(browser)
    draft = Draft.objects.get()
    assert response.headers["Location"] == f"/drafts/{draft.pk}/launch-type/"
    assert (draft.team, draft.created_by, draft.errors, draft.warnings) == (team, author, 0, 0)
    assert (draft.basis, draft.based_on) == ("template", "Web service behind a load balancer")
    assert draft.document["containerDefinitions"][0]["portMappings"][0]["containerPort"] == 9000
    assert draft.document["family"] == "orders"


def test_what_is_left_blank_stays_a_placeholder_that_is_found(browser) -> None:
    post(browser, family="", **{"in-ACCOUNT_ID": "  ", "in-PORT": ""})
    draft = Draft.objects.get()
    assert draft.document["executionRoleArn"] == "arn:aws:iam::${ACCOUNT_ID}:role/ecsTaskExecutionRole"
    assert draft.document["family"] == "${FAMILY}"
    errors = [one for one in taskdef.check(draft.document) if one.level == "error"]
    assert {one.rule for one in errors} == {"placeholder-left"}
    assert "/containerDefinitions/0/portMappings/0/containerPort" in {one.path for one in errors}


@pytest.mark.parametrize(
    ("control", "answer", "words"),
    [
        ("in-ACCOUNT_ID", "1111-2222-3333", "An account ID has 12 digits."),
        ("in-ACCOUNT_ID", "１１１１２２２２３３３３", "An account ID has 12 digits."),
        ("in-REGION", "Frankfurt", "A Region looks like eu-west-1."),
        ("in-IMAGE", "my image", "An image has no spaces."),
        ("in-PORT", "80", "Give a port from 1024 to 65535"),
        ("in-PORT", "65536", "Give a port from 1024 to 65535"),
        ("in-TASK_ROLE", "arn:aws:iam::111122223333:role/orders", "Give the name of the role, without arn:."),
        ("in-IMAGE", "a\0b", "Null characters are not allowed."),
        ("family", "a\0b", "Null characters are not allowed."),
    ],
)
def test_an_answer_that_does_not_fit_is_kept_as_typed_and_explained(
    browser, control: str, answer: str, words: str
) -> None:
    response = post(browser, **{control: answer})
    assert response.status_code == 422
    assert words in said(response)
    assert f'name="{control}" value="{answer}"' in shown(response)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("family", ["a" * 300, "결제", "</script>", "{{7*7}}", "${X}", "../../x"])
def test_a_family_is_taken_as_typed(browser, family: str) -> None:
    assert post(browser, family=family).status_code == 302
    assert Draft.objects.get().document["family"] == family


def test_a_role_with_a_path_and_an_arn_of_it_are_told_apart(browser) -> None:
    post(browser, **{"in-TASK_ROLE": "service/orders-task"})
    assert Draft.objects.get().document["taskRoleArn"].endswith(":role/service/orders-task")


def test_looking_first_makes_nothing_and_shows_what_it_becomes(browser) -> None:
    page = said(post(browser, **{"do": "look", "in-ACCOUNT_ID": ""}))
    assert "registry.example/orders:1.4.2" in page
    assert "1 to fill in" in page
    assert not Draft.objects.exists()


def test_while_typing_only_what_it_becomes_is_sent(browser) -> None:
    response = browser.post(WEB, FORM | ANSWERS, headers={"HX-Request": "true"})
    assert "<html" not in shown(response)
    assert 'id="filled"' in shown(response)
    assert not Draft.objects.exists()


def test_the_same_form_again_leads_to_the_same_draft_and_another_asks(browser) -> None:
    assert post(browser).headers["Location"] == post(browser).headers["Location"]
    response = post(browser, **{"in-PORT": "9001"})
    assert response.status_code == 409
    assert "made a draft already" in said(response)
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("without", ["end", "once"])
def test_a_form_that_is_cut_off_makes_nothing(browser, without: str) -> None:
    form = {name: value for name, value in (FORM | ANSWERS).items() if name != without}
    assert browser.post(WEB, form).status_code == 422
    assert not Draft.objects.exists()


def test_nobody_starts_for_a_team_they_are_not_in(browser, stranger) -> None:
    assert post(browser, team=stranger.teams.get().pk).status_code == 422
    assert not Draft.objects.exists()


@pytest.mark.parametrize("slug", ["lambda", "__init__", "web-service.json", "WEB-SERVICE"])
def test_a_template_that_is_none_has_no_page(browser, slug: str) -> None:
    assert browser.get(f"/drafts/new/starter/{slug}/").status_code == 404


def test_a_search_leaves_the_cards_with_the_words_and_the_one_marked(browser) -> None:
    page = browser.get("/drafts/new/?q=windows&start=starter:worker", headers={"HX-Request": "true"})
    assert 'value="starter:windows-iis"' in shown(page)
    assert 'value="starter:worker" checked' in shown(page)
    assert 'value="starter:web-service"' not in shown(page)
    assert "<html" not in shown(page)


@pytest.mark.parametrize("sought", ["%3Cscript%3E", "%00zeppelin", "%25zeppelin", "zeppelin%ED%A0%80"])
def test_a_search_that_finds_nothing_says_so(browser, sought: str) -> None:
    assert "No template has these words." in said(browser.get(f"/drafts/new/?q={sought}"))


def test_a_template_is_found_by_the_words_of_the_readers_language() -> None:
    with translation.override("ko"):
        assert [one.key for one in all_starters().values() if one.matches("예약 작업")] == [
            "starter:scheduled-job"
        ]


def test_someone_without_a_team_is_told_what_to_do(db: None, client_of: Callable[[Person], Client]) -> None:
    loner = client_of(Person.objects.create_user("kim@example.com", "kim"))
    assert "manage.py create_team" in said(loner.get(WEB))
    assert post(loner).status_code == 422


def test_a_person_in_several_teams_chooses_one(browser, author, team) -> None:
    other = Team.objects.create(name="Platform", slug="platform")
    other.add(author, Role.AUTHOR)
    assert f'value="{other.pk}" selected' in shown(browser.get(f"{WEB}?team={other.pk}"))
    post(browser, team=other.pk)
    assert Draft.objects.get().team == other
