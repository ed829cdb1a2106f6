"""The start of a task on the review step: a picture, and a table that says the same."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from designer.drafts.drawing.start_bars import start_bars
from designer.drafts.models import Draft
from designer.drafts.start_times import start_lines
from designer.taskdef.task import Task

CHECK: dict[str, Any] = {"command": ["CMD", "true"], "interval": 10, "timeout": 5, "retries": 3}


def after(name: str, condition: str = "START") -> dict[str, Any]:
    return {"dependsOn": [{"containerName": name, "condition": condition}]}


def said(*containers: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    lines = start_lines(Task({"containerDefinitions": list(containers)}))
    return {line.name: (line.starts, line.healthy, line.waits) for line in lines}


@pytest.mark.parametrize(
    ("first", "condition", "starts", "waits"),
    [
        ({}, "START", "0 s", "db has started"),
        ({}, "COMPLETE", "0 s or later", "db has ended"),
        ({"startTimeout": 60}, "SUCCESS", "0–60 s", "db has ended without an error"),
        ({"healthCheck": CHECK}, "HEALTHY", "10–45 s", "db is healthy"),
        ({"healthCheck": {**CHECK, "retries": 60}}, "HEALTHY", "10 s – 15 min", "db is healthy"),
        ({}, "HEALTHY", "Never: db has no health check.", "db is healthy"),
        (after("app"), "START", "Never: in the end it waits for itself.", "db has started"),
        (after("x"), "START", "Never: it waits for db, which never starts.", "db has started"),
    ],
)
def test_a_start_is_told_in_words(first, condition: str, starts: str, waits: str) -> None:
    app = said({"name": "db", **first}, {"name": "app", **after("db", condition)})["app"]
    assert app == (starts, "–", waits)


def test_where_nobody_waits_and_nothing_is_checked_there_is_nothing_to_tell() -> None:
    assert said({"name": "db"}, {"name": "app"}) == {}


@pytest.mark.parametrize(
    "containers",
    [
        [{"name": "app", "healthCheck": CHECK}],
        [{"name": "app", **after("app")}],
        [{"name": "app", "healthCheck": {"interval": 2**31 - 1, "startPeriod": 2**31 - 1, "retries": 9}}],
        [{"name": f"c{n}", **after(f"c{n + 1}", "COMPLETE")} for n in range(500)],
        [{"name": "]]><g onload='x'", **after("<b", "<i")}],
    ],
    ids=["one", "circle", "for years", "many", "hostile"],
)
def test_any_start_can_be_drawn(containers) -> None:
    lines = start_lines(Task({"containerDefinitions": containers}))
    root = ElementTree.fromstring(start_bars(lines))  # noqa: S314
    assert len(root.findall("g")) == len(lines) <= 10
    assert len(root.findall("path")) < 20
    widths = [float(rect.get("width")) for rect in root.iter("rect")]
    assert all(0 < width <= 600 for width in widths)


def test_the_bars_begin_at_the_earliest_and_end_at_the_latest() -> None:
    lines = start_lines(Task({"containerDefinitions": [{"name": "app", "healthCheck": CHECK}]}))
    bar = ElementTree.fromstring(start_bars(lines)).find("g/rect[@class='hb']")  # noqa: S314
    left, width = float(bar.get("x")), float(bar.get("width"))
    assert left == pytest.approx(150 + 560 * 10 / 45, abs=0.1)
    assert left + width == pytest.approx(150 + 560, abs=0.1)


def test_the_review_step_shows_the_start_and_why_something_never_does(team, author, client_of) -> None:
    containers = [{"name": "app", **after("lost")}, {"name": "db", "healthCheck": CHECK}]
    draft = Draft.start(team, author, {"containerDefinitions": containers})
    page = client_of(author).get(f"/drafts/{draft.pk}/review/").content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))
    assert "app Never: no container is called lost. – lost has started" in text
    assert "db 0 s 10–45 s –" in text


def test_a_task_in_which_nobody_waits_says_so(team, author, client_of) -> None:
    draft = Draft.start(team, author, {"containerDefinitions": [{"name": "app"}]})
    page = client_of(author).get(f"/drafts/{draft.pk}/review/").content.decode()
    assert "All containers start at once" in page
