"""What becomes of a draft as a whole: duplicated, archived, restored, deleted."""

import pytest

from designer.aws.models import Registration
from designer.drafts.models import Draft, DraftText, Edit
from designer.taskdef.edits import Editor
from designer.teams.models import Target

ONCE = {"once": "k" * 24}


@pytest.fixture
def draft(start) -> Draft:
    return start("orders", purpose="Move to ARM64")


def test_a_duplicate_has_the_same_document_and_its_own_history(browser, draft, author) -> None:
    editor = Editor(draft.document)
    editor.put("/cpu", "512")
    draft.edit(author, 1, editor.finish())
    response = browser.post(f"/drafts/{draft.pk}/duplicate/", ONCE)
    copy = Draft.objects.exclude(pk=draft.pk).get()
    assert response.headers["Location"] == f"/drafts/{copy.pk}/launch-type/"
    assert (copy.digest, copy.purpose, copy.version) == (draft.digest, "Move to ARM64", 1)
    assert (copy.basis, copy.based_on, copy.status) == ("draft", "orders", "editing")


def test_a_double_press_duplicates_once_and_another_page_duplicates_again(browser, draft) -> None:
    first = browser.post(f"/drafts/{draft.pk}/duplicate/", ONCE)
    assert browser.post(f"/drafts/{draft.pk}/duplicate/", ONCE).headers == first.headers
    assert Draft.objects.count() == 2
    browser.post(f"/drafts/{draft.pk}/duplicate/", {"once": "b" * 24})
    assert Draft.objects.count() == 3


def test_one_page_s_key_serves_each_of_its_rows(browser, draft, start) -> None:
    for each in (draft, start("billing")):
        assert browser.post(f"/drafts/{each.pk}/duplicate/", ONCE).status_code == 302
    assert Draft.objects.count() == 4


@pytest.mark.parametrize("once", ["", "short", "k" * 41, "\0" * 24, "k" * 24 + "\n"])
def test_a_duplicate_needs_the_key_of_a_page(browser, draft, once: str) -> None:
    assert browser.post(f"/drafts/{draft.pk}/duplicate/", {"once": once}).status_code == 400
    assert Draft.objects.count() == 1


def test_archived_drafts_leave_the_list_and_come_back(browser, draft) -> None:
    shown = browser.post(f"/drafts/{draft.pk}/archive/", follow=True).content.decode()
    assert "“orders” is archived." in shown
    assert "All your drafts are archived" in shown
    restored = browser.post(f"/drafts/{draft.pk}/restore/")
    assert restored.headers["Location"] == "/drafts/?status=archived"
    assert Draft.objects.get().archived_at is None


def test_archiving_twice_keeps_the_first_moment(browser, draft) -> None:
    browser.post(f"/drafts/{draft.pk}/archive/")
    first = Draft.objects.get().archived_at
    browser.post(f"/drafts/{draft.pk}/archive/")
    assert Draft.objects.get().archived_at == first


def test_deleting_asks_first(browser, draft) -> None:
    shown = browser.get(f"/drafts/{draft.pk}/delete/").content.decode()
    assert "Delete orders?" in shown
    assert Draft.objects.exists()


def test_a_deleted_draft_is_gone_with_its_edits_undone_ones_too(browser, draft, author) -> None:
    editor = Editor(draft.document)
    editor.put("/cpu", "512")
    draft.edit(author, 1, editor.finish())
    draft.undo(author)
    draft.redo(author)
    response = browser.post(f"/drafts/{draft.pk}/delete/", follow=True)
    assert "“orders” is deleted." in response.content.decode()
    for model in (Draft, DraftText, Edit):
        assert not model.objects.exists()


def test_an_import_goes_with_its_draft(browser) -> None:
    form = {"start": "import", "text": '{"containerDefinitions": []}', **ONCE, "end": "1"}
    browser.post("/drafts/new/", form)
    draft = Draft.objects.get()
    assert browser.post(f"/drafts/{draft.pk}/delete/").status_code == 302
    assert not Draft.objects.exists()


@pytest.fixture
def attempted(draft, team, publisher) -> Draft:
    """A draft that somebody asked to register, and nothing was sent."""
    place = {"account": "111122223333", "region": "ap-northeast-2", "endpoint_url": "http://127.0.0.1:1"}
    target = Target.objects.create(team=team, name="staging", **place)
    Registration.begin(draft, 1, target, publisher, key="k" * 24)
    return draft


def test_a_draft_somebody_tried_to_register_is_kept_and_the_page_says_why(browser, attempted) -> None:
    asked = browser.get(f"/drafts/{attempted.pk}/delete/")
    assert "orders cannot be deleted" in asked.content.decode()
    assert "Delete for good" not in asked.content.decode()
    refused = browser.post(f"/drafts/{attempted.pk}/delete/")
    assert refused.status_code == 409
    assert "Archive it instead" in refused.content.decode()
    assert Edit.objects.filter(draft=attempted).exists()


@pytest.mark.parametrize("page", ["duplicate", "archive", "restore", "delete"])
def test_strangers_change_nothing(draft, stranger, client_of, page: str) -> None:
    before = list(Draft.objects.values())
    assert client_of(stranger).post(f"/drafts/{draft.pk}/{page}/", ONCE).status_code == 404
    assert list(Draft.objects.values()) == before


@pytest.mark.parametrize("pk", ["0", "999999999", "9999999999", "-1", "1e9", "x"])
@pytest.mark.parametrize("page", ["duplicate", "archive", "restore", "delete", "export", "imported"])
def test_drafts_that_are_not_there_are_not_found(browser, pk: str, page: str) -> None:
    assert browser.post(f"/drafts/{pk}/{page}/", ONCE).status_code in (404, 405)


def test_the_list_offers_what_can_be_done_in_forms_that_work_without_scripts(browser, draft, author) -> None:
    shown = browser.get("/drafts/").content.decode()
    assert '<form id="fate" method="post" hidden>' in shown
    for page in ("duplicate", "archive"):
        assert f'<button form="fate" formaction="/drafts/{draft.pk}/{page}/">' in shown
    draft.archive(author)
    archived = browser.get("/drafts/", {"status": "archived"}).content.decode()
    assert f'formaction="/drafts/{draft.pk}/restore/"' in archived
