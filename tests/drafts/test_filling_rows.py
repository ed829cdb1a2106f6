"""Cells of a spreadsheet pasted into a table of rows, and rows sorted by name: one edit each."""

from itertools import pairwise
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drafts.models import Draft
from designer.drafts.sorting import sort_by_name
from designer.taskdef.edits import Editor, Move, apply, inverse
from tests.drafts.wizard import CONTAINER, DOCUMENT, Wizard, container, draft, wizard

__all__ = ["draft", "wizard"]

ENVIRONMENT = f"{CONTAINER}/environment"
PORTS = f"{CONTAINER}/portMappings"


def fill(wizard: Wizard, step: str, cell: str, text: str, **texts: str) -> Any:
    return wizard.send(step, {"do": f"fill:{cell}:{quote(text, safe='')}", **texts}, htmx=True)


def variables(wizard: Wizard) -> list[tuple[str, str]]:
    return [(row.get("name"), row.get("value")) for row in container(wizard)["environment"]]


def test_cells_fill_the_rows_from_there_and_add_those_that_are_missing(wizard: Wizard) -> None:
    fill(wizard, "containers", f"{ENVIRONMENT}/1/name", "X\tone\nY\ttwo: 2\nZ\t\n")
    assert variables(wizard) == [("A", "1"), ("X", "one"), ("Y", "two: 2"), ("Z", "")]
    assert Draft.objects.get(pk=wizard.draft.pk).version == 2


def test_a_column_alone_fills_downwards(wizard: Wizard) -> None:
    fill(wizard, "containers", f"{ENVIRONMENT}/0/value", "x\r\ny")
    assert variables(wizard) == [("A", "x"), ("B", "y")]


def test_what_was_typed_before_is_stored_with_it(wizard: Wizard) -> None:
    typed = {f"{CONTAINER}/image": "nginx:2"}
    fill(wizard, "containers", f"{ENVIRONMENT}/1/name", "X\t1\nY\t2", **typed)
    assert container(wizard)["image"] == "nginx:2"
    assert variables(wizard)[-1] == ("Y", "2")
    assert Draft.objects.get(pk=wizard.draft.pk).version == 2


def test_undo_takes_a_paste_back_whole(wizard: Wizard) -> None:
    fill(wizard, "containers", f"{ENVIRONMENT}/1/name", "X\t1\nY\t2")
    wizard.client.post(f"/drafts/{wizard.draft.pk}/undo/")
    assert wizard.document == DOCUMENT


def test_the_answer_draws_the_table_anew(wizard: Wizard) -> None:
    page = fill(wizard, "containers", f"{ENVIRONMENT}/0/name", "X\t1\nY\t2\nZ\t3").content.decode()
    assert f'name="{ENVIRONMENT}/2/value"' in page


def test_numbers_and_choices_are_what_they_stand_for(wizard: Wizard) -> None:
    fill(wizard, "network-mode", "/networkMode", "x\ty")  # no cell of a table: refused
    wizard.post("network-mode", **{"/networkMode": "bridge"})
    fill(wizard, "containers", f"{PORTS}/0/containerPort", "80\t0\t\tTCP\tweb\n53\t53\t\tUDP")
    first, second = container(wizard)["portMappings"]
    assert first == {"containerPort": 80, "hostPort": 0, "protocol": "tcp", "name": "web"}
    assert second == {"containerPort": 53, "hostPort": 53, "protocol": "udp"}


def test_tags_and_labels_are_filled_alike(wizard: Wizard) -> None:
    wizard.send("tags", {"do": "insert:/tags"})
    fill(wizard, "tags", "/tags/0/key", "Team\tpayments\nCost\t42")
    wizard.send("containers", {"do": f"option:{CONTAINER}/dockerLabels"})
    fill(wizard, "containers", f"{CONTAINER}/dockerLabels/#0/key", "a\t1\nb/c\t2\na\t3")
    assert wizard.document["tags"] == [{"key": "Team", "value": "payments"}, {"key": "Cost", "value": "42"}]
    assert container(wizard)["dockerLabels"] == {"a": "3", "b/c": "2"}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (f"{ENVIRONMENT}/1/value", "1\t2"),
        (f"{ENVIRONMENT}/9/value", "1\n2"),
        (f"{ENVIRONMENT}/0/#kind", "secret\nsecret"),
        (f"{CONTAINER}/image", "a\nb"),
        ("/family", "a\nb"),
        (f"{ENVIRONMENT}/0/name", "x\n" * 4000),
    ],
)
def test_what_fits_no_table_is_refused_whole(wizard: Wizard, cell: str, text: str) -> None:
    assert fill(wizard, "containers", cell, text).status_code == 400
    assert wizard.document == DOCUMENT


@pytest.mark.parametrize("rest", ["", "\nB\t" + "x" * 200], ids=["short", "long"])
def test_a_paste_is_kept_by_its_digest_alone(wizard: Wizard, rest: str) -> None:
    fill(wizard, "containers", f"{ENVIRONMENT}/0/name", "PASSWORD\thunter2hunter2" + rest)
    assert len(wizard.draft.edits.get(version=2).posted) == 64


def test_variables_are_sorted_by_name_in_one_edit_that_can_be_taken_back(wizard: Wizard) -> None:
    fill(wizard, "containers", f"{ENVIRONMENT}/0/name", "b\t1\nC\t2\nA\t3\nb\t4")
    wizard.send("containers", {"do": f"sort:{ENVIRONMENT}"})
    assert variables(wizard) == [("A", "3"), ("b", "1"), ("b", "4"), ("C", "2")]
    wizard.client.post(f"/drafts/{wizard.draft.pk}/undo/")
    assert variables(wizard) == [("b", "1"), ("C", "2"), ("A", "3"), ("b", "4")]


@given(st.lists(st.sampled_from(["a", "B", "c", "", None, 7]), max_size=12))
def test_sorting_is_stable_moves_as_few_as_can_be_and_can_be_undone(names: list[Any]) -> None:
    rows = [{"name": name, "value": str(place)} for place, name in enumerate(names)]
    document = {"containerDefinitions": [{"environment": rows}]}
    editor = Editor(document)
    sort_by_name(editor, ENVIRONMENT)
    operations = editor.finish()
    said = editor.document["containerDefinitions"][0]["environment"]
    assert said == sorted(rows, key=lambda row: _order(row["name"]))
    assert all(isinstance(one, Move) for one in operations)
    assert len(operations) < max(1, len(rows))
    assert apply(editor.document, inverse(operations)) == document


def _order(name: Any) -> tuple[bool, str, str]:
    text = name if isinstance(name, str) else ""
    return not text, text.casefold(), text


def test_one_row_out_of_place_is_one_move() -> None:
    rows = [{"name": name} for name in "zabcdefg"]
    editor = Editor({"containerDefinitions": [{"environment": rows}]})
    sort_by_name(editor, ENVIRONMENT)
    names = [row["name"] for row in editor.document["containerDefinitions"][0]["environment"]]
    assert all(one <= other for one, other in pairwise(names))
    assert len(editor.finish()) == 1


def test_sorting_what_is_no_list_is_refused(wizard: Wizard) -> None:
    assert wizard.send("containers", {"do": f"sort:{CONTAINER}/image"}).status_code == 400
