"""The pages about rules: what is listed and found, what one rule's page says, and what leads to it."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import Draft
from designer.drafts.rule_book import LEVELS_MEAN, SURE, TOPICS, with_names
from designer.drafts.rule_page import Source
from designer.drafts.words import level_name
from designer.taskdef.check import all_rules
from designer.taskdef.rule import LEVELS
from designer.teams.models import Person
from tests.drafts.listed import names

pytestmark = pytest.mark.any_database

RULES = all_rules()
TIMEOUT = "health-check-timeout-range"


def page(browser: Client, **query: str) -> str:
    return browser.get("/rules/", query).content.decode()


def listed(browser: Client, **query: str) -> set[str]:
    return set(re.findall(r'<th scope="row"><a href="/rules/([^/]*)/"', page(browser, **query)))


def shown(browser: Client, rule: str) -> str:
    response = browser.get(f"/rules/{rule}/")
    assert response.status_code == 200
    return unescape(response.content.decode().replace("<wbr>", ""))


def test_every_rule_is_listed_and_counted(browser) -> None:
    assert listed(browser) == set(RULES)
    assert f"{len(RULES)} rules" in page(browser)


def test_somebody_without_a_team_may_read_the_rules(db, client_of) -> None:
    loner = client_of(Person.objects.create_user("kim@example.com", "kim"))
    assert listed(loner) == set(RULES)
    assert "Health check timeout out of range" in shown(loner, TIMEOUT)


def test_a_stranger_is_asked_to_sign_in(db, client) -> None:
    assert client.get("/rules/")["Location"].startswith("/sign-in/")
    assert client.get(f"/rules/{TIMEOUT}/")["Location"].startswith("/sign-in/")


SEARCHES = {
    "timeout out of range": TIMEOUT,
    "HEALTH-CHECK-TIMEOUT": TIMEOUT,
    "portMappings[].containerPort": "port-container-range",
    "Fargate only supports network mode 'awsvpc'.": "fargate-network-mode",
}


@pytest.mark.parametrize("search", SEARCHES)
def test_a_rule_is_found_by_title_id_field_and_the_service_s_words(browser, search: str) -> None:
    found = listed(browser, q=search)
    assert SEARCHES[search] in found
    assert len(found) < len(RULES) / 4


@pytest.mark.parametrize("text", ["message", "fix"])
def test_a_rule_is_found_by_what_it_says(browser, text: str) -> None:
    words = re.sub(r"\{.*?\}", " ", getattr(RULES[TIMEOUT], text))
    assert TIMEOUT in listed(browser, q=words)


def test_a_korean_reader_searches_in_korean(author, browser) -> None:
    author.language = "ko"
    author.save()
    assert TIMEOUT in listed(browser, q="상태 확인 제한 시간")
    assert listed(browser, q="Health check timeout out of range") == set()


@pytest.mark.parametrize("search", ["nothing says this", "%", "a\0b", "\ufffd", "<script>", "x" * 100_000])
def test_what_no_rule_says_finds_none(browser, search: str) -> None:
    shown = page(browser, q=search)
    assert names(shown) == []
    assert "No rule matches" in shown
    assert "<script>a" not in shown
    assert 'href="/rules/">' in shown


def test_filters_narrow_the_list(browser) -> None:
    errors = listed(browser, level="error")
    assert errors == {id for id, rule in RULES.items() if rule.level == "error"}
    both = listed(browser, level="error", topic="health", q="timeout")
    assert TIMEOUT in both
    assert both < errors
    assert f"{len(both)} of {len(RULES)} rules" in page(browser, level="error", topic="health", q="timeout")


def test_the_list_marks_what_one_click_mends(browser) -> None:
    mended = [rule for rule in RULES.values() if rule.mend]
    assert page(browser).count('aria-label="One click mends it"') == len(mended) > 0


def test_a_filter_that_there_is_not_means_nothing(browser) -> None:
    assert listed(browser, level="fatal", topic="weather", order="password") == set(RULES)


def test_a_live_filter_gets_the_rows_the_count_and_the_address_that_shows_them(browser) -> None:
    response = browser.get("/rules/", {"q": "", "topic": "health"}, headers={"HX-Request": "true"})
    shown = response.content.decode()
    assert shown.lstrip().startswith('<div id="rules">')
    assert "<html" not in shown
    assert re.search(r'<span id="count" hx-swap-oob="innerHTML">\s*\d+ of \d+ rules', shown)
    assert response["HX-Push-Url"] == "/rules/?topic=health"


def test_the_list_asks_the_database_for_nothing_but_who_is_reading_and_what_waits_for_them(browser) -> None:
    page(browser)
    with CaptureQueriesContext(connection) as asked:
        page(browser)
    in_the_bar = [query["sql"] for query in asked if '"notices_notice"' in query["sql"]]
    others = [query["sql"] for query in asked if query["sql"] not in in_the_bar]
    tables = {table for sql in others for table in re.findall(r'FROM "(\w+)"', sql)}
    assert len(in_the_bar) == 1
    assert tables <= {"teams_session", "teams_person", "teams_team", "teams_membership"}


def test_the_page_of_a_rule_says_all_there_is_to_say(browser) -> None:
    for rule in RULES.values():
        text = shown(browser, rule.id)
        expected = {rule.title, level_name(rule.level), str(SURE[rule.confidence]), rule.service_says}
        expected |= {*rule.paths, *(Source.of(text).words for text in rule.sources), f'href="{rule.docs}"'}
        assert [one for one in expected - {"*"} if one not in text] == [], rule.id
        assert text.count('class="json h"') == 2


def test_an_unknown_rule_is_not_found(browser) -> None:
    for rule in ("no-such-rule", "HEALTH-CHECK-TIMEOUT-RANGE", "x" * 300):
        assert browser.get(f"/rules/{rule}/").status_code == 404


def test_values_of_a_message_are_told_from_its_words() -> None:
    assert with_names("{size:,} < {{most}}") == "<code>{size}</code> &lt; {most}"


def test_the_bad_example_says_what_is_found_in_which_line(browser) -> None:
    text = shown(browser, TIMEOUT)
    assert '"containerDefinitions"' in text.replace("</span>", "").replace('<span class="k">', "")
    assert len(re.findall(r'<li data-n="\d+" data-p="[^"]*" class="bad">', text)) == 1
    assert re.search(r"<b>Line \d+:</b> .*timeout", text)
    assert "family" not in re.findall(r'<ol class="json h".*?</ol>', text, re.S)[0]


def test_what_one_click_would_do_is_told_by_the_bad_example(browser) -> None:
    text = shown(browser, "awsvpc-host-port-mismatch")
    assert "One click mends it" in text
    assert re.search("In the bad example: Set hostPort to [0-9]+", text)
    assert "Nothing mends it by itself" in shown(browser, "image-required")


def test_what_is_missing_from_an_example_is_told_without_a_line(browser) -> None:
    text = shown(browser, "fargate-cpu-required")
    assert "null stands for what is left out." in text
    assert "null stands" not in shown(browser, TIMEOUT)


def test_an_example_that_is_too_long_is_cut_short(browser) -> None:
    assert len(shown(browser, "document-too-large")) < 30_000


SOURCES = {
    "Quotas, https://docs.aws.amazon.com/q.html": ("Quotas", "https://docs.aws.amazon.com/q.html"),
    "https://peps.python.org/pep-0493/": (
        "https://peps.python.org/pep-0493/",
        "https://peps.python.org/pep-0493/",
    ),
    "https://a.example/x.html: ECS.18": ("ECS.18", "https://a.example/x.html"),
    "aws/aws-cli issue 7288": ("aws/aws-cli issue 7288", "https://github.com/aws/aws-cli/issues/7288"),
    "API_Device": (
        "API_Device",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Device.html",
    ),
    "capabilities(7)": ("capabilities(7)", ""),
}


@pytest.mark.parametrize("text", SOURCES)
def test_a_source_leads_to_where_it_can_be_read(text: str) -> None:
    assert Source.of(text) == Source(*SOURCES[text])


def test_every_level_topic_and_confidence_has_a_name() -> None:
    rules = RULES.values()
    assert {rule.topic for rule in rules} <= set(TOPICS)
    assert {rule.confidence for rule in rules} <= set(SURE)
    assert set(LEVELS_MEAN) == set(LEVELS)


BROKEN = {"containerDefinitions": [{"name": "app", "image": "nginx:1", "healthCheck": {"timeout": 90}}]}


@pytest.mark.parametrize("step", ["containers", "review"])
def test_each_finding_leads_to_its_rule(start, browser, step: str) -> None:
    draft: Draft = start("orders", **BROKEN)
    text = browser.get(f"/drafts/{draft.pk}/{step}/").content.decode()
    assert f'<a href="/rules/{TIMEOUT}/" rel="help" aria-label="Why: ' in text


def test_what_keeps_a_draft_from_being_registered_leads_to_its_rule(start, browser, team) -> None:
    team.targets.create(name="production", account="111122223333", region="eu-west-1")
    draft: Draft = start("orders", **BROKEN)
    text = browser.get(f"/drafts/{draft.pk}/register/").content.decode()
    assert f'<a href="/rules/{TIMEOUT}/" rel="help" aria-label="Why: ' in text


def test_the_bar_leads_to_the_rules(browser) -> None:
    assert '<a href="/rules/">Rules</a>' in browser.get("/drafts/").content.decode()
    text = shown(browser, TIMEOUT)
    assert '<a href="/rules/" aria-current="page">Rules</a>' in text
    assert '<a href="/drafts/">Drafts</a>' in text
