"""Many editors at one draft: no edit is lost, and whoever was refused was told. On both databases.

With a control that proves the harness: who reads, changes and saves, as applications do, is caught.
"""

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any

import pytest
from django.db import OperationalError, connection

from designer import taskdef
from designer.drafts.models import WHOLE, Contested, Draft, DraftText
from designer.taskdef import paths
from designer.taskdef.edits import Clash, Editor
from designer.teams.models import Person, Team

pytestmark = pytest.mark.django_db(transaction=True)

EDITORS, EDITS = (50, 200) if os.environ.get("SOAK") else (8, 15)
SHARED = 3
"""Fields that everybody changes now and then; each has one of their own besides."""
ROWS = "/containerDefinitions/0/environment"


@dataclass(frozen=True)
class Landed:
    """An edit that its editor was told is kept; `version` is unknown to the naive."""

    place: str
    value: str
    version: int = 0


@dataclass
class Told:
    """All that one editor was told, in order."""

    landed: list[Landed] = field(default_factory=list)
    refused: list[Clash] = field(default_factory=list)
    busy: int = 0
    """How often the database had no time: a page says “Not saved” then, and keeps what was typed."""


Save = Callable[[Draft, Person, str, str], int]


def properly(seen: Draft, person: Person, place: str, value: str) -> int:
    """From the version that was seen, however old it is by now."""
    editor = Editor(seen.document_at(seen.version))
    editor.put(place, value)
    made = seen.edit(person, seen.version, editor.finish())
    assert made is not None
    return made.version


def naively(seen: Draft, _person: Person, place: str, value: str) -> int:
    """Reads, changes and saves all of it."""
    content = DraftText.objects.get(draft=seen.pk)
    content.text = taskdef.compact(put(taskdef.read(content.text), place, value))
    content.save()
    return 0


def put(document: dict[str, Any], place: str, value: str) -> dict[str, Any]:
    editor = Editor(document)
    editor.put(place, value)
    return editor.document


def place_of(row: int) -> str:
    return f"{ROWS}/{row}/value"


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    rows = [{"name": f"V{number}", "value": "0"} for number in range(SHARED + EDITORS)]
    return Draft.start(team, author, {"containerDefinitions": [{"name": "app", "environment": rows}]})


@pytest.fixture
def editors(team: Team) -> list[Person]:
    names = [f"editor-{number}" for number in range(EDITORS)]
    return [Person.objects.create_user(f"{name}@example.com", name) for name in names]


def all_edit(draft: Draft, editors: list[Person], save: Save) -> list[Told]:
    start = Barrier(EDITORS)

    def work(number: int) -> Told:
        try:
            start.wait()
            return edits_of_one(draft, editors[number], number, save)
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as pool:
        return list(pool.map(work, range(EDITORS)))


def edits_of_one(draft: Draft, person: Person, number: int, save: Save) -> Told:
    """A quarter of the edits go to fields that others change too. Who is refused looks again."""
    told, chance = Told(), random.Random(number)  # noqa: S311
    seen = WHOLE(draft.pk)
    for turn in range(EDITS):
        row = chance.randrange(SHARED) if chance.random() < 0.25 else SHARED + number
        value = f"{number}-{turn}"
        try:
            version = save(seen, person, place_of(row), value)
            told.landed.append(Landed(place_of(row), value, version))
        except Contested as conflict:
            told.refused.extend(conflict.clashes)
            seen = WHOLE(draft.pk)
        except OperationalError:
            told.busy += 1
    return told


def lost(draft: Draft, told: list[Told]) -> list[Landed]:
    """What somebody was told is kept, in a field that nobody else changes, and is not there."""
    document = taskdef.read(DraftText.objects.get(draft=draft.pk).text)
    last = [
        next(edit for edit in reversed(one.landed) if edit.place == place_of(SHARED + number))
        for number, one in enumerate(told)
    ]
    return [edit for edit in last if paths.get(document, edit.place) != edit.value]


def is_history_of(draft: Draft, landed: dict[int, Landed]) -> bool:
    """Whether each version is the one before with the one edit in it that its editor was told of."""
    before = draft.document_at(1)
    for edit in draft.edits.filter(version__gt=1).order_by("version"):
        told = landed[edit.version]
        before = put(before, told.place, told.value)
        if edit.text != taskdef.compact(before):
            return False
    return True


def test_no_edit_is_lost_and_each_refusal_is_told(draft: Draft, editors: list[Person]) -> None:
    told = all_edit(draft, editors, properly)
    landed = {edit.version: edit for one in told for edit in one.landed}
    refused = [clash for one in told for clash in one.refused]
    assert lost(draft, told) == []
    assert sorted(landed) == list(range(2, Draft.objects.get().version + 1))
    assert is_history_of(draft, landed)
    kept = {(edit.place, edit.value) for edit in landed.values()}
    busy = sum(one.busy for one in told)
    assert len(landed) + len(refused) + busy == EDITORS * EDITS
    assert busy < EDITORS * EDITS // 10, "few wait in vain, however slow the machine"
    assert refused
    assert {(clash.path, clash.theirs) for clash in refused} <= kept, "what is there instead"


def test_the_naive_way_is_caught(draft: Draft, editors: list[Person]) -> None:
    assert lost(draft, all_edit(draft, editors, naively))
