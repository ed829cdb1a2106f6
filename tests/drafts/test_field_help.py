"""What the API says of a field: on a page of its own, and in the place of the link beside the field."""

import re
from html import unescape

import pytest
from django.test import Client

from designer.drafts.field_help import field_help, help_url
from designer.drafts.steps import STEPS
from designer.taskdef import schema

pytestmark = pytest.mark.any_database

HOST_PORT = "/fields/containerDefinitions.portMappings.hostPort/"


def test_a_page_tells_what_the_api_says(browser: Client) -> None:
    page = unescape(browser.get(HOST_PORT).content.decode())
    told = schema.field("containerDefinitions[].portMappings[].hostPort").help
    assert told.split("\n\n")[0] in page
    assert "<html" in page


def test_the_script_gets_the_same_without_the_page_around_it(browser: Client) -> None:
    part = browser.get(HOST_PORT, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert part.lstrip().startswith('<details class="help" open>')


def test_the_page_of_a_list_tells_of_what_is_in_its_rows(browser: Client) -> None:
    page = browser.get("/fields/containerDefinitions.ulimits/").content.decode()
    assert "containerDefinitions[].ulimits[].softLimit" in page


def test_there_is_no_page_for_what_the_api_does_not_know(browser: Client) -> None:
    assert browser.get("/fields/containerDefinitions.nothing/").status_code == 404


def test_an_option_of_a_map_leads_to_the_help_on_the_map() -> None:
    options = "containerDefinitions[].logConfiguration.options"
    assert help_url(f"{options}.awslogs-group") == help_url(options) != ""


def test_every_field_of_every_step_leads_to_help_that_is_there() -> None:
    names = {help_url(path).split("/")[2] for step in STEPS for path in step.paths}
    assert all(field_help(name).paragraphs for name in names)


def test_the_links_beside_the_fields_say_of_what_they_tell(browser: Client, start) -> None:
    page = browser.get(f"/drafts/{start('orders').pk}/containers/").content.decode()
    link = re.search(r'<a rel="help" href="/fields/containerDefinitions.image/" aria-label="([^"]*)"', page)
    assert link
    assert link[1] == "Image URI: more"
