"""Choosing a field's value from what the account has, and where there is no list."""

from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from designer.aws.looking import all_lookups
from designer.aws.pickable import PICKS
from designer.drafts.models import Draft
from designer.taskdef import schema
from designer.taskdef.edits import Editor
from designer.teams.models import Person, Target, Team
from tests.aws.things import Things
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]
IMAGE = "/containerDefinitions/0/image"
ROLE = "/executionRoleArn"


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    caches["lookups"].clear()


@pytest.fixture
def things(moto: str, aws: Proxy) -> Things:
    return Things(moto)


@pytest.fixture
def page(draft: Draft, target: Target, author: Person, client_of: Browser) -> Callable[..., str]:
    client = client_of(author)

    def page(at: str, **asked: str) -> str:
        answer = client.get(reverse("aws:pick", args=[draft.pk]), {"at": at, **asked})
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return page


def use(client: Client, draft: Draft, at: str, value: str, base: int | None = None) -> Any:
    posted = {"at": at, "base": base or draft.version, "value": value}
    return client.post(reverse("aws:pick", args=[draft.pk]), posted)


def test_the_table_names_fields_there_are_and_kinds_there_are() -> None:
    options = "containerDefinitions[].logConfiguration.options.awslogs-group"
    assert [path for path in PICKS if path != options and schema.field(path) is None] == []
    assert {kind for pick in PICKS.values() for kind in pick.kinds} <= set(all_lookups())


@pytest.mark.parametrize(
    ("step", "name", "said"),
    [
        ("containers", IMAGE, "Browse ECR"),
        ("roles", ROLE, "Choose a role"),
        ("roles", "/taskRoleArn", "Choose a role"),
    ],
)
def test_the_button_stands_beside_its_field(
    step: str, name: str, said: str, draft: Draft, author: Person, client_of: Browser
) -> None:
    shown = client_of(author).get(reverse("drafts:step", args=[draft.pk, step])).content.decode()
    assert f'value="pick:{name}">' in shown
    assert said in shown


def test_the_button_stores_what_was_typed_and_leads_to_the_list(
    draft: Draft, author: Person, client_of: Browser
) -> None:
    posted = {"base": draft.version, "own": "", "once": "k" * 24, "end": "1", ROLE: "typed"}
    there = client_of(author).post(
        reverse("drafts:step", args=[draft.pk, "roles"]), posted | {"do": f"pick:{ROLE}"}
    )["Location"]
    draft.refresh_from_db()
    assert draft.document["executionRoleArn"] == "typed"
    assert parse_qs(urlsplit(there).query)["at"] == [ROLE]


def test_what_there_is_can_be_chosen(page: Callable[..., str], things: Things) -> None:
    arn = things.role("payments-ecs-execution")
    assert f'name="value" value="{arn}"' in page(ROLE)


def test_htmx_gets_the_list_alone(draft: Draft, target: Target, author: Person, client_of: Browser) -> None:
    asked = client_of(author).get(
        reverse("aws:pick", args=[draft.pk]), {"at": ROLE}, headers={"HX-Request": "true"}
    )
    assert asked.content.decode().strip().startswith("<div")
    assert "<html" not in asked.content.decode()


def test_what_is_chosen_is_one_edit_and_leads_back_to_its_field(
    draft: Draft, target: Target, author: Person, client_of: Browser
) -> None:
    before = draft.version
    there = use(client_of(author), draft, IMAGE, "nginx@sha256:1")["Location"]
    draft.refresh_from_db()
    assert draft.document["containerDefinitions"][0]["image"] == "nginx@sha256:1"
    assert draft.version == before + 1
    assert there.endswith("#f-containerDefinitions-0-image")


def test_it_goes_where_its_container_is_now(
    draft: Draft, target: Target, author: Person, reviewer: Person, client_of: Browser
) -> None:
    base = draft.version
    editor = Editor(draft.document)
    editor.insert("/containerDefinitions", {"name": "first", "image": "busybox"}, 0)
    draft.edit(author, base, editor.finish())
    use(client_of(author), draft, IMAGE, "chosen", base)
    draft.refresh_from_db()
    assert [one["image"] for one in draft.document["containerDefinitions"]][:2] == ["busybox", "chosen"]


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(
    draft: Draft, target: Target, author: Person, client_of: Browser
) -> None:
    base = draft.version
    editor = Editor(draft.document)
    editor.put(IMAGE, "theirs")
    draft.edit(author, base, editor.finish())
    answer = use(client_of(author), draft, IMAGE, "mine", base)
    draft.refresh_from_db()
    assert (answer.status_code, draft.document["containerDefinitions"][0]["image"]) == (409, "theirs")
    assert "Somebody else changed this field" in answer.content.decode()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("denied", "does not let this server in"),
        ("drop before", "broke off"),
        ("throttle", "asked too often"),
    ],
)
def test_without_an_answer_it_says_why_and_that_the_field_works(
    fault: str, said: str, page: Callable[..., str], aws: Proxy
) -> None:
    aws.fail("AssumeRole", fault, times=9)
    shown = page(ROLE)
    assert said in shown
    assert "The field works without it" in shown


