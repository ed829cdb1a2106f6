"""Variables pasted or uploaded for a container: proposed, chosen, added; a secret's value never stored."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from designer.drafts.models import Draft
from designer.taskdef import digest
from tests.drafts.wizard import DOCUMENT, Wizard, container, draft, wizard

__all__ = ["draft", "wizard"]

SECRET = "hunter2hunter2"


def send(wizard: Wizard, text: str, do: str = "look", **more: Any) -> Any:
    version = Draft.objects.get(pk=wizard.draft.pk).version
    wizard.posts += 1
    frame = {"base": str(version), "once": f"paste-key-{wizard.posts}", "end": "1", "do": do}
    frame |= {"text": text, "looked": digest(text)} | more
    return wizard.client.post(f"/drafts/{wizard.draft.pk}/containers/0/environment/", frame)


def choices(answer: Any) -> dict[str, str]:
    return {one.entry.name: one.choice for one in answer.context["proposals"]}


def test_the_step_leads_to_the_page_and_the_page_back(wizard: Wizard) -> None:
    page = wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/").content.decode()
    assert f'href="/drafts/{wizard.draft.pk}/containers/0/environment/"' in page


def test_each_row_is_proposed_as_value_or_secret_and_nothing_is_changed(wizard: Wizard) -> None:
    answer = send(wizard, f"LOG_LEVEL=info\nDB_PASSWORD={SECRET}\nC=3")
    assert choices(answer) == {"LOG_LEVEL": "value", "DB_PASSWORD": "secret", "C": "value"}
    assert Draft.objects.get(pk=wizard.draft.pk).version == 1


def test_what_was_proposed_is_added_as_one_edit(wizard: Wizard) -> None:
    assert send(wizard, "LOG_LEVEL=info\nC=3", "add").status_code == 302
    added = [{"name": "LOG_LEVEL", "value": "info"}, {"name": "C", "value": "3"}]
    assert container(wizard)["environment"] == [
        {"name": "A", "value": "1"},
        {"name": "B", "value": "2"},
        *added,
    ]
    assert Draft.objects.get(pk=wizard.draft.pk).version == 2


def test_undo_takes_all_of_it_back(wizard: Wizard) -> None:
    send(wizard, f"A=9\nC=3\nDB_PASSWORD={SECRET}", "add")
    wizard.client.post(f"/drafts/{wizard.draft.pk}/undo/")
    assert wizard.document == DOCUMENT


def test_the_value_of_a_secret_is_stored_nowhere(wizard: Wizard) -> None:
    send(wizard, f"DB_PASSWORD={SECRET}", "add")
    assert container(wizard)["secrets"] == [{"name": "DB_PASSWORD"}]
    edit = wizard.draft.edits.get(version=2)
    assert SECRET not in edit.text + edit.operations + edit.posted


def test_a_secret_is_not_shown_among_the_proposals(wizard: Wizard) -> None:
    page = send(wizard, f"DB_PASSWORD={SECRET}").content.decode()
    assert SECRET not in page.partition('id="proposals"')[2]
    assert SECRET in page.partition('id="proposals"')[0]  # in the box, as typed


def test_an_arn_says_where_the_secret_is_kept(wizard: Wizard) -> None:
    arn = "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db"
    send(wizard, f"DB={arn}", "add")
    assert container(wizard)["secrets"] == [{"name": "DB", "valueFrom": arn}]


@pytest.mark.parametrize(
    ("text", "choice", "said"),
    [("A=1", "keep", "1"), ("A=9", "value", "9"), ("A=", "value", "")],
)
def test_a_name_that_is_there_shows_both_values_and_is_replaced_in_its_place(
    wizard: Wizard, text: str, choice: str, said: str
) -> None:
    answer = send(wizard, text)
    assert choices(answer) == {"A": choice}
    assert answer.context["proposals"][0].present.text == "1"
    send(wizard, text, "add")
    assert container(wizard)["environment"][0] == {"name": "A", "value": said}


def test_the_person_chooses_otherwise(wizard: Wizard) -> None:
    choice = {"as-A": "keep", "as-B": "secret", "as-C": "keep", "as-DB_PASSWORD": "value"}
    send(wizard, f"A=9\nB=9\nC=3\nDB_PASSWORD={SECRET}", "add", **choice)
    assert container(wizard)["environment"] == [
        {"name": "A", "value": "1"},
        {"name": "DB_PASSWORD", "value": SECRET},
    ]
    assert container(wizard)["secrets"] == [{"name": "B"}]


def test_a_secret_that_is_there_stays_unless_another_place_is_named(wizard: Wizard) -> None:
    send(wizard, '[{"name": "DB_PASSWORD", "valueFrom": "/orders/db"}]', "add")
    assert choices(send(wizard, f"DB_PASSWORD={SECRET}")) == {"DB_PASSWORD": "keep"}
    send(wizard, f"DB_PASSWORD={SECRET}", "add", **{"as-DB_PASSWORD": "secret"})
    assert container(wizard)["secrets"] == [{"name": "DB_PASSWORD", "valueFrom": "/orders/db"}]


def test_another_text_than_was_looked_at_is_shown_first(wizard: Wizard) -> None:
    answer = send(wizard, "C=3", "add", looked=digest("C=4"))
    assert choices(answer) == {"C": "value"}
    assert wizard.document == DOCUMENT


def test_an_uploaded_file_fills_the_box(wizard: Wizard) -> None:
    file = SimpleUploadedFile("orders.env", "﻿C=3\r\nD=값\r\n".encode())
    answer = send(wizard, "", file=file)
    assert answer.context["form"].shown_text == "C=3\nD=값\n"
    assert choices(answer) == {"C": "value", "D": "value"}


@pytest.mark.parametrize(
    ("text", "more"),
    [("", {}), ("x" * 300_000, {}), ("", {"file": SimpleUploadedFile("a.zip", b"PK\x03\x04")})],
)
def test_what_cannot_be_read_at_all_is_refused_with_a_reason(wizard: Wizard, text: str, more: Any) -> None:
    answer = send(wizard, text, **more)
    assert answer.status_code == 422
    assert answer.context["form"]["text"].errors


def test_lines_that_cannot_be_read_are_listed_with_their_reason(wizard: Wizard) -> None:
    answer = send(wizard, "C=3\nwhat is this\nD='x")
    assert [line for line, _reason in answer.context["unread"]] == [2, 3]
    assert choices(answer) == {"C": "value"}


def test_pressing_twice_adds_once(wizard: Wizard) -> None:
    send(wizard, "C=3", "add", once="one-key-twice")
    assert send(wizard, "C=3", "add", once="one-key-twice", base="1").status_code == 302
    assert Draft.objects.get(pk=wizard.draft.pk).version == 2


def test_what_others_changed_meanwhile_is_shown_before_anything_is_added(wizard: Wizard) -> None:
    wizard.post("containers", **{"/containerDefinitions/0/environment/0/value": "7"})
    answer = send(wizard, "A=9\nC=3", "add", base="1")
    assert answer.status_code == 409
    assert answer.context["proposals"][0].present.text == "7"
    assert "C" not in [row["name"] for row in container(wizard)["environment"]]


@pytest.mark.parametrize(
    ("status", "more"),
    [(400, {"base": "99"}), (422, {"base": "x"}), (422, {"base": "9" * 12}), (422, {"once": ""})],
)
def test_a_post_of_no_page_of_ours_changes_nothing(wizard: Wizard, status: int, more: Any) -> None:
    assert send(wizard, "C=3", "add", **more).status_code == status
    assert wizard.document == DOCUMENT


def test_a_container_that_is_not_there_is_not_found(wizard: Wizard) -> None:
    assert wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/7/environment/").status_code == 404
