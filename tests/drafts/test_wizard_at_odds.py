"""The wizard when posts come late, twice, cut off, or at odds with what others did."""

from collections.abc import Callable

import pytest
from django.test import Client

from designer.drafts.models import Draft
from designer.taskdef import edits
from designer.teams.models import Person
from tests.drafts.wizard import CONTAINER, DOCUMENT, Wizard, changed, container, draft, wizard

__all__ = ["draft", "wizard"]


STEPS = (
    "launch-type",
    "name-and-size",
    "containers",
    "volumes",
    "network-mode",
    "roles",
    "tags",
    "review",
)


@pytest.mark.parametrize("base", ["", "-1", "0", "2", "x", "1.0", "9" * 30, "١"])
def test_a_version_that_never_was_is_refused(wizard: Wizard, base: str) -> None:
    answer = wizard.send("name-and-size", {"/family": "x", "base": base})
    assert answer.status_code == 400
    assert wizard.document == DOCUMENT


def test_a_post_that_was_cut_off_is_refused(wizard: Wizard) -> None:
    url = f"/drafts/{wizard.draft.pk}/name-and-size/"
    assert wizard.client.post(url, {"base": "1", "once": "k", "/family": "cut"}).status_code == 400
    assert wizard.document == DOCUMENT


def test_the_same_button_sent_twice_acts_once_and_keeps_what_was_typed(wizard: Wizard) -> None:
    button = {"do": f"insert:{CONTAINER}/portMappings"}
    wizard.send("containers", button, base=1, once="same")
    answer = wizard.send("containers", {**button, f"{CONTAINER}/name": "web"}, base=1, once="same")
    assert answer.status_code == 302
    assert container(wizard)["portMappings"] == [{"containerPort": 8080}, {}]
    assert container(wizard)["name"] == "web"


def test_a_one_use_key_with_another_button_is_refused(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"insert:{CONTAINER}/portMappings"}, base=1, once="same")
    answer = wizard.send("containers", {"do": f"remove:{CONTAINER}/environment/0"}, base=1, once="same")
    assert answer.status_code == 409
    assert len(container(wizard)["environment"]) == 2


def test_two_tabs_changing_different_fields_both_land(wizard: Wizard) -> None:
    wizard.send("name-and-size", {"/family": "one"}, base=1)
    wizard.send("containers", {f"{CONTAINER}/environment/1/value": "two"}, base=1)
    assert wizard.document["family"] == "one"
    assert container(wizard)["environment"][1]["value"] == "two"


def test_positions_follow_what_another_tab_inserted_and_removed(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"remove:{CONTAINER}/environment/0"}, base=1)
    wizard.send("containers", {f"{CONTAINER}/environment/1/value": "two"}, base=1)
    assert container(wizard)["environment"] == [{"name": "B", "value": "two"}]


def test_the_same_field_shows_both_values_and_lets_the_second_person_choose(wizard: Wizard) -> None:
    wizard.send("name-and-size", {"/family": "theirs-1"}, base=1)
    answer = wizard.send("name-and-size", {"/family": "mine-1", "/cpu": "1024"}, base=1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "theirs-1" in page
    assert "mine-1" in page
    assert wizard.document == changed(family="theirs-1")
    choice = {"/family": "mine-1", "/cpu": "1024"}
    wizard.send("name-and-size", {**choice, "~/family": "theirs"}, base=2)
    assert wizard.document == changed(family="theirs-1", cpu="1024")
    wizard.send("name-and-size", {**choice, "~/family": "mine"}, base=2)
    assert wizard.document == changed(family="mine-1", cpu="1024")


def test_a_change_in_something_removed_meanwhile_is_told_and_kept_to_copy(wizard: Wizard) -> None:
    wizard.send("containers", {"do": f"remove:{CONTAINER}/environment/0"}, base=1)
    answer = wizard.send("containers", {f"{CONTAINER}/environment/0/value": "precious"}, base=1)
    assert answer.status_code == 409
    assert "precious" in answer.content.decode()


def test_undo_takes_back_my_newest_edit_even_under_later_edits_of_others(
    wizard: Wizard, draft: Draft, author: Person, publisher: Person
) -> None:
    wizard.send("name-and-size", {"/family": "mine"})
    editor = edits.Editor(draft.document_at(2))
    editor.put("/cpu", "1024")
    draft.edit(publisher, 2, editor.finish())
    draft.undo(author)
    assert wizard.document == changed(cpu="1024")
    draft.redo(author)
    assert wizard.document == changed(cpu="1024", family="mine")
    assert draft.redo(author) is None


def test_a_stranger_finds_no_draft(
    draft: Draft, stranger: Person, client_of: Callable[[Person], Client]
) -> None:
    for step in STEPS:
        assert client_of(stranger).get(f"/drafts/{draft.pk}/{step}/").status_code == 404
        assert client_of(stranger).post(f"/drafts/{draft.pk}/{step}/", {"/family": "x"}).status_code == 404


@pytest.mark.parametrize("address", ["nothing/", "containers/7/", "tags/0/", "containers/999999999/"])
def test_a_step_or_item_that_is_not_there_is_not_found(wizard: Wizard, address: str) -> None:
    assert wizard.client.get(f"/drafts/{wizard.draft.pk}/{address}").status_code == 404
