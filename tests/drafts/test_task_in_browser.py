"""Constraints, mounts and sections of the task with scripts: the page follows, and the cursor stays."""

import re

import pytest
from playwright.sync_api import expect

from designer.drafts.models import Draft
from tests.drafts.wizard_in_browser import DOCUMENT, Wizard

pytestmark = pytest.mark.browser

EXPRESSION = "/placementConstraints/0/expression"
PATH = "/containerDefinitions/1/mountPoints/0/containerPath"


@pytest.fixture
def wizard(browse, author, team) -> Wizard:
    return Wizard(browse(author), Draft.start(team, author, DOCUMENT))


def test_a_constraint_is_put_together_while_its_text_follows(wizard: Wizard) -> None:
    wizard.open("launch-type")
    wizard.field("/requiresCompatibilities/=EC2").check()
    wizard.field("/requiresCompatibilities/=FARGATE").uncheck()
    wizard.page.get_by_role("button", name="Add constraint").click()
    expect(wizard.field(f"{EXPRESSION}/#0/subject")).to_be_focused()
    wizard.field(f"{EXPRESSION}/#0/subject").select_option("attribute:ecs.instance-type")
    wizard.field(f"{EXPRESSION}/#0/operator").select_option("=~")
    expect(wizard.page.get_by_label("Pattern")).to_be_visible()
    wizard.field(f"{EXPRESSION}/#0/values").press_sequentially("m5.*", delay=20)
    wizard.settled()
    expect(wizard.field(EXPRESSION)).to_have_value("attribute:ecs.instance-type =~ m5.*")
    expect(wizard.field(f"{EXPRESSION}/#0/values")).to_be_focused()


def test_a_list_is_typed_with_a_pause_after_its_comma(wizard: Wizard) -> None:
    wizard.open("launch-type")
    wizard.field("/requiresCompatibilities/=EC2").check()
    wizard.field("/requiresCompatibilities/=FARGATE").uncheck()
    wizard.page.get_by_role("button", name="Add constraint").click()
    wizard.field(f"{EXPRESSION}/#0/subject").select_option("attribute:ecs.availability-zone")
    wizard.field(f"{EXPRESSION}/#0/operator").select_option("in")
    expect(wizard.page.get_by_label("Values")).to_be_visible()
    wizard.field(f"{EXPRESSION}/#0/values").focus()
    for text in ("eu-west-1a,", " eu-west-1b"):
        wizard.page.keyboard.type(text, delay=20)
        expect(wizard.field(EXPRESSION)).to_have_value(re.compile(text.strip(", ")))
        wizard.settled()
    expect(wizard.field(EXPRESSION)).to_have_value(
        "attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]"
    )


def test_typing_an_expression_draws_its_conditions(wizard: Wizard) -> None:
    wizard.open("launch-type")
    wizard.field("/requiresCompatibilities/=EC2").check()
    wizard.field("/requiresCompatibilities/=FARGATE").uncheck()
    wizard.page.get_by_role("button", name="Add constraint").click()
    wizard.field(EXPRESSION).press_sequentially("agentVersion > 1.50", delay=20)
    expect(wizard.field(f"{EXPRESSION}/#0/subject")).to_have_value("agentVersion")
    expect(wizard.field(EXPRESSION)).to_be_focused()
    expect(wizard.field(EXPRESSION)).to_have_value("agentVersion > 1.50")


def test_a_volume_is_mounted_where_its_line_and_a_container_meet(wizard: Wizard) -> None:
    wizard.open("volumes")
    wizard.page.get_by_role("button", name="Mount tmp in log").click()
    expect(wizard.field(PATH)).to_be_focused()
    wizard.page.keyboard.type("/scratch")
    wizard.settled()
    assert wizard.document["containerDefinitions"][1]["mountPoints"] == [
        {"sourceVolume": "tmp", "containerPath": "/scratch"}
    ]
    expect(wizard.page.locator("#rail")).to_contain_text("2 mounts")
    wizard.page.get_by_role("button", name="Remove tmp · log").click()
    expect(wizard.field(PATH)).to_have_count(0)
    wizard.settled()
    assert "mountPoints" not in wizard.document["containerDefinitions"][1]


def test_a_network_mode_brings_and_takes_the_settings_that_need_it(wizard: Wizard) -> None:
    wizard.open("network-mode")
    proxy = wizard.page.get_by_role("heading", name="Proxy configuration")
    expect(proxy).to_be_visible()
    wizard.page.get_by_role("button", name="Leave it to ECS").click()
    expect(proxy).to_have_count(0)
