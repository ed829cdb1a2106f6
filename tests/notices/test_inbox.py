"""The inbox, the counts in the bar, and the note above the drafts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from designer.drafts.models import Draft
from designer.notices import Event, tell, waiting
from designer.notices.models import Notice, Watch
from designer.notices.waiting import Line, Source
from designer.taskdef.edits import Editor
from tests.notices.conftest import DOCUMENT


@pytest.fixture
def told(draft, author, viewer):
    """`told(3)`: the viewer hears of so many comments."""

    def make(number: int) -> list[Notice]:
        for _ in range(number):
            tell(Event.COMMENTED, draft, by=author, to=[viewer], url=f"/drafts/{draft.pk}/export/")
        return list(Notice.objects.filter(person=viewer).order_by("-pk"))

    return make


@pytest.fixture
def source():
    """Drafts that wait for whoever sees them, as a higher app would tell of them."""
    made = Source(
        "pending",
        "Reviews that wait",
        lambda person: Draft.objects.visible_to(person).order_by("pk"),
        lambda draft: Line(str(draft), f"/drafts/{draft.pk}/review/", "asked", timezone.now()),
        lambda number: f"{number} reviews wait for you:",
    )
    waiting.add(made)
    yield made
    waiting.SOURCES.remove(made)


def page(client, **query: str) -> str:
    return client.get("/inbox/", query).content.decode()


def test_an_unread_notice_is_counted_on_every_page(told, viewer, client_of) -> None:
    told(2)
    assert "Inbox: 2 unread notices" in client_of(viewer).get("/account/").content.decode()


def test_each_gets_their_own_count_on_the_page_of_each_draft(told, team, author, viewer, client_of) -> None:
    other = Draft.start(team, author, DOCUMENT)
    told(2)
    for person, count in ((viewer, "2 unread notices"), (author, "nothing unread"), (viewer, "2 unread")):
        shown = client_of(person).get(f"/drafts/{other.pk}/review/").content.decode()
        assert f"Inbox: {count}" in shown
        assert ("Stop watching this draft" in shown) == (person == author)


def test_more_than_can_be_told_are_not_counted_to_the_end(told, viewer, client_of) -> None:
    told(102)
    assert ">99+</b>" in page(client_of(viewer))


def test_opening_a_notice_reads_it_and_leads_to_what_it_is_about(told, viewer, client_of, draft) -> None:
    [notice] = told(1)
    answer = client_of(viewer).post(f"/inbox/{notice.pk}/read/", {"do": "open"})
    assert answer.url == f"/drafts/{draft.pk}/export/"
    assert not Notice.objects.unread().exists()


def test_marking_one_as_read_stays_in_the_inbox(told, viewer, client_of) -> None:
    first, second = told(2)
    assert client_of(viewer).post(f"/inbox/{first.pk}/read/", {"do": "read"}).url == "/inbox/"
    assert list(Notice.objects.unread()) == [second]


def test_marking_all_leaves_those_that_came_since_the_page_was_shown(told, viewer, client_of) -> None:
    shown = told(2)[0].pk
    newest = told(1)[0]
    client_of(viewer).post("/inbox/read/", {"newest": shown})
    assert list(Notice.objects.unread()) == [newest]


def test_marking_all_reads_nobody_elses(told, viewer, author, client_of) -> None:
    notice = told(1)[0]
    client_of(author).post("/inbox/read/", {"newest": notice.pk})
    assert Notice.objects.unread().count() == 1


@pytest.mark.parametrize("newest", ["", "x", "-1", "9" * 30, "1e3", "²"])
def test_what_is_no_number_marks_nothing(newest, told, viewer, client_of) -> None:
    told(1)
    assert client_of(viewer).post("/inbox/read/", {"newest": newest}).status_code == 302
    assert Notice.objects.unread().count() == 1


def test_looking_marks_nothing_as_read(told, viewer, client_of) -> None:
    told(1)
    page(client_of(viewer))
    assert Notice.objects.unread().count() == 1


def test_pages_show_every_notice_once_unread_ones_first(told, viewer, client_of) -> None:
    notices = told(60)
    for notice in notices[:10]:
        notice.read()
    browser, after, seen = client_of(viewer), "", []
    while True:
        shown = browser.get("/inbox/", {"after": after}).context["page"]
        seen += [one.pk for one in shown.rows]
        if not (after := shown.after):
            break
    assert seen == [one.pk for one in [*notices[10:], *notices[:10]]]


@pytest.mark.parametrize(
    "after", ["x", "u-1", "u-99999999999999999-999999999999999999", "²", "r-0-0", "u-1-1'"]
)
def test_a_place_that_never_was_is_no_error(after, told, viewer, client_of) -> None:
    told(1)
    assert client_of(viewer).get("/inbox/", {"after": after}).status_code == 200


def test_a_section_shows_what_waits_and_the_list_of_drafts_says_so(source, draft, viewer, client_of) -> None:
    browser = client_of(viewer)
    assert f'<a href="/drafts/{draft.pk}/review/">orders</a>' in page(browser)
    assert "<b>1 reviews wait for you:</b>" in browser.get("/drafts/").content.decode()


def test_what_waits_in_another_team_is_not_shown(source, draft, stranger, client_of) -> None:
    browser = client_of(stranger)
    assert "orders" not in page(browser)
    assert "wait for you" not in browser.get("/drafts/").content.decode()


def test_no_page_takes_a_query_more_however_much_waits(source, told, team, author, viewer, client_of) -> None:
    browser = client_of(viewer)
    browser.get("/account/")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            browser.get("/account/")
        assert sum("waits_notices" in one["sql"] for one in captured) == 1
        return len(captured)

    few = queries()
    told(30)
    for _ in range(30):
        Draft.start(team, author, DOCUMENT)
    assert queries() == few


@pytest.mark.parametrize(("own", "of_family", "shown"), [
    (None, False, "Watch this draft"),
    (None, True, "Stop watching this draft"),
    (True, False, "Stop watching this draft"),
    (False, True, "Watch this draft"),
])  # fmt: skip
def test_the_drafts_page_says_whether_it_is_watched(
    own, of_family, shown, draft, team, viewer, client_of
) -> None:
    if own is not None:
        Watch.objects.set(viewer, draft, is_on=own)
    if of_family:
        Watch.objects.set_family(viewer, team, "orders")
    assert f'aria-label="{shown}"' in client_of(viewer).get(f"/drafts/{draft.pk}/review/").content.decode()


def test_pressing_the_bell_watches_and_pressing_it_again_stops(draft, viewer, client_of) -> None:
    browser, address = client_of(viewer), f"/drafts/{draft.pk}/watch/"
    assert browser.post(address, {"watch": "on", "next": f"/drafts/{draft.pk}/json/"}).url.endswith("/json/")
    assert Watch.objects.watchers(draft) == {viewer.pk}
    browser.post(address, {"watch": "off", "next": "//evil.example/"})
    assert Watch.objects.watchers(draft) == set()


def test_who_starts_a_draft_watches_it_and_who_edits_it_too(team, author, publisher) -> None:
    made = Draft.start(team, author, DOCUMENT)
    assert Watch.objects.watchers(made) == {author.pk}
    from_editor(made, publisher)
    assert Watch.objects.watchers(made) == {author.pk, publisher.pk}


def from_editor(draft, person) -> None:
    editor = Editor(draft.document)
    editor.put("/cpu", "256")
    draft.edit(person, draft.version, editor.finish())