def test_without_an_account_it_says_so(draft: Draft, author: Person, client_of: Browser) -> None:
    shown = client_of(author).get(reverse("aws:pick", args=[draft.pk]), {"at": ROLE})
    assert "A list needs an account to look in." in shown.content.decode()


def test_the_same_look_is_remembered(page: Callable[..., str], aws: Proxy) -> None:
    page(ROLE)
    page(ROLE)
    assert aws.count("ListRoles") == 1


def test_looking_again_asks_again(page: Callable[..., str], aws: Proxy) -> None:
    page(ROLE)
    page(ROLE, again="1")
    assert aws.count("ListRoles") == 2


def test_what_failed_is_not_remembered(page: Callable[..., str], aws: Proxy) -> None:
    aws.fail("ListRoles", "denied", times=1)
    assert "lacks a permission" in page(ROLE)
    assert "lacks a permission" not in page(ROLE)


def test_what_one_team_looked_up_no_other_sees(
    page: Callable[..., str], target: Target, stranger: Person, client_of: Browser, aws: Proxy
) -> None:
    page(ROLE)
    other = stranger.teams.get()
    place = {"account": target.account, "region": target.region, "role_arn": target.role_arn}
    Target.objects.create(team=other, name="theirs", endpoint_url=target.endpoint_url, **place)
    theirs = Draft.start(other, stranger, {"family": "theirs", "containerDefinitions": []})
    client_of(stranger).get(reverse("aws:pick", args=[theirs.pk]), {"at": ROLE})
    assert aws.count("ListRoles") == 2


def test_another_role_to_read_with_sees_for_itself(
    page: Callable[..., str], target: Target, aws: Proxy
) -> None:
    page(ROLE)
    Target.objects.filter(pk=target.pk).update(read_role_arn="arn:aws:iam::111122223333:role/reader")
    page(ROLE)
    assert aws.count("ListRoles") == 2


def test_the_account_is_chosen_once_a_session(
    draft: Draft, target: Target, team: Team, author: Person, client_of: Browser
) -> None:
    second = Target.objects.create(
        team=team,
        name="zz-prod",
        account="222233334444",
        region="ap-northeast-2",
        endpoint_url="http://127.0.0.1:1",
    )
    client, address = client_of(author), reverse("aws:pick", args=[draft.pk])
    client.get(address, {"at": ROLE, "target": second.pk})
    again = client.get(address, {"at": IMAGE})
    assert again.context["page"].target == second


def test_another_teams_account_cannot_be_asked_for(
    draft: Draft, target: Target, stranger: Person, author: Person, client_of: Browser
) -> None:
    theirs = Target.objects.create(
        team=stranger.teams.get(), name="theirs", account="222233334444", region="ap-northeast-2"
    )
    shown = client_of(author).get(reverse("aws:pick", args=[draft.pk]), {"at": ROLE, "target": theirs.pk})
    assert shown.context["page"].target == target


def test_access_points_are_of_the_file_system_beside_them(
    page: Callable[..., str], draft: Draft, author: Person, things: Things
) -> None:
    first, second = things.file_system("receipts"), things.file_system("other")
    mine, other = things.access_point(first, "/receipts"), things.access_point(second, "/other")
    editor = Editor(draft.document)
    volume = {"name": "receipts", "efsVolumeConfiguration": {"fileSystemId": first}}
    editor.put("/volumes", [volume])
    draft.edit(author, draft.version, editor.finish())
    shown = page("/volumes/0/efsVolumeConfiguration/authorizationConfig/accessPointId")
    assert mine in shown
    assert other not in shown


@pytest.mark.parametrize("at", ["", "/cpu", "/nothing", "x", "/containerDefinitions/x/image", "/%"])
def test_a_place_without_a_list_has_no_page(
    at: str, draft: Draft, target: Target, author: Person, client_of: Browser
) -> None:
    assert client_of(author).get(reverse("aws:pick", args=[draft.pk]), {"at": at}).status_code == 404


@pytest.mark.parametrize(
    "posted",
    [{"at": "x"}, {"base": "0"}, {"base": "99999"}, {"value": ""}, {"value": "a\0b"}, {"at": "/a/b/c"}],
)
def test_what_the_page_does_not_send_is_refused(
    posted: dict[str, str], draft: Draft, author: Person, client_of: Browser
) -> None:
    whole = {"at": IMAGE, "base": str(draft.version), "value": "nginx"} | posted
    answer = client_of(author).post(reverse("aws:pick", args=[draft.pk]), whole)
    before = draft.version
    draft.refresh_from_db()
    assert answer.status_code in (400, 404, 422)
    assert draft.version == before
