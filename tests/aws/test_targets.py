"""Accounts to register in: who sees them, who changes them, and what testing the connection tells."""

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.models import Registration
from designer.aws.policies import role_of
from designer.teams.models import Person, Role, Target, Team
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]


@pytest.fixture
def filled(team: Team) -> dict[str, str]:
    """A form as an admin fills it."""
    return {
        "team": str(team.pk),
        "name": "payments-prod",
        "account": "111122223333",
        "region": "ap-northeast-2",
        "role_arn": "arn:aws:iam::111122223333:role/designer-register",
        "endpoint_url": "",
    }


def test_an_admin_adds_an_account(client_of: Browser, admin: Person, filled: dict[str, str]) -> None:
    response = client_of(admin).post(reverse("aws:new_target"), filled)
    made = Target.objects.get()
    assert response["Location"] == reverse("aws:target", args=[made.pk])
    assert (made.name, made.account, made.region) == ("payments-prod", "111122223333", "ap-northeast-2")


def test_regions_have_the_names_that_aws_gives_them_in_the_readers_language(
    team: Team, admin: Person, client_of: Browser
) -> None:
    Target.objects.create(team=team, name="staging", account="111122223333", region="ap-northeast-2")
    page = client_of(admin).get(reverse("aws:targets"), headers={"Accept-Language": "ko"})
    assert "아시아 태평양(서울) ap-northeast-2" in page.content.decode()


WRONG = {
    "account": ("1234", "12 digits"),
    "region": ("atlantis-1", "not one of the available choices"),
    "role_arn": ("arn:aws:iam::999999999999:role/designer", "belongs to another account"),
    "name": ("", "required"),
    "team": ("999", "not one of the available choices"),
    "endpoint_url": ("javascript:alert(1)", "valid URL"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_at_its_field(
    name: str, client_of: Browser, admin: Person, filled: dict[str, str]
) -> None:
    value, said = WRONG[name]
    response = client_of(admin).post(reverse("aws:new_target"), filled | {name: value})
    assert response.status_code == 422
    assert said in unescape(response.content.decode())
    assert not Target.objects.exists()


def test_a_role_is_of_the_regions_partition(
    client_of: Browser, admin: Person, filled: dict[str, str]
) -> None:
    filled |= {"region": "cn-north-1", "read_role_arn": filled["role_arn"]}
    response = client_of(admin).post(reverse("aws:new_target"), filled)
    assert response.content.decode().count("begins with arn:aws-cn:") == 2


def test_two_accounts_of_a_team_do_not_share_a_name(
    client_of: Browser, admin: Person, filled: dict[str, str], target: Target
) -> None:
    response = client_of(admin).post(reverse("aws:new_target"), filled | {"name": "Payments-Staging"})
    assert response.status_code == 422
    assert "has a target of this name already" in response.content.decode()


def test_an_address_is_taken_only_where_it_is_allowed(
    client_of: Browser, admin: Person, filled: dict[str, str], settings: Any
) -> None:
    settings.AWS_ENDPOINTS_ALLOWED = False
    client = client_of(admin)
    assert "endpoint_url" not in client.get(reverse("aws:new_target")).content.decode()
    client.post(reverse("aws:new_target"), filled | {"endpoint_url": "http://127.0.0.1:5000"})
    assert Target.objects.get().endpoint_url == ""


def test_an_address_from_before_can_only_be_taken_off(
    client_of: Browser, admin: Person, filled: dict[str, str], target: Target, settings: Any
) -> None:
    settings.AWS_ENDPOINTS_ALLOWED = False
    client, address = client_of(admin), reverse("aws:target", args=[target.pk])
    other = client.post(address, filled | {"endpoint_url": "http://127.0.0.1:1"})
    assert (other.status_code, client.post(address, filled).status_code) == (422, 302)
    assert Target.objects.get().endpoint_url == ""


def test_the_account_stays_once_something_was_registered_in_it(
    client_of: Browser, admin: Person, filled: dict[str, str], queued: Registration
) -> None:
    moved = filled | {"account": "999999999999", "region": "us-east-1", "role_arn": ""}
    client_of(admin).post(reverse("aws:target", args=[queued.target_id]), moved)
    kept = Target.objects.get()
    assert (kept.account, kept.region, kept.name) == ("111122223333", "ap-northeast-2", "payments-prod")


def test_an_account_does_not_move_to_another_team(
    client_of: Browser, admin: Person, stranger: Person, filled: dict[str, str], target: Target
) -> None:
    other = stranger.teams.get()
    other.add(admin, Role.ADMIN)
    client_of(admin).post(reverse("aws:target", args=[target.pk]), filled | {"team": str(other.pk)})
    assert Target.objects.get().team != other


def test_the_connection_test_says_who_we_are(client_of: Browser, admin: Person, target: Target) -> None:
    shown = client_of(admin).post(reverse("aws:try_target", args=[target.pk])).content.decode()
    assert "Connected to account 111122223333." in shown
    assert "arn:aws:sts::111122223333:assumed-role/designer-register/ecsd-read" in shown


def test_the_external_id_goes_to_aws(client_of: Browser, admin: Person, target: Target, aws: Proxy) -> None:
    client_of(admin).post(reverse("aws:try_target", args=[target.pk]))
    assumed, tried = aws.bodies("AssumeRole")
    assert f"ExternalId={target.external_id}" in assumed.decode()
    assert b"ExternalId" not in tried


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("denied", "does not let this server in"),
        ("drop before", "broke off"),
        ("throttle", "asked too often"),
    ],
)
def test_a_connection_that_fails_is_explained(
    fault: str, said: str, client_of: Browser, admin: Person, target: Target, aws: Proxy
) -> None:
    aws.fail("AssumeRole", fault, times=9)
    shown = client_of(admin).post(reverse("aws:try_target", args=[target.pk])).content.decode()
    assert said in shown
    assert "In its own words:" in shown


