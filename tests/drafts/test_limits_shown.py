"""The limits as the wizard shows them: a warning from 80 percent on, with what to move where."""

import re
from typing import Any

import pytest

from designer.drafts.limits import Limits, Meter
from designer.drafts.models import Draft
from designer.taskdef.task import Task
from tests.drafts.test_mend import DOCUMENT

pytestmark = pytest.mark.any_database

APP = DOCUMENT["containerDefinitions"][0]


def with_text(size: int, **members: Any) -> dict[str, Any]:
    """A document in which one environment value has so many bytes."""
    app = {**APP, "environment": [{"name": "TEXT", "value": "x" * size}]}
    return {**DOCUMENT, "containerDefinitions": [app], **members}


def with_tags(number: int) -> dict[str, Any]:
    return {**DOCUMENT, "tags": [{"key": f"team-{n}", "value": "x"} for n in range(number)]}


def meter(document: dict[str, Any], kind: str) -> Meter:
    return next(one for one in Limits(Task(document), 7).meters if one.use.kind == kind)


def test_near_the_size_it_says_what_takes_the_room_and_where_to_move_it() -> None:
    size = meter(with_text(56_000), "size")
    assert "environment files in Amazon S3, Secrets Manager or Parameter Store" in size.advice
    assert [(part.where, part.url) for part in size.parts] == [
        ("app · environment", "/drafts/7/containers/0/#" + size.parts[0].url.partition("#")[2])
    ]
    assert size.left == "9.0 KiB left"


def test_windows_tasks_are_not_sent_to_environment_files() -> None:
    windows = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}
    assert "environment files" not in meter(with_text(56_000, runtimePlatform=windows), "size").advice


def test_environment_variables_are_counted_by_number_and_by_size() -> None:
    assert Limits(Task(with_text(2048)), 7).environment.words == "1 entry, 2.0 KiB"


@pytest.mark.parametrize(
    ("tags", "low", "high", "left"), [(39, 39.5, 50, "11 left"), (51, 39.5, 49.5, "1 too many")]
)
def test_the_meter_changes_its_colour_where_the_words_change(tags, low, high, left) -> None:
    found = meter(with_tags(tags), "tags")
    assert (float(found.low), float(found.high), found.left) == (low, high, left)


@pytest.mark.parametrize("step", ["review", "tags", "containers"])
@pytest.mark.parametrize(("tags", "is_near"), [(39, False), (40, True), (50, True), (51, False)])
def test_every_step_warns_of_a_limit_that_is_near(team, author, client_of, step, tags, is_near) -> None:
    draft = Draft.start(team, author, with_tags(tags))
    page = client_of(author).get(f"/drafts/{draft.pk}/{step}/").content.decode()
    assert (f"Tags: {tags} of 50, {50 - tags} left." in page) == is_near


@pytest.mark.parametrize(
    ("size", "tag", "words"),
    [(2_000, "xs mut", ""), (56_000, "tag warn", "nearly full"), (66_000, "tag err", "too large")],
)
def test_beside_the_json_the_size_becomes_a_warning(team, author, client_of, size, tag, words) -> None:
    draft = Draft.start(team, author, with_text(size))
    page = client_of(author).get(f"/drafts/{draft.pk}/roles/").content.decode()
    beside = re.search(
        r'<h2 id="h-j">JSON</h2>\s*<span class="(.*?)">(.*?)<span class="push', page, re.DOTALL
    )
    assert beside is not None
    assert beside[1] == tag
    assert words in beside[2]
