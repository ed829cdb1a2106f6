"""A draft's history: what it tells, how it is narrowed, compared, and taken away as a file."""

import csv
import io
import json
import re
from html import unescape

import pytest

from designer.drafts.history.record import defused
from designer.drafts.history.timeline import ON_A_PAGE
from designer.drafts.models import Draft
from tests.drafts.told_history import IMAGE, apart, change, page, put, told


def test_it_tells_who_saved_what_newest_first(start, browser, author, publisher) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    put(draft, publisher, ("/memory", "1024"))
    assert told(page(browser, draft)) == [
        "jun saved edit 3",
        "mina saved edit 2",
        "mina began this draft, as edit 1",
    ]


def test_an_edit_says_in_words_what_changed(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "nginx:1.28"))
    assert "app.image public.ecr.aws/nginx/nginx:1.27 → nginx:1.28" in unescape(page(browser, draft))


def test_an_image_is_told_without_the_folders_both_have_and_the_end_of_its_digest(
    start, browser, author
) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, f"public.ecr.aws/nginx/nginx@sha256:{'ab' * 32}"))
    assert "app.image …/nginx:1.27 → …/nginx@sha256:abababababab…" in unescape(page(browser, draft))


def test_an_edit_never_says_a_secret(start, browser, author) -> None:
    draft = start("orders")
    variables = [{"name": "DB_PASSWORD", "value": "hunter2-hunter2"}]
    put(draft, author, ("/containerDefinitions/0/environment", variables))
    for query in ({}, {"look": "text"}, {"field": "/containerDefinitions/0/environment"}):
        assert "hunter2" not in page(browser, draft, **query)
    assert "••••••" in page(browser, draft)


def test_edits_of_one_person_on_one_field_within_five_minutes_show_as_one(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "n"), (IMAGE, "nginx"), (IMAGE, "nginx:1.28"))
    assert told(page(browser, draft))[0] == "mina saved edits 2–4"
    assert "nginx/nginx:1.27 → nginx:1.28" in unescape(page(browser, draft))
    assert draft.edits.count() == 4


def test_each_edit_is_shown_when_asked_for(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "n"), (IMAGE, "nginx"))
    assert told(page(browser, draft, each="1"))[:2] == ["mina saved edit 3", "mina saved edit 2"]


def test_edits_of_others_of_other_fields_or_of_another_hour_show_apart(
    start, browser, author, publisher
) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "a"))
    put(draft, publisher, (IMAGE, "b"), ("/cpu", "512"))
    assert len(told(page(browser, draft))) == 4
    put(draft, publisher, ("/cpu", "1024"))
    apart(draft)
    assert len(told(page(browser, draft))) == 5


def test_a_named_version_stays_by_itself(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "a"), (IMAGE, "b"), (IMAGE, "c"))
    browser.post(f"/drafts/{draft.pk}/history/3/name/", {"name": "before the split"})
    shown = page(browser, draft)
    assert told(shown)[:2] == ["mina saved edit 4", "mina saved edits 2–3"]
    assert '<span class="tag info">before the split</span>' in shown


