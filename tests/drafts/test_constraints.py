"""Placement constraints: put together from conditions, or typed, and never rewritten unasked."""

from typing import Any

import pytest

from designer.drafts.forms import StepForm
from designer.drafts.models import Draft
from designer.drafts.steps import BY_SLUG
from tests.drafts.wizard import Wizard, draft, wizard
from tests.markup import Markup

__all__ = ["draft", "wizard"]

ZERO = "/placementConstraints/0"
EXPRESSION = f"{ZERO}/expression"


def document(*expressions: str, launch_type: str = "EC2") -> dict[str, Any]:
    rows = [{"type": "memberOf", "expression": expression} for expression in expressions]
    more = {"placementConstraints": rows} if rows else {}
    return {"family": "x", "requiresCompatibilities": [launch_type], **more}


@pytest.fixture
def at(wizard: Wizard):
    """The person at a draft with these expressions."""

    def begin(*expressions: str, launch_type: str = "EC2") -> Wizard:
        found = document(*expressions, launch_type=launch_type)
        wizard.draft = Draft.start(wizard.draft.team, wizard.draft.created_by, found)
        return wizard

    return begin


def expressions(wizard: Wizard) -> list[str | None]:
    return [row.get("expression") for row in wizard.document.get("placementConstraints", ())]


def shown(wizard: Wizard) -> Markup:
    return Markup(wizard.client.get(f"/drafts/{wizard.draft.pk}/launch-type/").content.decode())


def test_a_constraint_is_built_without_scripts(at) -> None:
    wizard = at()
    wizard.send("launch-type", {"do": "insert:/placementConstraints"})
    assert wizard.document["placementConstraints"] == [{"type": "memberOf"}]
    wizard.send(
        "launch-type",
        {
            f"{EXPRESSION}/#0/subject": "attribute:ecs.instance-type",
            f"{EXPRESSION}/#0/operator": "=~",
            f"{EXPRESSION}/#0/values": "m5.*",
        },
    )
    assert expressions(wizard) == ["attribute:ecs.instance-type =~ m5.*"]
    wizard.send("launch-type", {"do": f"condition:{EXPRESSION}"})
    wizard.send(
        "launch-type",
        {f"{EXPRESSION}/#1/operator": "in", f"{EXPRESSION}/#1/values": "eu-west-1a, eu-west-1b"},
    )
    first = "attribute:ecs.instance-type =~ m5.*"
    second = "attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]"
    assert expressions(wizard) == [f"{first} and {second}"]
    wizard.send("launch-type", {f"{EXPRESSION}/#join": "or"})
    assert expressions(wizard) == [f"{first} or {second}"]
    wizard.send("launch-type", {"do": f"uncondition:{EXPRESSION}:0"})
    assert expressions(wizard) == [second]


def test_an_attribute_of_ones_own_is_named(at) -> None:
    wizard = at()
    wizard.send("launch-type", {"do": "insert:/placementConstraints"})
    wizard.send("launch-type", {f"{EXPRESSION}/#0/subject": "custom"})
    assert shown(wizard).controls[f"{EXPRESSION}/#0/subject"] == "custom"
    wizard.send("launch-type", {f"{EXPRESSION}/#0/name": "stack", f"{EXPRESSION}/#0/values": "prod"})
    assert expressions(wizard) == ["attribute:stack == prod"]


@pytest.mark.parametrize(
    "text",
    [
        "attribute:a   equals b",
        "not(task:group == database)",
        "(a == b or c == d) and e == f",
        "what",
    ],
)
def test_an_expression_typed_by_hand_stays_as_typed(at, text: str) -> None:
    wizard = at("x == y")
    wizard.send("launch-type", {EXPRESSION: text})
    page = shown(wizard)
    assert page.controls[EXPRESSION] == text
    wizard.send("launch-type", page.forms["step"] | {"do": "save"})
    assert expressions(wizard) == [text]


def test_what_is_more_than_conditions_has_no_builder_and_takes_no_condition(at) -> None:
    wizard = at("not(task:group == database)")
    assert f"{EXPRESSION}/#0/subject" not in shown(wizard).controls
    assert wizard.send("launch-type", {"do": f"condition:{EXPRESSION}"}).status_code == 400
    assert expressions(wizard) == ["not(task:group == database)"]


def test_an_operator_for_one_value_keeps_the_text_of_several(at) -> None:
    wizard = at("attribute:a in [b, c]")
    wizard.send("launch-type", {f"{EXPRESSION}/#0/operator": "=="})
    assert shown(wizard).controls[f"{EXPRESSION}/#0/values"] == "b, c"
    wizard.send("launch-type", {f"{EXPRESSION}/#0/operator": "in"})
    assert expressions(wizard) == ["attribute:a in [b, c]"]


def test_values_are_suggested_where_an_attribute_has_few() -> None:
    form = StepForm(BY_SLUG["launch-type"], document("attribute:ecs.cpu-architecture =="))
    assert list(form.controls[f"{EXPRESSION}/#0/values"].suggestions) == ["x86_64", "arm64"]


def test_managed_instances_are_offered_four_attributes() -> None:
    form = StepForm(BY_SLUG["launch-type"], document("agentVersion > 1", launch_type="MANAGED_INSTANCES"))
    offered = [value for value, _words in form.controls[f"{EXPRESSION}/#0/subject"].choices]
    assert [value.removeprefix("attribute:ecs.") for value in offered] == [
        "instance-type",
        "availability-zone",
        "cpu-architecture",
        "subnet-id",
        "agentVersion",
    ]


def test_fargate_has_no_constraints_but_shows_those_there_are(at) -> None:
    assert "/placementConstraints" not in str(shown(at(launch_type="FARGATE")).elements)
    page = shown(at("a == b", launch_type="FARGATE"))
    assert page.controls[EXPRESSION] == "a == b"
    buttons = [found.get("value") for tag, found in page.elements if tag == "button"]
    assert f"remove:{ZERO}" in buttons
    assert "insert:/placementConstraints" not in buttons


def test_a_constraint_added_and_left_blank_goes_when_the_step_is_left(at) -> None:
    wizard = at("a == b")
    wizard.send("launch-type", {"do": "insert:/placementConstraints"})
    wizard.send("launch-type", {"do": "next"})
    assert expressions(wizard) == ["a == b"]


def test_two_who_change_one_expression_choose(at) -> None:
    wizard = at("a == b")
    wizard.send("launch-type", {f"{EXPRESSION}/#0/values": "theirs"}, base=1)
    answer = wizard.send("launch-type", {f"{EXPRESSION}/#0/values": "mine"}, base=1)
    assert answer.status_code == 409
    choice = Markup(answer.content.decode()).forms["choice"]
    wizard.client.post(f"/drafts/{wizard.draft.pk}/launch-type/", choice | {"do": "choose"})
    assert expressions(wizard) == ["a == mine"]


@pytest.mark.parametrize("odd", ["x", [1], [{"expression": 5}], [{"expression": ["a"]}], {"0": {}}])
def test_constraints_of_any_shape_are_shown_and_kept(wizard: Wizard, odd: object) -> None:
    found = {"requiresCompatibilities": ["EC2"], "placementConstraints": odd}
    wizard.draft = Draft.start(wizard.draft.team, wizard.draft.created_by, found)
    wizard.send("launch-type", shown(wizard).forms["step"] | {"do": "save"})
    assert wizard.document == found
