"""What a person is told when an edit meets what others did meanwhile, case by case."""

from collections.abc import Callable
from typing import Any

import pytest

from designer.taskdef.edits import (
    Clash,
    Conflict,
    Editor,
    Insert,
    Operation,
    Order,
    Put,
    apply,
    inverse,
    rebase,
)
from designer.taskdef.paths import ABSENT

Ask = Callable[[Editor], None]

DOCUMENT: dict[str, Any] = {
    "family": "checkout",
    "containerDefinitions": [
        {
            "name": "app",
            "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}],
            "command": ["sh", "-c", "run"],
            "logConfiguration": {"options": {"k": "v"}},
        },
        {"name": "web", "dockerLabels": {"0": "zero", "1": "one"}},
    ],
}
APP, WEB = "/containerDefinitions/0", "/containerDefinitions/1"


def asked(document: Any, *asks: Ask) -> list[Operation]:
    editor = Editor(document)
    for ask in asks:
        ask(editor)
    return editor.finish()


def put(path: str, value: Any) -> Ask:
    return lambda editor: editor.put(path, value)


def insert(path: str, item: Any, index: int | None = None) -> Ask:
    return lambda editor: editor.insert(path, item, index)


def remove(path: str) -> Ask:
    return lambda editor: editor.remove(path)


def move(path: str, to: int) -> Ask:
    return lambda editor: editor.move(path, to)


def together(theirs: list[Operation], mine: list[Operation], document: Any = DOCUMENT) -> Any:
    """The document after theirs, and then mine, which was made without knowing theirs."""
    current = apply(document, theirs)
    return apply(current, rebase(mine, theirs, current))


def clashes(theirs: list[Operation], mine: list[Operation], document: Any = DOCUMENT) -> tuple[Clash, ...]:
    with pytest.raises(Conflict) as conflict:
        together(theirs, mine, document)
    return conflict.value.clashes


def test_two_people_changing_different_fields_both_get_what_they_want() -> None:
    theirs, mine = asked(DOCUMENT, put("/family", "x")), asked(DOCUMENT, put(f"{WEB}/name", "y"))
    document = together(theirs, mine)
    assert (document["family"], document["containerDefinitions"][1]["name"]) == ("x", "y")


def test_the_same_field_shows_both_values_and_who_changed_it_last() -> None:
    theirs = asked(
        DOCUMENT, put(f"{WEB}/name", "x"), put("/family", "y"), insert("/containerDefinitions", {}, 0)
    )
    mine = asked(DOCUMENT, put(f"{WEB}/name", "z"))
    assert clashes(theirs, mine) == (
        Clash(f"{WEB}/name", "changed", mine="z", theirs="x", now="/containerDefinitions/2/name", cause=0),
    )


def test_the_same_value_twice_is_no_conflict_and_no_edit() -> None:
    theirs = asked(DOCUMENT, put("/family", "x"), remove(f"{APP}/environment/0"))
    assert rebase(theirs, theirs, apply(DOCUMENT, theirs)) == []


def test_inside_a_removed_item_there_is_nothing_to_edit() -> None:
    theirs = asked(DOCUMENT, put("/family", "x"), remove(APP))
    mine = asked(DOCUMENT, put(f"{APP}/name", "z"))
    assert clashes(theirs, mine) == (Clash(f"{APP}/name", "removed", "z", ABSENT, None, cause=1),)


def test_what_has_been_changed_since_is_not_removed() -> None:
    theirs = asked(DOCUMENT, put(f"{APP}/environment/1/value", "3"))
    (clash,) = clashes(theirs, asked(DOCUMENT, remove(f"{APP}/environment/1")))
    assert (clash.path, clash.kind, clash.mine) == (f"{APP}/environment/1", "changed", ABSENT)
    assert clash.theirs == {"name": "B", "value": "3"}
    assert clashes(theirs, asked(DOCUMENT, put(f"{APP}/environment", ABSENT)))[0].kind == "changed"


def test_only_another_order_of_the_keys_is_no_change() -> None:
    theirs: list[Operation] = [Order(f"{APP}/environment/0", ("name", "value"), ("value", "name"))]
    document = together(theirs, asked(DOCUMENT, remove(f"{APP}/environment/0")))
    assert document["containerDefinitions"][0]["environment"] == [{"name": "B", "value": "2"}]


