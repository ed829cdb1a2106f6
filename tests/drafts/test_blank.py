"""Parts without a value: what is kept of them is what would be written, for each task, place and language."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, engines
from django.utils import translation

from designer.drafts.beside import Beside
from designer.drafts.blank import BlankPart
from designer.drafts.forms import StepForm, items_of
from designer.drafts.models import Draft
from designer.drafts.steps import STEPS
from designer.taskdef import check

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


def written(parts: list[Any]) -> str:
    template = engines["django"].from_string("{% load wizard %}{% parts bound %}").template
    page = SimpleNamespace(beside=Beside())
    return str(template.render(Context({"bound": parts, "draft": Draft(pk=1), "page": page})))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_is_kept_of_a_part_is_what_would_be_written(time: str, language: str) -> None:
    for task in TASKS:
        sections = [section for form in forms(task | LISTS) for section in form.sections]
        blank = [part for section in sections for part in section.parts if isinstance(part, BlankPart)]
        assert len(blank) > 20
        with translation.override(language):
            assert written(blank) == written([part.bound for part in blank])


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
