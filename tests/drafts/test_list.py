"""The list of drafts: who sees what, how it is searched, filtered and paged, and what a row says."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.drafts.listing import COUNTED, ON_A_PAGE
from designer.drafts.models import Draft
from designer.teams.models import Person, Role, Target, Team
from tests.drafts.listed import families, names, page


def test_members_see_the_drafts_of_their_team_newest_edit_first(start, browser, publisher, client_of) -> None:
    start("first")
    start("second")
    assert families(browser) == families(client_of(publisher)) == ["second", "first"]


def test_a_stranger_sees_none_of_them(start, stranger, client_of) -> None:
    start("orders")
    assert "No drafts yet" in page(client_of(stranger))
    assert families(client_of(stranger), q="orders") == []


def test_someone_without_a_team_is_told_what_to_do(db, client_of) -> None:
    loner = Person.objects.create_user("kim@example.com", "kim")
    assert "manage.py create_team" in page(client_of(loner))


def test_a_row_says_what_the_draft_is_and_what_was_found(start, browser) -> None:
    start(
        "orders",
        purpose="Move to ARM64",
        requiresCompatibilities=["EC2", "FARGATE"],
        runtimePlatform={"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
        cpu=256,
    )
    shown = page(browser)
    for text in ("Move to ARM64", "Fargate, EC2", "Windows Server 2022 Core/X86_64", "Editing"):
        assert text in shown
    assert re.search(r'<span class="tag err">[1-9]\d* errors?</span>', shown)
    assert '<span class="mut">never</span>' in shown


def test_a_draft_without_a_family_can_be_opened_too(team, author, browser) -> None:
    draft = Draft.start(team, author, {})
    assert families(browser) == [f"#{draft.pk}"]


@pytest.mark.parametrize("hostile", ["</a><script>alert(1)</script>", '" onmouseover="alert(1)', "{{7*7}}"])
def test_what_people_type_is_shown_as_text(start, browser, hostile: str) -> None:
    start(hostile, purpose=hostile)
    shown = page(browser, q=hostile)
    assert names(shown) == [hostile]
    assert "<script>alert" not in shown
    assert ' onmouseover="' not in shown


SEARCHES = {
    "ORDERS": ["orders"],
    "nginx:1.27": ["orders"],
    "role/pay": ["orders"],
    "jwt-key": ["orders"],
    "arm64 move": ["orders"],
    "Á la carte": ["orders"],
    "결제": ["orders"],
    "nothing": [],
    "%": [],
    "_": [],
    "\\": [],
    "'": [],
    "a\0b": [],
    "\ufffd": [],
    "x" * 100_000: [],
    "o r d e r s n g i n x": ["orders"],
}


@pytest.mark.parametrize("search", SEARCHES, ids=lambda text: repr(text[:20]))
def test_search_looks_into_names_images_roles_secrets_and_purpose(start, browser, search: str) -> None:
    container = {
        "name": "app",
        "image": "public.ecr.aws/nginx/nginx:1.27",
        "secrets": [{"name": "A", "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/JWT-key"}],
    }
    start(
        "orders",
        purpose="Move 결제 to ARM64, Á la carte",
        taskRoleArn="arn:aws:iam::111122223333:role/Pay",
        containerDefinitions=[container],
    )
    response = browser.get("/drafts/", {"q": search})
    assert response.status_code == 200
    assert names(response.content.decode()) == SEARCHES[search]


def test_a_query_that_is_no_text_finds_nothing(start, browser) -> None:
    start("orders")
    assert browser.get("/drafts/?q=%ED%A0%80").status_code == 200
    assert browser.get("/drafts/?q=%00%ff").status_code == 200


FILTERS = [
    ({}, ["wrong", "both", "ec2", "fargate"]),
    ({"launch": "FARGATE"}, ["both", "fargate"]),
    ({"launch": "EC2"}, ["wrong", "both", "ec2"]),
    ({"launch": "EXTERNAL"}, []),
    ({"errors": "1"}, ["wrong"]),
    ({"status": "registered"}, ["both"]),
    ({"status": "editing"}, ["wrong", "ec2", "fargate"]),
    ({"status": "archived"}, ["old"]),
    ({"status": "archived", "q": "fargate"}, []),
    ({"status": "editing", "launch": "EC2", "errors": "1", "q": "wro"}, ["wrong"]),
    ({"status": "x", "launch": "x", "errors": "x", "order": "password"}, ["wrong", "both", "ec2", "fargate"]),
]


@pytest.mark.parametrize(("query", "found"), FILTERS, ids=lambda value: str(value))
def test_filters_narrow_the_list(start, author, browser, query: dict[str, str], found: list[str]) -> None:
    start("old").archive(author)
    start("fargate")
    start("ec2", requiresCompatibilities=["EC2"])
    both = start("both", requiresCompatibilities=["EC2", "FARGATE"])
    Draft.objects.filter(pk=both.pk).update(status="registered", errors=0)
    wrong = start("wrong", requiresCompatibilities=["EC2"])
    Draft.objects.exclude(pk=wrong.pk).update(errors=0)
    Draft.objects.filter(pk=wrong.pk).update(errors=1)
    assert families(browser, **query) == found


def tabs(shown: str) -> dict[str, str]:
    return dict(
        re.findall(r'<a href="[^"]*"(?: aria-current="page")?>([\w ]+) <span class="mut">(.*?)<', shown)
    )


def test_tabs_count_and_keep_the_filters(start, author, browser) -> None:
    start("old").archive(author)
    start("one")
    registered = start("two")
    Draft.objects.filter(pk=registered.pk).update(status="registered")
    shown = page(browser, q="one")
    counts = {"All": "2", "Editing": "1", "Registered": "1", "Archived": "1"}
    assert tabs(shown) == counts | {"In review": "0", "Changes requested": "0", "Approved": "0"}
    assert 'href="/drafts/?q=one&amp;status=registered"' in shown


def test_counting_stops_early(team, author, browser) -> None:
    rows = [
        Draft(team=team, digest="", created_by=author, edited_by=author, family="many")
        for _ in range(COUNTED + 1)
    ]
    Draft.objects.bulk_create(rows)
    assert tabs(page(browser))["All"] == "250+"
    assert tabs(page(browser))["Archived"] == "0"


def test_the_number_of_queries_does_not_depend_on_the_number_of_drafts(start, author, browser) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(browser)
        return len(asked)

    start("orders")
    queries()
    few = queries()
    other = Team.objects.create(name="Platform", slug="platform")
    other.add(author, Role.AUTHOR)
    for number in range(ON_A_PAGE):
        start(f"a{number}", team=other)
    assert queries() == few <= 22


def test_the_row_says_that_there_are_more_drafts_of_a_family(start, author, browser) -> None:
    start("orders")
    start("orders")
    start("orders").archive(author)
    start("alone")
    shown = page(browser)
    assert shown.count("one of 2 drafts of this family") == 2
    assert 'href="/drafts/?q=orders"' in shown


@pytest.fixture
def target(team: Team) -> Target:
    return Target.objects.create(
        team=team,
        name="payments-staging",
        account="111122223333",
        region="ap-northeast-2",
        endpoint_url="http://127.0.0.1:1",
    )


def test_the_row_says_as_what_it_was_registered_last(start, browser, target, publisher) -> None:
    draft = start("orders")
    for number in (41, 42):
        registration = Registration.begin(draft, 1, target, publisher, key="k" * 20 + str(number))
        Registration.objects.filter(pk=registration.pk).update(
            state=State.SENDING, signed_at=timezone.now(), above=0
        )
        registration.refresh_from_db()
        arn = f"arn:aws:ecs:ap-northeast-2:111122223333:task-definition/orders:{number}"
        registration.settle(Outcome(state=State.REGISTERED, arn=arn, revision=number))
    shown = page(browser)
    assert f'<a href="/registrations/{registration.pk}/">:42</a><small>payments-staging</small>' in shown
    assert '<span class="tag ok">Registered</span>' in shown


def test_no_match_says_how_much_is_hidden_and_how_to_see_it(start, author, browser) -> None:
    start("orders")
    start("old").archive(author)
    shown = page(browser, q="nothing", launch="EC2", errors="1")
    assert "No draft matches" in shown
    assert "2 drafts are hidden." in shown
    assert 'href="/drafts/?launch=EC2&amp;errors=1" aria-label="Remove Search: nothing"' in shown
    assert 'href="/drafts/?q=nothing&amp;errors=1" aria-label="Remove Launch type: EC2"' in shown


def test_when_all_are_archived_the_page_says_where_they_are(start, author, browser) -> None:
    start("old").archive(author)
    assert "All your drafts are archived" in page(browser)


def test_a_live_filter_gets_the_rows_and_the_address_that_shows_them(start, browser) -> None:
    start("orders")
    response = browser.get(
        "/drafts/", {"q": "ord", "status": "", "launch": ""}, headers={"HX-Request": "true"}
    )
    shown = response.content.decode()
    assert shown.lstrip().startswith('<div id="rows">')
    assert "<html" not in shown
    assert 'id="tabs"' in shown
    assert response["HX-Push-Url"] == "/drafts/?q=ord"
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_the_back_button_gets_the_whole_page(start, browser, header: str) -> None:
    start("orders")
    response = browser.get("/drafts/", headers={"HX-Request": "true", header: "true"})
    assert "<html" in response.content.decode()