def test_another_account_than_the_named_one_is_an_error(
    client_of: Browser, admin: Person, target: Target
) -> None:
    Target.objects.update(role_arn="")
    shown = client_of(admin).post(reverse("aws:try_target", args=[target.pk])).content.decode()
    assert "into another account than the target names" in shown
    assert "123456789012" in shown


def test_the_trust_policy_names_this_server_and_the_external_id(
    client_of: Browser, author: Person, target: Target
) -> None:
    shown = client_of(author).get(reverse("aws:target", args=[target.pk])).content.decode()
    policy = json.loads(unescape(shown.partition('id="trust-policy">')[2].partition("</pre>")[0]))
    [statement] = policy["Statement"]
    assert statement["Principal"] == {"AWS": "arn:aws:sts::123456789012:user/moto"}
    assert statement["Condition"] == {"StringEquals": {"sts:ExternalId": target.external_id}}


def test_a_session_is_named_by_its_role_in_a_trust_policy() -> None:
    assert role_of("arn:aws-cn:sts::111122223333:assumed-role/designer/i-0abc") == (
        "arn:aws-cn:iam::111122223333:role/designer"
    )
    assert role_of("arn:aws:iam::111122223333:user/x") == "arn:aws:iam::111122223333:user/x"


def test_an_unused_account_is_removed(client_of: Browser, admin: Person, target: Target) -> None:
    client_of(admin).post(reverse("aws:remove_target", args=[target.pk]))
    assert not Target.objects.exists()


def test_a_used_account_stays_for_the_record(client_of: Browser, admin: Person, queued: Registration) -> None:
    client = client_of(admin)
    shown = client.post(reverse("aws:remove_target", args=[queued.target_id]), follow=True).content.decode()
    assert "so it stays for the record" in shown
    assert Target.objects.exists()


def test_the_list_shows_the_accounts_of_my_teams(client_of: Browser, author: Person, target: Target) -> None:
    shown = client_of(author).get(reverse("aws:targets")).content.decode()
    assert "payments-staging" in shown
    assert "Asia Pacific (Seoul)" in shown
    assert "Add account" not in shown


CHANGES = ["aws:target", "aws:try_target", "aws:remove_target"]


@pytest.mark.parametrize("name", CHANGES)
def test_a_member_changes_no_account(
    name: str, client_of: Browser, author: Person, target: Target, filled: dict[str, str], aws: Proxy
) -> None:
    assert client_of(author).post(reverse(name, args=[target.pk]), filled).status_code == 403
    assert Target.objects.get().name == "payments-staging"
    assert aws.count("AssumeRole") == 0


def test_a_member_adds_no_account(client_of: Browser, author: Person, filled: dict[str, str]) -> None:
    client = client_of(author)
    assert client.get(reverse("aws:new_target")).status_code == 403
    assert client.post(reverse("aws:new_target"), filled).status_code == 403


def test_an_admin_adds_accounts_to_their_own_teams_only(
    client_of: Browser, stranger: Person, filled: dict[str, str]
) -> None:
    assert client_of(stranger).post(reverse("aws:new_target"), filled).status_code == 422
    assert not Target.objects.exists()


@pytest.mark.parametrize("name", CHANGES)
def test_another_team_does_not_know_of_the_account(
    name: str, client_of: Browser, stranger: Person, target: Target, filled: dict[str, str]
) -> None:
    client = client_of(stranger)
    assert client.post(reverse(name, args=[target.pk]), filled).status_code == 404
    assert target.external_id not in client.get(reverse("aws:targets")).content.decode()
    assert Target.objects.get().name == "payments-staging"


@pytest.mark.parametrize("number", ["0", "9" * 30])
def test_an_account_that_is_none_is_not_found(number: str, client_of: Browser, author: Person) -> None:
    assert client_of(author).get(f"/targets/{number}/").status_code == 404
