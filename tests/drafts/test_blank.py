"""Parts whose HTML is kept: what would be written, for each value, task, place, finding and language."""

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, engines
from django.utils import translation

from designer.drafts.beside import Beside
from designer.drafts.blank import BlankPart
from designer.drafts.forms import BoundSection, StepForm, items_of
from designer.drafts.models import Draft
from designer.drafts.steps import STEPS, containers
from designer.taskdef import check
from tests.every_leaf import PLATFORMS, every_leaf

WINDOWS = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}
TASKS: list[dict[str, Any]] = [
    {"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc"},
    {"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256"},
    {"requiresCompatibilities": ["EC2"], "networkMode": "bridge"},
    {"requiresCompatibilities": ["EC2"], "networkMode": "host"},
    {"requiresCompatibilities": ["EC2"], "runtimePlatform": WINDOWS},
    {"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "none"},
    {"requiresCompatibilities": ["EXTERNAL", "EC2"]},
]
LISTS = {"containerDefinitions": [{"name": "app"}, {"name": "log"}], "volumes": [{"name": "data"}]}


def forms(document: dict[str, Any]) -> list[StepForm]:
    found = check(document)
    places = ((step, range(len(items_of(step, document))) if step.items else [None]) for step in STEPS)
    return [StepForm(step, document, at, found) for step, every in places for at in every]


def written(parts: list[Any], draft_id: int = 1) -> str:
    template = engines["django"].from_string("{% load wizard %}{% parts bound %}").template
    page = SimpleNamespace(beside=Beside())
    return str(template.render(Context({"bound": parts, "draft": Draft(pk=draft_id), "page": page})))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_is_kept_of_a_part_is_what_would_be_written(time: str, language: str) -> None:
    for task in TASKS:
        sections = [section for form in forms(task | LISTS) for section in form.sections]
        blank = [part for section in sections for part in section.parts if isinstance(part, BlankPart)]
        assert len(blank) > 20
        with translation.override(language):
            assert written(blank) == written([part.bound for part in blank])


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("platform", PLATFORMS)
def test_so_is_what_is_kept_of_a_part_with_values(platform: str, language: str) -> None:
    """In documents that differ in one member each, elsewhere than in most parts."""
    with translation.override(language):
        for document in without_one_member(every_leaf(platform), seed=1):
            for kept, anew in zip(of_container(document), of_container(document), strict=True):
                controls = [getattr(part, "bound", part) for part in anew.parts]
                assert written(kept.parts) == written(controls), kept.section.id


def test_so_it_is_where_only_the_rest_of_the_task_differs() -> None:
    """Nothing but reasons, choices and suggestions tell then, as no finding is shown."""
    document = every_leaf("EC2 in bridge mode")
    [container, *_rest] = document["containerDefinitions"]
    renamed = [{"containerDefinitions": [{**container, "name": name}]} for name in ("web", "app")]
    mounted = [{"volumes": [{"name": name}]} for name in ("data", "logs")]
    for other in (*TASKS, *PLATFORMS.values(), *renamed, *mounted):
        kept, anew = (StepForm(containers.step, document | other).sections for _time in range(2))
        for section, controls in zip(kept, anew, strict=True):
            bound = [getattr(part, "bound", part) for part in controls.parts]
            assert written(section.parts) == written(bound), section.section.id


def test_null_is_shown_though_nothing_else_tells_it_from_a_member_that_is_absent() -> None:
    """Of a part that has another value, so that it is no blank one either way."""
    app = {"name": "app", "startTimeout": 30}
    for container in (app | {"stopTimeout": None}, app):
        kept, anew = (of_container(TASKS[0] | {"containerDefinitions": [container]}) for _time in range(2))
        for section, controls in zip(kept, anew, strict=True):
            bound = [getattr(part, "bound", part) for part in controls.parts]
            assert written(section.parts) == written(bound), section.section.id


def of_container(document: dict[str, Any]) -> list[BoundSection]:
    return StepForm(containers.step, document, findings=check(document)).sections


def without_one_member(document: dict[str, Any], seed: int) -> Iterator[dict[str, Any]]:
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    for _ in range(4):
        damaged = deepcopy(document)
        holder = random.choice([damaged, damaged, *damaged["containerDefinitions"], *damaged["volumes"]])
        del holder[random.choice(sorted(holder.keys() - {"containerDefinitions", "volumes"}))]
        yield damaged


def test_a_part_that_the_cursor_is_in_is_written_anew() -> None:
    document = TASKS[0] | {"containerDefinitions": [{"name": "app", "stopTimeout": 30}]}
    form = StepForm(containers.step, document)
    timeouts = [part for one in form.sections for part in one.parts if part.id == "timeout-fields"]
    assert "autofocus" not in written(timeouts)
    form.controls["/containerDefinitions/0/stopTimeout"].has_focus = True
    assert "autofocus" in written(timeouts)


def test_the_table_of_variables_leads_to_pages_of_its_own_draft() -> None:
    document = {"containerDefinitions": [{"name": "app", "environment": [{"name": "A", "value": "1"}]}]}

    def variables(draft_id: int) -> str:
        shown = [part for one in of_container(document) for part in one.parts if part.id == "variables"]
        return written(shown, draft_id)

    assert [f"/drafts/{one}/containers/0/environment/" in variables(one) for one in (1, 2, 1)] == [True] * 3


def test_a_part_with_a_value_or_a_finding_is_not_blank() -> None:
    document = {"containerDefinitions": [{"name": "app", "stopTimeout": 30, "user": ""}]}
    sections = next(form for form in forms(document) if form.step.slug == "containers").sections
    blank = {part.id for section in sections for part in section.parts if isinstance(part, BlankPart)}
    assert blank.isdisjoint({"timeout-fields", "security-fields", "limits", "detail-fields"})
    assert {"labels", "host-devices", "restart-fields"} <= blank


def test_the_controls_of_a_blank_part_are_there_for_who_asks() -> None:
    document = {"containerDefinitions": [{"name": "app"}]}
    form = next(form for form in forms(document) if form.step.slug == "containers")
    assert form.controls["/containerDefinitions/0/stopTimeout"].text == ""
