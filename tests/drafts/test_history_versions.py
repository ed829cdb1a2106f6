"""What is done with a version in the history: restored, opened as a new draft, named."""

from designer.drafts.models import Draft
from tests.drafts.told_history import IMAGE, page, put, told

FRAME = {"once": "k" * 24, "end": "1"}


def test_restoring_is_a_new_edit_that_says_what_it_restored(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"), (IMAGE, "nginx:1.28"))
    response = browser.post(f"/drafts/{draft.pk}/history/1/restore/", {"base": "3", **FRAME})
    assert response["Location"] == f"/drafts/{draft.pk}/history/"
    draft.refresh_from_db()
    assert draft.version == 4
    assert draft.digest == Draft.objects.get().digest
    assert draft.content.text == draft.edits.get(version=1).text
    assert told(page(browser, draft))[0] == "mina restored edit 1 as edit 4"


def test_restoring_twice_by_one_form_restores_once(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    for _ in range(2):
        browser.post(f"/drafts/{draft.pk}/history/1/restore/", {"base": "2", **FRAME})
    assert draft.edits.count() == 3


def test_restoring_what_the_draft_says_already_is_no_edit(start, browser) -> None:
    draft = start("orders")
    response = browser.post(f"/drafts/{draft.pk}/history/1/restore/", {"base": "1", **FRAME}, follow=True)
    assert "The draft says what edit 1 says." in response.content.decode()
    assert draft.edits.count() == 1


def test_restoring_keeps_what_others_changed_elsewhere_since_the_page(
    start, browser, author, publisher
) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    put(draft, publisher, ("/memory", "2048"))
    browser.post(f"/drafts/{draft.pk}/history/1/restore/", {"base": "2", **FRAME})
    draft.refresh_from_db()
    assert (draft.document["cpu"], draft.document["memory"]) == ("256", "2048")


def test_restoring_what_others_changed_since_the_page_is_refused(start, browser, author, publisher) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    put(draft, publisher, ("/cpu", "1024"))
    response = browser.post(f"/drafts/{draft.pk}/history/1/restore/", {"base": "2", **FRAME})
    assert response.status_code == 409
    assert draft.edits.count() == 3


def test_a_version_that_never_was_is_not_found(start, browser) -> None:
    draft = start("orders")
    for address, form in (("restore", {"base": "1"}), ("open", {"base": "1"}), ("name", {"name": "x"})):
        response = browser.post(f"/drafts/{draft.pk}/history/7/{address}/", {**form, **FRAME})
        assert response.status_code == 404, address


def test_a_version_opens_as_a_new_draft_once_a_form(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    for _ in range(2):
        browser.post(f"/drafts/{draft.pk}/history/1/open/", {"base": "2", **FRAME})
    made = Draft.objects.exclude(pk=draft.pk).get()
    assert (made.document["cpu"], made.based_on) == ("256", "orders, edit 1")
    assert told(page(browser, made)) == ["mina began from orders, edit 1, as edit 1"]


def test_a_name_is_given_changed_and_taken_off(start, browser) -> None:
    draft = start("orders")
    address = f"/drafts/{draft.pk}/history/1/name/"
    for name, left in (("first", ["first"]), ("as tested", ["as tested"]), ("", [])):
        assert browser.post(address, {"name": name}).status_code == 302
        assert [one.name for one in draft.version_names.all()] == left


def test_no_two_versions_of_a_draft_have_one_name(start, browser, author) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    browser.post(f"/drafts/{draft.pk}/history/1/name/", {"name": "first"})
    response = browser.post(f"/drafts/{draft.pk}/history/2/name/", {"name": "first"})
    assert response.status_code == 422
    assert "Another version of this draft has this name." in response.content.decode()
    assert [one.version for one in draft.version_names.all()] == [1]


def test_a_person_without_the_right_changes_nothing(start, author, team, reviewer, client_of) -> None:
    draft = start("orders")
    put(draft, author, ("/cpu", "512"))
    for address in ("restore", "open", "name"):
        response = client_of(reviewer).post(
            f"/drafts/{draft.pk}/history/1/{address}/", {"base": "2", **FRAME}
        )
        assert response.status_code == 403, address
    assert draft.edits.count() == 2
