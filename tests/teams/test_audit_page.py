"""The page on which a team's admins read what was done, and the table they can take away."""

import csv
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from designer.audit import acts
from designer.audit.models import Record
from designer.aws.outcome import State
from designer.drafts.models import Draft
from designer.teams.audit_page import ON_A_PAGE
from designer.teams.models import Person, Role
from designer.teams.views.audit import defused

PAGE = "/teams/payments/audit/"


@pytest.fixture
def browser(admin, client_of):
    return client_of(admin)


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, {"family": "orders", "containerDefinitions": []})


def shown(browser, **asked: Any) -> str:
    return browser.get(PAGE, asked).content.decode()


def sentences(browser, **asked: Any) -> list[str]:
    return [one.sentence for one in browser.get(PAGE, asked).context["page"].rows]


def test_each_thing_done_is_a_sentence_newest_first(browser, draft, author) -> None:
    draft.archive(author)
    assert sentences(browser)[:2] == ["mina archived the draft orders", "mina started the draft orders"]


def test_what_is_gone_is_called_as_it_was_and_leads_nowhere(browser, draft, author) -> None:
    number = draft.pk
    draft.discard(author)
    page = shown(browser)
    assert f"mina deleted the draft #{number}" in page
    assert f"/drafts/{number}/" not in page


def test_another_teams_records_are_not_among_them(browser, draft, stranger) -> None:
    assert "sam" not in shown(browser)


def test_members_page_leads_admins_there_and_nobody_else(browser, client_of, author) -> None:
    assert PAGE in browser.get("/teams/payments/").content.decode()
    assert PAGE not in client_of(author).get("/teams/payments/").content.decode()


class TestFilters:
    def test_by_person(self, browser, draft, author, admin) -> None:
        assert sentences(browser, person=author.pk) == ["mina started the draft orders"]

    def test_by_act(self, browser, draft, author) -> None:
        draft.archive(author)
        assert sentences(browser, act="draft archived") == ["mina archived the draft orders"]

    def test_by_what_it_is_about(self, browser, draft, team, author) -> None:
        Draft.start(team, author, {"family": "other"})
        assert sentences(browser, about=f"drafts.draft:{draft.pk}") == ["mina started the draft orders"]

    def test_by_day_the_last_one_included(self, browser, draft) -> None:
        today = timezone.localdate()
        assert sentences(browser, since=today, until=today)
        assert not sentences(browser, until=today - timedelta(days=1))
        assert not sentences(browser, since=today + timedelta(days=1))

    @pytest.mark.parametrize(
        "asked", [{"person": "x"}, {"act": "juggled"}, {"since": "soon"}, {"about": "'"}, {"before": "x"}]
    )
    def test_what_is_not_understood_narrows_nothing_down(self, browser, draft, asked) -> None:
        assert sentences(browser, **asked) == sentences(browser)

    def test_no_match_says_so_and_how_to_see_all(self, browser, draft) -> None:
        page = shown(browser, since=timezone.localdate() + timedelta(days=1))
        assert "No record matches" in page
        assert "Show all" in page


def test_pages_go_from_the_newest_to_the_first_with_the_filters(browser, draft, author) -> None:
    for n in range(ON_A_PAGE + 5):
        draft.say_purpose(author, f"purpose {n}")
    first = browser.get(PAGE, {"person": author.pk}).context["page"]
    second = browser.get(f"{PAGE}?{first.older}").context["page"]
    numbers = [one.record.number for one in (*first.rows, *second.rows)]
    assert len(numbers) == ON_A_PAGE + 6
    assert numbers == sorted(numbers, reverse=True)
    assert second.older == ""


def test_a_page_takes_the_same_few_queries_however_much_is_on_it(
    browser, draft, author, django_assert_max_num_queries
) -> None:
    for n in range(ON_A_PAGE):
        draft.say_purpose(author, f"purpose {n}")
    shown(browser)
    with django_assert_max_num_queries(12):
        shown(browser)


class TestTable:
    def table(self, browser, **asked: Any) -> list[list[str]]:
        response = browser.get(PAGE, {"format": "csv", **asked})
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert response.headers["Content-Disposition"] == 'attachment; filename="audit-payments.csv"'
        return list(csv.reader(response.getvalue().decode("utf-8-sig").splitlines()))

    def test_it_has_all_that_was_asked_for(self, browser, draft, author) -> None:
        head, *rows = self.table(browser, person=author.pk)
        found = dict(zip(head, rows[0], strict=True))
        assert len(rows) == 1
        assert (found["person"], found["act"]) == ("mina", "draft started")
        assert found["mark"] == Record.objects.get(act="draft started").mark

    def test_a_formula_is_text(self, browser, team, admin) -> None:
        evil = Person.objects.create_user("evil@example.com", '=HYPERLINK("http://evil")')
        team.add(evil, Role.AUTHOR, by=evil)
        names = {cell for row in self.table(browser) for cell in row if "HYPERLINK" in cell}
        assert names == {'\'=HYPERLINK("http://evil")'}


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "%0A", "|calc", "\u00a0=1"]
)
def test_what_a_spreadsheet_would_perform_is_defused(text) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "orders", "a=1", "4711", '{"a":1}', "'=1"])
def test_what_it_would_not_is_left_alone(text) -> None:
    assert defused(text) == text


def test_what_became_of_a_registration_is_said_in_the_readers_language() -> None:
    told = {"state": "not_sent"}
    with translation.override("ko"):
        assert acts.sentence("registration settled", "", "orders:3", told).endswith(str(State.NOT_SENT.label))
