"""Controls and tables as HTML: everything is shown as typed, nothing becomes markup, nothing is hidden."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape

from designer.drafts.control_html import cell_html, field_html, message_html
from designer.drafts.controls import Control
from designer.drafts.fields import Field, Grid, Picture
from designer.drafts.forms import StepForm
from designer.drafts.steps import BY_SLUG
from designer.drafts.steps.container_basics import port_names
from designer.drafts.table_html import part_html
from designer.taskdef import check, images
from designer.taskdef.paths import ABSENT
from designer.taskdef.task import Task

HOSTILE = "\"><script>alert(1)</script>'{{7*7}}&amp;"


def control(value: Any = "x", kind: str = "text", name: str = "/family", **more: Any) -> Control:
    fields = {
        key: more.pop(key) for key in ("hint", "unit", "look", "example", "default", "mono") if key in more
    }
    return Control(
        name=name, field=Field(path="family", label="Family", **fields), value=value, kind=kind, **more
    )


def attributes(html: str, tag: str) -> dict[str, str]:
    found = re.search(rf"<{tag}\b([^>]*)>", html)
    assert found, html
    return dict(re.findall(r'([\w-]+)="([^"]*)"', found[1]))


@pytest.mark.parametrize(
    "made",
    [
        control(HOSTILE),
        control(HOSTILE + "\n"),
        control(HOSTILE, choices=[("a", "A")]),
        control(name="/" + HOSTILE),
        control(example=HOSTILE, hint=HOSTILE, unit=HOSTILE),
        control(suggestions=[HOSTILE]),
        control(reason=HOSTILE),
        control([HOSTILE, {"a": HOSTILE}]),
    ],
)
def test_no_text_becomes_markup(made: Control) -> None:
    for html in (field_html(made, "en"), cell_html(made, "en")):
        assert "<script" not in html
        assert re.search(r'=[^"]*"[^"]*"[^ >/]', html) is None


def test_a_text_input_shows_the_value_as_it_is_and_never_corrects_it() -> None:
    shown = attributes(field_html(control("080", "integer"), "en"), "input")
    assert shown["value"] == "080"
    assert shown["type"] == "text"
    assert shown["inputmode"] == "numeric"
    assert shown["autocomplete"] == "off"


def test_a_value_with_a_newline_gets_a_textarea_that_keeps_its_first_line() -> None:
    assert ">\n\nsecond</textarea>" in field_html(control("\nsecond"), "en")


def test_a_value_that_is_none_of_the_choices_is_its_own_selected_option() -> None:
    html = field_html(control("LAMBDA", choices=[("FARGATE", "Fargate")]), "en")
    assert re.findall(r'<option value="(\w*)"( selected)?>', html) == [
        ("", ""),
        ("LAMBDA", " selected"),
        ("FARGATE", ""),
    ]


def test_an_absent_choice_with_a_default_shows_the_default() -> None:
    html = field_html(control(ABSENT, choices=[("tcp", "tcp"), ("udp", "udp")], default="tcp"), "en")
    assert re.findall(r'<option value="(\w*)"( selected)?>', html) == [("tcp", " selected"), ("udp", "")]


@pytest.mark.parametrize(("value", "checked"), [(True, True), (False, False), (ABSENT, False)])
def test_a_switch_posts_false_before_true(value: Any, checked: bool) -> None:
    html = field_html(control(value, "boolean", default="false"), "en")
    assert html.index('type="hidden"') < html.index('type="checkbox"')
    assert (" checked" in html) is checked


def test_a_boolean_that_is_none_gets_a_text_input() -> None:
    assert attributes(field_html(control("maybe", "boolean"), "en"), "input")["value"] == "maybe"


def test_a_field_that_is_ruled_out_says_why_and_its_value_can_be_taken_off() -> None:
    html = field_html(control("x", reason="Not on Fargate", hint="usual hint"), "en")
    assert "Not on Fargate" in html
    assert "usual hint" not in html
    assert " disabled" in html
    assert 'value="unset:/family"' in html
    assert "unset:" not in field_html(control(ABSENT, reason="Not on Fargate"), "en")


def test_the_line_for_a_message_is_there_before_there_is_one() -> None:
    html = field_html(control(hint="A hint"), "en")
    assert attributes(html, "input")["aria-describedby"] == "f-family-h f-family-m"
    assert '<span class="msg" id="f-family-m"></span>' in html


def test_a_message_names_its_level_and_stands_under_its_control() -> None:
    finding = check({"family": "a b", "containerDefinitions": []})[0]
    made = control("a b", finding=finding)
    assert 'aria-invalid="true"' in field_html(made, "en")
    assert 'aria-label="Error"' in message_html(made)
    assert 'data-for="f-family-m"' in message_html(made, "data-for")


def containers(container: dict[str, Any], **document: Any) -> StepForm:
    return StepForm(BY_SLUG["containers"], {**document, "containerDefinitions": [container]}, 0)


PORTS = [{"containerPort": 80}, {"containerPort": 81, "name": "admin"}]


def test_a_column_that_no_row_can_use_and_none_uses_is_a_note() -> None:
    form = containers({"portMappings": PORTS}, networkMode="awsvpc")
    html = part_html(form.part("ports"), "en")
    assert "hostPort" not in html
    assert "Host port: Same as container port" in html


def test_a_column_that_is_ruled_out_stays_while_a_row_holds_a_value() -> None:
    form = containers({"portMappings": [*PORTS, {"hostPort": 8080}]}, networkMode="awsvpc")
    html = part_html(form.part("ports"), "en")
    assert 'value="unset:/containerDefinitions/0/portMappings/2/hostPort"' in html


def test_variables_show_key_kind_and_value_in_one_table() -> None:
    environment, secrets = [{"name": "A", "value": "1"}], [{"name": "B", "valueFrom": "arn"}]
    form = containers({"environment": environment, "secrets": secrets})
    html = part_html(form.part("variables"), "en")
    assert re.findall(r'name="/containerDefinitions/0/([^"]+)"', html) == [
        "environment/0/name",
        "environment/0/#kind",
        "environment/0/value",
        "secrets/0/name",
        "secrets/0/#kind",
        "secrets/0/valueFrom",
    ]


@pytest.mark.parametrize("value", ["text", 7, {"a": 1}, True])
def test_what_should_be_a_table_and_is_none_is_shown_and_can_be_taken_off(value: Any) -> None:
    html = part_html(containers({"portMappings": value}).part("ports"), "en")
    assert 'value="unset:/containerDefinitions/0/portMappings"' in html
    assert html.count('id="f-containerDefinitions-0-portMappings"') == 1


def test_a_row_that_is_no_structure_is_shown_whole() -> None:
    html = part_html(containers({"environment": ["A=1", {"name": "B"}]}).part("variables"), "en")
    assert f'value="{escape("A=1")}"' in html
    assert html.count("<tr") == 3


@pytest.mark.parametrize("slug", ["containers", "volumes", "tags", "network-mode"])
def test_no_id_stands_twice_in_a_form(slug: str) -> None:
    document = {
        "containerDefinitions": [
            {
                "command": ["a", "b"],
                "portMappings": PORTS,
                "environment": [{"name": "A"}, "x"],
                "secrets": [{"name": "B"}],
                "logConfiguration": {"options": {"a/b": "1", "a~b": "2", "": "3"}},
            }
        ],
        "tags": [{"key": "a"}, 7],
        "volumes": [{"name": "x"}],
    }
    form = StepForm(BY_SLUG[slug], document)
    parts = [part for part in form.parts() if not isinstance(part.part, Grid | Picture)]
    ids = re.findall(r' id="([^"]+)"', "".join(part_html(part, "en") for part in parts))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("image", "words"),
    [
        ("nginx:1", ["Docker Hub", "nginx", "can move to another image"]),
        ("public.ecr.aws/a/b@sha256:" + "a" * 64, ["public.ecr.aws", "a/b", "always this very image"]),
        ("quay.io:8443/a", ["quay.io:8443", "none: latest"]),
    ],
)
def test_the_parts_of_an_image_are_told_apart(image: str, words: list[str]) -> None:
    page = render_to_string("drafts/parts/image.html", {"part": {"context": {"image": images.parse(image)}}})
    assert [word for word in words if word not in page] == []


def test_a_port_is_offered_a_name_that_the_service_takes() -> None:
    port = {"containerPort": 8080, "protocol": "udp"}
    task = Task({"containerDefinitions": [{"name": "My.App", "portMappings": [{}, port]}]})
    at = "/containerDefinitions/0/portMappings"
    assert [tuple(port_names(task, f"{at}/{place}/name")) for place in (0, 1, 2)] == [
        (),
        ("my-app-8080-udp",),
        (),
    ]