def test_an_edit_is_made_as_a_whole_or_not_at_all_and_every_clash_is_named() -> None:
    theirs = asked(DOCUMENT, put("/family", "x"), put(f"{WEB}/name", "x"))
    mine = asked(DOCUMENT, put("/family", "y"), put("/cpu", "256"), put(f"{WEB}/name", "y"))
    assert [clash.path for clash in clashes(theirs, mine)] == ["/family", f"{WEB}/name"]


def test_what_depends_on_a_clash_is_not_a_clash_of_its_own() -> None:
    theirs = asked(DOCUMENT, remove(APP))
    mine = asked(
        DOCUMENT,
        insert(f"{APP}/secrets", {}),
        put(f"{APP}/secrets/0/name", "S"),
        insert(f"{APP}/secrets", {}, 0),
    )
    assert [clash.path for clash in clashes(theirs, mine)] == [f"{APP}/secrets"]


def test_an_item_moved_by_both_to_different_places_is_a_clash() -> None:
    theirs, mine = asked(DOCUMENT, move(f"{APP}/command/0", 2)), asked(DOCUMENT, move(f"{APP}/command/0", 1))
    assert clashes(theirs, mine) == (Clash(f"{APP}/command/0", "moved", 1, 2, f"{APP}/command/2", cause=0),)
    assert together(theirs, theirs) == apply(DOCUMENT, theirs)


def test_rows_that_both_add_at_the_end_are_kept_in_the_order_they_came() -> None:
    theirs, mine = (asked(DOCUMENT, insert(f"{APP}/command", text)) for text in ("theirs", "mine"))
    assert together(theirs, mine)["containerDefinitions"][0]["command"][3:] == ["theirs", "mine"]


def test_a_row_is_added_behind_the_row_it_was_added_behind() -> None:
    theirs = asked(DOCUMENT, move(f"{APP}/command/1", 0))
    mine = asked(DOCUMENT, insert(f"{APP}/command", "new", 2))
    assert together(theirs, mine)["containerDefinitions"][0]["command"] == ["-c", "new", "sh", "run"]


def test_rows_of_a_list_that_was_replaced_as_a_whole_are_gone() -> None:
    theirs = asked(DOCUMENT, put(f"{APP}/command", ["sh", "-c", "walk"]))
    for ask in (insert(f"{APP}/command", "x", 1), remove(f"{APP}/command/0"), put(f"{APP}/command/0", "x")):
        (clash,) = clashes(theirs, asked(DOCUMENT, ask))
        assert (clash.kind, clash.theirs) == ("changed", ["sh", "-c", "walk"])


def test_a_structure_that_became_text_is_a_clash_for_what_lies_in_it() -> None:
    theirs = asked(DOCUMENT, put(f"{APP}/logConfiguration", "awslogs"))
    mine = asked(DOCUMENT, put(f"{APP}/logConfiguration/logDriver", "awslogs"))
    assert clashes(theirs, mine) == (
        Clash(
            f"{APP}/logConfiguration/logDriver",
            "changed",
            mine="awslogs",
            theirs="awslogs",
            now=f"{APP}/logConfiguration",
            cause=0,
        ),
    )


def test_a_structure_that_both_begin_is_filled_by_both() -> None:
    theirs = asked(DOCUMENT, put(f"{WEB}/logConfiguration/logDriver", "awslogs"))
    mine = asked(DOCUMENT, put(f"{WEB}/logConfiguration/options/k", "v"))
    container = together(theirs, mine)["containerDefinitions"][1]
    assert container["logConfiguration"] == {"logDriver": "awslogs", "options": {"k": "v"}}


def test_a_structure_put_there_as_a_whole_is_a_clash_with_another_one() -> None:
    theirs = asked(DOCUMENT, put(f"{WEB}/logConfiguration/logDriver", "awslogs"))
    for whole in ({}, {"logDriver": "splunk"}):
        assert clashes(theirs, asked(DOCUMENT, put(f"{WEB}/logConfiguration", whole)))[0].mine == whole


def test_a_parent_that_someone_else_filled_stays_when_i_take_my_part_out() -> None:
    theirs = asked(DOCUMENT, put(f"{APP}/logConfiguration/logDriver", "awslogs"))
    mine = asked(DOCUMENT, put(f"{APP}/logConfiguration/options/k", ABSENT))
    container = together(theirs, mine)["containerDefinitions"][0]
    assert container["logConfiguration"] == {"logDriver": "awslogs"}


