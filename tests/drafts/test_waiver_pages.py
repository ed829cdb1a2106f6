"""The pages on which rules are set aside: without scripts, as members, strangers and time have it."""

import re
from datetime import timedelta
from html import unescape

import pytest

from designer.drafts.models import Draft, Waiver
from tests.drafts.waived import DOCUMENT, SOCKET, UNUSED, expire, set_aside, today


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def browser(client_of, author):
    return client_of(author)


def text(browser, address: str) -> str:
    return unescape(browser.get(address).content.decode())


def tags(page: str) -> str:
    """The counts in the head of the findings."""
    return " ".join(re.findall(r'<span class="tag \w+">([^<]*)</span>', page))


def form(draft: Draft, rule: str = SOCKET) -> str:
    return f"/drafts/{draft.pk}/set-aside/{rule}/"


FILLED = {"scope": "draft", "reason": "The agent needs it.", "ends_on": (today(30)).isoformat()}


def test_a_finding_that_can_be_set_aside_leads_to_the_form(browser, draft) -> None:
    page = text(browser, f"/drafts/{draft.pk}/volumes/")
    assert f'href="{form(draft)}"' in page
    assert f'href="{form(draft, UNUSED)}"' in page


def test_errors_and_warnings_offer_no_such_form(browser, team, author) -> None:
    page = text(browser, f"/drafts/{Draft.start(team, author, {}).pk}/name-and-size/")
    offered = set(re.findall(r"/set-aside/([a-z0-9-]+)/", page))
    assert "Error" in page
    assert browser.get(f"/drafts/{Draft.objects.get().pk}/set-aside/fargate-cpu-memory/").status_code == 404
    assert "family-invalid" not in offered


def test_the_form_suggests_ninety_days_and_a_year_at_most(browser, draft) -> None:
    page = text(browser, form(draft))
    assert f'value="{today(90).isoformat()}"' in page
    assert f'max="{today(365).isoformat()}"' in page
    assert "gives a container control" in page


def test_set_aside_it_stands_folded_and_counts_no_more(browser, draft) -> None:
    before = tags(text(browser, f"/drafts/{draft.pk}/volumes/"))
    response = browser.post(form(draft), FILLED)
    assert response["Location"].startswith(f"/drafts/{draft.pk}/volumes/")
    page = text(browser, f"/drafts/{draft.pk}/volumes/")
    assert "Set aside (1)" in page
    assert "The agent needs it." in page
    assert 'href="/waivers/"' in page
    assert tags(page) != before


def test_the_review_step_and_the_list_count_it_no_more(browser, draft) -> None:
    listed, reviewed = text(browser, "/drafts/"), text(browser, f"/drafts/{draft.pk}/review/")
    browser.post(form(draft), FILLED | {"scope": "team"})
    assert tags(text(browser, "/drafts/")) != tags(listed)
    page = text(browser, f"/drafts/{draft.pk}/review/")
    assert "Set aside (1)" in page
    assert tags(page) != tags(reviewed)


def test_the_list_counts_it_again_once_it_expired(browser, draft, author) -> None:
    before = tags(text(browser, "/drafts/"))
    made = set_aside(draft, author)
    assert tags(text(browser, "/drafts/")) != before
    expire(made)
    assert tags(text(browser, "/drafts/")) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": " "}, "required"),
        ({"reason": "x" * 501}, "at most 500"),
        ({"reason": "a\0b"}, "Null characters"),
        ({"ends_on": ""}, "required"),
        ({"ends_on": "soon"}, "valid date"),
        ({"ends_on": (today(-1)).isoformat()}, "Choose a day from"),
        ({"ends_on": (today() + timedelta(days=366)).isoformat()}, "Choose a day from"),
        ({"scope": "world"}, "valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(wrong, said, browser, draft) -> None:
    response = browser.post(form(draft), FILLED | {"reason": "Kept."} | wrong)
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert said in page
    assert "reason" in wrong or "Kept.</textarea>" in page
    assert not Waiver.objects.exists()


def test_a_second_time_the_form_says_that_it_stands(browser, draft) -> None:
    browser.post(form(draft), FILLED)
    assert "This rule is set aside already" in text(browser, form(draft))
    answer = browser.post(form(draft), FILLED)
    assert (answer.status_code, "It is set aside already." in answer.content.decode()) == (422, True)
    assert Waiver.objects.count() == 1


def test_the_page_lists_what_stands_with_its_reason_person_and_end(browser, draft, author) -> None:
    set_aside(draft, author)
    set_aside(draft, author, UNUSED, whole_team=True)
    page = text(browser, "/waivers/")
    for said in ("Container runtime socket mounted", "orders", "every draft", "mina", f"{today(90)}"):
        assert said in page, said
    assert page.count("End now</button>") == 2


def test_ended_now_it_leaves_the_list_and_stays_on_record(browser, draft, author) -> None:
    made = set_aside(draft, author)
    page = unescape(browser.post(f"/waivers/{made.pk}/end/", follow=True).content.decode())
    assert "counts again" in page
    assert "Nothing is set aside" in page
    assert "ended by mina" in text(browser, "/waivers/?past=1")
    assert "Set aside (" not in text(browser, f"/drafts/{draft.pk}/volumes/")


def test_what_expired_is_on_record_too(browser, draft, author) -> None:
    expire(set_aside(draft, author))
    assert "expired" in text(browser, "/waivers/?past=1")
    assert "Nothing is set aside" in text(browser, "/waivers/")


def test_a_stranger_sees_and_ends_none_of_it(client_of, stranger, draft, author) -> None:
    made = set_aside(draft, author, whole_team=True)
    theirs = client_of(stranger)
    assert "The agent needs it." not in text(theirs, "/waivers/")
    assert theirs.post(f"/waivers/{made.pk}/end/").status_code == 404
    assert theirs.post(form(draft, UNUSED), FILLED).status_code == 404
    assert Waiver.objects.get().stands


def test_the_list_pages_through_all_of_it(browser, draft, author, team) -> None:
    for number in range(60):
        name = f"rule-{number}"
        Waiver.objects.create(team=team, rule=name, reason="-", created_by=author, ends_on=today())
    first = text(browser, "/waivers/")
    older = re.search(r'href="\?before=(\d+)"', first)[1]
    rest = text(browser, f"/waivers/?before={older}")
    assert (first.count("End now</button>"), rest.count("End now</button>")) == (50, 10)


@pytest.mark.parametrize("before", ["x", "0", "%00", "9" * 40, "²"])
def test_a_page_that_is_none_is_not_found(before: str, browser) -> None:
    assert browser.get(f"/waivers/?before={before}").status_code == 404


def test_names_and_reasons_are_shown_as_text(browser, draft, author) -> None:
    hostile = "<script>alert(1)</script>"
    browser.post(form(draft), FILLED | {"reason": hostile})
    for address in ("/waivers/", f"/drafts/{draft.pk}/volumes/", form(draft)):
        assert hostile not in browser.get(address).content.decode()


def test_a_save_without_a_page_shows_what_is_set_aside_too(browser, draft, author) -> None:
    set_aside(draft, author)
    post = {"base": "1", "once": "k" * 24, "end": "1", "/family": "refunds"}
    answer = browser.post(f"/drafts/{draft.pk}/name-and-size/", post, headers={"HX-Request": "true"})
    assert "Set aside (1)" in answer.content.decode()
