"""Saving one field as the page does, and the page of a container with hundreds of variables."""

import json
import re
from collections.abc import Callable
from itertools import count
from typing import Any

from django.test import override_settings

from designer.drafts.models import Draft
from designer.teams.models import Person, Role, Team
from tests.bench.checking import DOCUMENT, SIZES, of_size
from tests.bench.pages import visits
from tests.bench.report import Result
from tests.bench.rounds import medians

GOAL, LARGE_GOAL = 4.0, 8.0
ENTRIES = 500
FRAME = re.compile(rb'name="(base|seen)" value="(\w+)"')
FOUND, STEPS = b'id="found"', b'id="steps"'
LINE = re.compile(rb'data-p="/containerDefinitions/0/image">.*?<span class="s">(.*?)</span>')
STEP = "/drafts/{}/containers/"
FIELD = "/containerDefinitions/0/image"


def saver(visit: Callable[..., bytes], draft: Draft) -> Callable[[], bytes]:
    """Each call posts another image, as the script does: the changed control, and what frames the form.

    The answer brings findings, steps, the line of the preview that changed, and what the next post tells.
    """
    page = visit(STEP.format(draft.pk))
    frame = {"own": "", "once": "once", "end": "1"} | told(page)
    numbers = count()

    def save() -> bytes:
        image = f"nginx:1.{next(numbers)}"
        answer = visit(STEP.format(draft.pk), frame | {FIELD: image})
        assert FOUND in answer
        assert STEPS in answer
        assert LINE.findall(answer) == [f"&quot;{image}&quot;".encode()]
        frame.update(told(answer))
        return answer

    return save


def told(answer: bytes) -> dict[str, str]:
    """What the next post says of the page: at which version it is, and which text its JSON shows."""
    return {name.decode(): value.decode() for name, value in FRAME.findall(answer)}


def with_entries(number: int) -> dict[str, Any]:
    """The typical document; its first container has so many variables."""
    document: dict[str, Any] = json.loads(DOCUMENT.read_text())
    document["containerDefinitions"][0]["environment"] = [
        {"name": f"SETTING_{place}", "value": f"value number {place}"} for place in range(number)
    ]
    return document


def measure() -> list[Result]:
    team = Team.objects.create(name="Saves", slug="saves")
    person = team.add(Person.objects.create_user("saves@example.com", "saves"), Role.AUTHOR).person
    typical, largest, long = (
        Draft.start(team, person, document)
        for document in (json.loads(DOCUMENT.read_text()), of_size(SIZES[-1]), with_entries(ENTRIES))
    )
    with override_settings(ROOT_URLCONF="tests.bench.pages"):
        visit = visits(person)
        calls = {
            "typical": saver(visit, typical),
            "largest": saver(visit, largest),
            "long": lambda: visit(STEP.format(long.pk)),
            "hello": lambda: visit("/hello/"),
        }
        taken = medians(calls, rounds=30)
    names = {
        "typical": ("a save of one field of the typical document, with findings and preview", GOAL),
        "largest": (f"a save of one field of a document of {SIZES[-1]} KB", LARGE_GOAL),
        "long": (f"the page of a container with {ENTRIES} variables", None),
    }
    return [
        Result(what, taken[name], "“hello” to the same person", taken["hello"], goal=goal)
        for name, (what, goal) in names.items()
    ]