def test_an_empty_structure_that_i_take_off_on_purpose_is_a_clash_when_someone_filled_it() -> None:
    document = {"volumes": [{"name": "data", "host": {}}]}
    theirs = asked(document, put("/volumes/0/host/sourcePath", "/data"))
    (clash,) = clashes(theirs, asked(document, put("/volumes/0/host", ABSENT)), document)
    assert (clash.kind, clash.theirs) == ("changed", {"sourcePath": "/data"})


def test_a_parent_that_went_because_it_was_left_empty_comes_back_for_what_i_add() -> None:
    theirs = asked(DOCUMENT, put(f"{APP}/logConfiguration/options/k", ABSENT))
    mine = asked(DOCUMENT, put(f"{APP}/logConfiguration/options/m", "n"))
    container = together(theirs, mine)["containerDefinitions"][0]
    assert container["logConfiguration"] == {"options": {"m": "n"}}


def test_a_structure_that_was_taken_off_on_purpose_does_not_come_back_in_parts() -> None:
    theirs = asked(DOCUMENT, put(f"{APP}/logConfiguration", ABSENT))
    (clash,) = clashes(theirs, asked(DOCUMENT, put(f"{APP}/logConfiguration/options/m", "n")))
    assert (clash.kind, clash.cause) == ("removed", 0)


def test_a_list_emptied_and_begun_again_is_still_the_same_list() -> None:
    emptied = asked(DOCUMENT, remove(f"{APP}/environment/0"), remove(f"{APP}/environment/0"))
    begun = asked(apply(DOCUMENT, emptied), insert(f"{APP}/environment", {"name": "C"}))
    mine = asked(DOCUMENT, insert(f"{APP}/environment", {"name": "D"}))
    container = together(emptied + begun, mine)["containerDefinitions"][0]
    assert container["environment"] == [{"name": "C"}, {"name": "D"}]


def test_rows_in_what_both_put_there_alike_can_be_edited_further() -> None:
    secrets = [{"name": "S"}, {"name": "T"}]
    theirs = asked(DOCUMENT, put(f"{WEB}/secrets", secrets), insert(f"{WEB}/secrets", {"name": "R"}, 0))
    mine = asked(DOCUMENT, put(f"{WEB}/secrets", [{"name": "R"}, *secrets]), remove(f"{WEB}/secrets/1"))
    container = together(theirs, mine)["containerDefinitions"][1]
    assert container["secrets"] == [{"name": "R"}, {"name": "T"}]


def test_keys_of_digits_are_not_taken_for_positions() -> None:
    theirs: list[Operation] = [Insert("/containerDefinitions", 0, {}), Put("/cpu", ABSENT, "256")]
    mine = asked(DOCUMENT, put(f"{WEB}/dockerLabels/0", "x"))
    assert together(theirs, mine)["containerDefinitions"][2]["dockerLabels"] == {"0": "x", "1": "one"}


def test_another_order_of_the_keys_keeps_keys_that_came_since() -> None:
    mine: list[Operation] = [
        Order("", ("family", "containerDefinitions"), ("containerDefinitions", "family")),
    ]
    theirs = asked(DOCUMENT, put("/cpu", "256"))
    assert list(together(theirs, mine)) == ["containerDefinitions", "cpu", "family"]


def test_undo_takes_my_edit_back_from_under_later_ones() -> None:
    mine = asked(DOCUMENT, remove(WEB), put("/family", "x"))
    after_mine = apply(DOCUMENT, mine)
    later = asked(after_mine, insert("/containerDefinitions", {"name": "new"}, 0), put(f"{APP}/name", "n"))
    current = apply(after_mine, later)
    undone = apply(current, rebase(inverse(mine), later, current))
    assert [container["name"] for container in undone["containerDefinitions"]] == ["n", "app", "web"]
    assert undone["family"] == "checkout"


def test_undo_of_a_row_that_someone_else_has_filled_in_is_a_conflict() -> None:
    mine = asked(DOCUMENT, insert(f"{WEB}/environment", {}))
    after_mine = apply(DOCUMENT, mine)
    later = asked(after_mine, put(f"{WEB}/environment/0/name", "A"))
    (clash,) = clashes(later, inverse(mine), after_mine)
    assert (clash.path, clash.kind, clash.cause) == (f"{WEB}/environment/0", "changed", 0)


def test_redo_is_the_undo_of_an_undo() -> None:
    mine = asked(DOCUMENT, remove(APP), put("/cpu", "256"))
    undo = rebase(inverse(mine), [], apply(DOCUMENT, mine))
    assert apply(DOCUMENT, rebase(inverse(undo), [], DOCUMENT)) == apply(DOCUMENT, mine)