def test_what_was_taken_back_and_made_again_is_told_so(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    draft.undo(author)
    draft.redo(author)
    said = ["mina made edit 3 again as edit 4", "mina took back edit 2 as edit 3"]
    assert told(page(browser, draft))[:2] == said


def test_the_pages_hold_every_edit_once(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, *(("/cpu", str(n)) for n in range(ON_A_PAGE + 9)))
    apart(draft)
    first = page(browser, draft)
    older = unescape(re.search(r'href="([^"]*before=[^"]*)"', first)[1])
    second = browser.get(older).content.decode()
    assert len(told(first)) == ON_A_PAGE
    assert [*told(first), *told(second)][:-1] == [f"mina saved edit {n}" for n in range(draft.version, 1, -1)]


def test_a_page_that_begins_within_a_run_shows_the_rest_once(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, *(("/cpu", str(n)) for n in range(130)))
    assert told(page(browser, draft)) == ["mina saved edits 2–131", "mina began this draft, as edit 1"]


@pytest.mark.parametrize("field", ["image", "/" + "x" * 501, "/a\0b"])
def test_an_address_that_asks_for_nonsense_is_refused(start, browser, field: str) -> None:
    assert browser.get(f"/drafts/{start('orders').pk}/history/", {"field": field}).status_code == 400


def test_a_place_that_never_was_has_no_history(start, browser) -> None:
    for field in ("/containerDefinitions/x", "/containerDefinitions/9/image", "/taskRoleArn"):
        assert told(page(browser, start("orders"), field=field)) == []


@pytest.mark.parametrize("query", [{"only": "x"}, {"since": "-1"}, {"until": "99999999999"}, {"before": "x"}])
def test_what_an_address_cannot_mean_is_left_out(start, browser, query: dict[str, str]) -> None:
    assert told(page(browser, start("orders"), **query)) == ["mina began this draft, as edit 1"]


def test_two_versions_are_compared_by_meaning_or_by_text(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"), ("/memory", "2048"))
    meaning = page(browser, draft, since="1", until="2")
    assert "1 change" in meaning
    assert 'id="patch"' not in meaning
    text = unescape(page(browser, draft, since="2", until="3", look="text"))
    assert '-   "memory": "512",' in text
    assert '+   "memory": "2048",' in text
    assert "2048" not in unescape(meaning).partition('class="card fold"')[2]


def test_a_version_compared_that_is_on_another_page_stays_chosen(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, *(("/cpu", str(n)) for n in range(ON_A_PAGE + 9)))
    apart(draft)
    assert 'name="since" value="1" checked' in page(browser, draft)


def test_a_viewer_compares_and_is_offered_nothing_else(start, viewer, author, client_of) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    shown = page(client_of(viewer), draft)
    assert "512" in shown
    for word in ("restore/", "open/", "name/"):
        assert word not in shown


def test_the_history_of_a_field_follows_it_when_others_move(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "nginx:1.28"), ("/cpu", "512"))
    change(draft, author, "insert", "/containerDefinitions", {"name": "log", "image": "fluent-bit"}, 0)
    put(draft, author, (IMAGE, "fluent-bit:4"), ("/containerDefinitions/1/image", "nginx:1.29"))
    apart(draft)
    shown = page(browser, draft, field="/containerDefinitions/1/image")
    assert told(shown) == ["mina saved edit 6", "mina saved edit 2", "mina began this draft, as edit 1"]
    assert "<b>app · image</b>" in shown


def test_the_history_of_a_field_ends_where_the_field_began(start, browser, author) -> None:
    draft = start("orders")
    change(draft, author, "insert", "/containerDefinitions", {"name": "log", "image": "fluent-bit"})
    assert told(page(browser, draft, field="/containerDefinitions/1/image")) == ["mina saved edit 2"]


def test_the_history_of_a_field_goes_on_page_after_page(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, *((IMAGE, f"nginx:{n}") for n in range(ON_A_PAGE + 4)))
    change(draft, author, "insert", "/containerDefinitions", {"name": "log", "image": "fluent-bit"}, 0)
    apart(draft)
    first = page(browser, draft, field="/containerDefinitions/1/image")
    older = unescape(re.search(r'href="([^"]*)">Older', first)[1])
    second = browser.get(older).content.decode()
    assert len(told(first)) == ON_A_PAGE
    assert told(second)[-2:] == ["mina saved edit 2", "mina began this draft, as edit 1"]
    assert len(told(second)) == 5


def test_a_stranger_finds_no_history(start, stranger, client_of) -> None:
    draft = start("orders")
    assert client_of(stranger).get(f"/drafts/{draft.pk}/history/").status_code == 404


def test_the_record_tells_every_edit_by_itself(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, (IMAGE, "n"), (IMAGE, "nginx"))
    rows = list(csv.DictReader(io.StringIO(whole(browser, draft, "csv"))))
    assert [row["what"] for row in rows][:2] == ["mina saved edit 3", "mina saved edit 2"]
    found = json.loads(whole(browser, draft, "json"))
    assert [row["changes"] for row in found][:2] == [["app.image n → nginx"], [f"app.image {FIRST} → n"]]


FIRST = "public.ecr.aws/nginx/nginx:1.27"


def whole(browser, draft: Draft, kind: str) -> str:
    response = browser.get(f"/drafts/{draft.pk}/history/record.{kind}")
    return b"".join(response.streaming_content).decode()


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_the_record_is_a_formula(value: str) -> None:
    assert defused(value) == f"'{value}"
    assert defused("nginx") == "nginx"


def test_the_record_reads_past_its_first_batch(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, *(("/cpu", str(n)) for n in range(120)))
    assert len(json.loads(whole(browser, draft, "json"))) == 121
