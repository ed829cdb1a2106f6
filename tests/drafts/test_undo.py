"""Undo and redo as buttons: where they lead, and what they say when they cannot."""

import pytest

from designer.drafts.models import Draft
from designer.taskdef.edits import Editor

DOCUMENT = {"family": "orders", "containerDefinitions": [{"name": "app"}, {"name": "log"}]}


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


def put(draft: Draft, person, path: str, value: object) -> None:
    now = Draft.objects.get(pk=draft.pk)
    editor = Editor(now.document)
    editor.put(path, value)
    now.edit(person, now.version, editor.finish())


def test_undo_leads_to_what_it_changed_and_redo_back(draft, author, client_of) -> None:
    put(draft, author, "/containerDefinitions/1/image", "nginx")
    client = client_of(author)
    address = f"/drafts/{draft.pk}/containers/1/#f-containerDefinitions-1-image"
    assert client.post(f"/drafts/{draft.pk}/undo/").headers["Location"] == address
    assert Draft.objects.get(pk=draft.pk).document == DOCUMENT
    assert client.post(f"/drafts/{draft.pk}/redo/").headers["Location"] == address
    assert Draft.objects.get(pk=draft.pk).document["containerDefinitions"][1]["image"] == "nginx"


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_nothing_to_take_back_is_said(draft, publisher, author, client_of, way: str) -> None:
    put(draft, author, "/family", "mine")
    answer = client_of(publisher).post(f"/drafts/{draft.pk}/{way}/", follow=True)
    assert Draft.objects.get(pk=draft.pk).document["family"] == "mine"
    assert 'role="status"' in answer.content.decode()
    assert any(words in answer.content.decode() for words in ("no edit of yours", "nothing to make again"))


def test_what_others_changed_since_stays(draft, author, publisher, client_of) -> None:
    put(draft, author, "/containerDefinitions/0/image", "mine")
    put(draft, publisher, "/containerDefinitions/0/image", "theirs")
    answer = client_of(author).post(f"/drafts/{draft.pk}/undo/")
    assert answer.status_code == 409
    assert "app · image was changed since" in answer.content.decode()
    assert Draft.objects.get(pk=draft.pk).document["containerDefinitions"][0]["image"] == "theirs"


def test_an_edit_of_the_whole_can_be_taken_back(draft, author, client_of) -> None:
    put(draft, author, "/containerDefinitions", [])
    answer = client_of(author).post(f"/drafts/{draft.pk}/undo/")
    assert answer.status_code == 302
    assert Draft.objects.get(pk=draft.pk).document == DOCUMENT


def test_undo_from_the_json_leads_back_to_the_json(draft, author, client_of) -> None:
    put(draft, author, "/family", "mine")
    answer = client_of(author).post(f"/drafts/{draft.pk}/undo/", {"back": "json"})
    assert answer["Location"] == f"/drafts/{draft.pk}/json/?at=%2Ffamily"
    assert Draft.objects.get(pk=draft.pk).document == DOCUMENT
