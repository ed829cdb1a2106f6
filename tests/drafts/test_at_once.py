"""Many people at one draft at the same time: nothing is lost, every refusal is told. On both databases."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from designer.drafts.models import WHOLE, AlreadyPosted, Contested, Draft
from designer.taskdef.edits import Editor, Operation
from designer.teams.models import Person, Team

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8
EDITS = 100 if os.environ.get("SOAK") else 6


def at_once(work: Callable[[int], Any]) -> list[Any]:
    def in_a_thread(number: int) -> Any:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(in_a_thread, range(WRITERS)))


def put(draft: Draft, place: str, value: str, version: int = 1) -> list[Operation]:
    editor = Editor(draft.document_at(version))
    editor.put(place, value)
    return editor.finish()


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    rows = [{"name": f"V{number}", "value": "0"} for number in range(WRITERS)]
    return Draft.start(team, author, {"containerDefinitions": [{"name": "app", "environment": rows}]})


def test_each_writer_of_another_field_lands_every_edit(draft: Draft, author: Person) -> None:
    def write_own_variable(number: int) -> None:
        place = f"/containerDefinitions/0/environment/{number}/value"
        for turn in range(1, EDITS + 1):
            mine = WHOLE(draft.pk)
            mine.edit(author, mine.version, put(mine, place, str(turn), mine.version))

    at_once(write_own_variable)
    draft.refresh_from_db()
    values = [row["value"] for row in draft.document["containerDefinitions"][0]["environment"]]
    assert values == [str(EDITS)] * WRITERS
    assert draft.version == 1 + WRITERS * EDITS
    assert draft.edits.count() == draft.version


def test_of_many_who_change_the_same_field_one_wins_and_the_others_are_told(
    draft: Draft, author: Person
) -> None:
    def write_the_name(number: int) -> str:
        mine = WHOLE(draft.pk)
        try:
            mine.edit(author, 1, put(mine, "/containerDefinitions/0/name", f"n{number}"))
        except Contested as conflict:
            return str(conflict.clashes[0].mine)
        return "won"

    outcomes = at_once(write_the_name)
    draft.refresh_from_db()
    assert outcomes.count("won") == 1
    assert draft.document["containerDefinitions"][0]["name"] == f"n{outcomes.index('won')}"
    assert draft.version == 2


def test_the_same_button_pressed_many_times_at_once_acts_once(draft: Draft, author: Person) -> None:
    def press(_number: int) -> bool:
        mine = WHOLE(draft.pk)
        editor = Editor(mine.document_at(1))
        editor.insert("/containerDefinitions/0/secrets", {})
        try:
            return mine.edit(author, 1, editor.finish(), key="same", posted="insert") is not None
        except AlreadyPosted:
            return False

    assert at_once(press).count(True) == 1
    draft.refresh_from_db()
    assert draft.document["containerDefinitions"][0]["secrets"] == [{}]
