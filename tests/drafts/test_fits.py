"""“What would it take?”: the page, the row that leads to it, and that nothing of it is stored."""

import re
from typing import Any

import pytest
from django.test import Client

from designer.drafts.fits import FitsPage
from designer.drafts.models import Draft
from tests.drafts.test_mend import DOCUMENT

BRIDGE: dict[str, Any] = {**DOCUMENT, "networkMode": "bridge", "family": "a b"}


def page_of(client: Client, draft: Draft) -> str:
    return client.get(f"/drafts/{draft.pk}/fits/").content.decode()


def section(page: str, platform: str) -> str:
    found = re.search(rf'<section class="card" id="{platform}".*?</section>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_all_six_platforms_stand_side_by_side(team, author, client_of) -> None:
    page = page_of(client_of(author), Draft.start(team, author, DOCUMENT))
    heads = re.findall(r'<th scope="col">(.*?)<small>(.*?)</small></th>', page)
    assert [" ".join(head) for head in heads] == [
        "Fargate Linux",
        "Fargate Windows",
        "EC2 Linux",
        "EC2 Windows",
        "Managed Instances Linux",
        "External Linux",
    ]


def test_a_change_that_one_click_makes_is_shown_before_and_after(team, author, client_of) -> None:
    part = section(page_of(client_of(author), Draft.start(team, author, DOCUMENT)), "fargate-linux")
    assert "One click" in part
    assert re.search(r"<del>.*?8080</del>.*?<ins>.*?80</ins>", part, re.DOTALL)
    assert "found in the draft as it is, too" in part


def test_what_a_person_decides_leads_to_its_field(team, author, client_of) -> None:
    draft = Draft.start(team, author, {**DOCUMENT, "containerDefinitions": [{"name": "app", "image": "x"}]})
    part = section(page_of(client_of(author), draft), "external")
    assert "Tasks on external instances cannot use the network mode awsvpc." in part
    assert f'href="/drafts/{draft.pk}/network-mode/#' in part


def test_the_choice_of_the_platform_is_shown_as_the_change_that_it_is(team, author) -> None:
    windows = FitsPage(Draft.start(team, author, DOCUMENT)).platforms[1]
    assert [(line.where, line.before, line.after) for line in windows.choice] == [
        ("runtimePlatform.operatingSystemFamily", "", "WINDOWS_SERVER_2022_CORE"),
    ]
    assert [fit.is_chosen for fit in FitsPage(Draft.start(team, author, DOCUMENT)).platforms].count(True) == 1


def test_what_every_platform_refuses_stands_apart(team, author, client_of) -> None:
    page = page_of(client_of(author), Draft.start(team, author, BRIDGE))
    _platforms, apart = page.split("On every platform alike")
    assert "characters that a family cannot have" in apart
    assert "characters that a family cannot have" not in section(page, "fargate-linux")


def test_the_launch_type_step_says_the_same_and_leads_there(team, author, client_of) -> None:
    draft = Draft.start(team, author, BRIDGE)
    step = client_of(author).get(f"/drafts/{draft.pk}/launch-type/").content.decode()
    links = dict(
        re.findall(rf'href="/drafts/{draft.pk}/fits/#([a-z-]+)" aria-label="Show them: (.*?)"', step)
    )
    words = {fit.id: fit.words for fit in FitsPage(draft).platforms}
    assert links
    assert links == {platform: words[platform] for platform in links}


def test_looking_stores_nothing(team, author, client_of) -> None:
    draft = Draft.start(team, author, BRIDGE)
    page_of(client_of(author), draft)
    draft.refresh_from_db()
    assert (draft.version, draft.document) == (1, BRIDGE)


def test_more_than_anyone_reads_is_counted_and_not_listed(team, author, client_of) -> None:
    ports = [{"containerPort": n, "hostPort": 9000} for n in range(1, 61)]
    container = {**DOCUMENT["containerDefinitions"][0], "portMappings": ports}
    draft = Draft.start(team, author, {**DOCUMENT, "containerDefinitions": [container]})
    part = section(page_of(client_of(author), draft), "fargate-linux")
    assert "things to change" in part
    assert "more findings are not listed." in part


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"containerDefinitions": "none", "runtimePlatform": 7, "requiresCompatibilities": "FARGATE"},
        {"containerDefinitions": [None, 7, {"portMappings": [1]}], "runtimePlatform": {"x": []}},
        {"requiresCompatibilities": ["LAMBDA", 7], "runtimePlatform": {"operatingSystemFamily": []}},
    ],
)
def test_half_a_document_has_a_page_too(team, author, client_of, document) -> None:
    draft = Draft.start(team, author, document)
    assert client_of(author).get(f"/drafts/{draft.pk}/fits/").status_code == 200
