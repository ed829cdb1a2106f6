"""Reading in an account: with whose keys, in whose name, and how often."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.client import GLANCE
from designer.aws.outcome import Trouble
from designer.aws.pace import LONGEST, Pace
from designer.aws.reading import KeysInMemory, enter_to_read, session_name
from designer.teams.models import Person, Target
from tests.emulator.proxy import Proxy

READ_ROLE = "arn:aws:iam::111122223333:role/designer-read"


def assumed(aws: Proxy) -> list[dict[str, list[str]]]:
    return [parse_qs(body.decode()) for body in aws.bodies("AssumeRole")]


def test_the_role_to_read_with_is_taken_where_there_is_one(
    target: Target, author: Person, aws: Proxy
) -> None:
    Target.objects.update(read_role_arn=READ_ROLE)
    target.refresh_from_db()
    account = enter_to_read(target, author)
    assert account.principal.startswith("arn:aws:sts::111122223333:assumed-role/designer-read/")
    assert assumed(aws)[0]["ExternalId"] == [target.external_id]


def test_without_one_it_is_the_role_to_register_with(target: Target, author: Person) -> None:
    assert "assumed-role/designer-register/" in enter_to_read(target, author).principal


def test_without_any_role_it_is_this_servers_own_credentials(
    target: Target, author: Person, aws: Proxy
) -> None:
    target.role_arn, target.account = "", "123456789012"
    assert enter_to_read(target, author).number == "123456789012"
    assert assumed(aws) == []


def test_cloudtrail_shows_who_looked(target: Target, author: Person, aws: Proxy) -> None:
    enter_to_read(target, author)
    assert assumed(aws)[0]["RoleSessionName"] == [f"ecsd-read-{author.email}"]


@pytest.mark.parametrize("email", ["o'neil+ecs@example.com", "ü@example.com", "a" * 90 + "@example.com"])
def test_every_address_makes_a_name_that_aws_takes(email: str) -> None:
    name = session_name(Person(email=email))
    assert re.fullmatch(r"[A-Za-z0-9_+=,.@-]{2,64}", name)


def test_a_list_of_many_pages_signs_in_once(target: Target, author: Person, aws: Proxy) -> None:
    for _page in range(3):
        enter_to_read(target, author)
    assert len(assumed(aws)) == 1


def test_nobody_reads_with_what_another_persons_session_was_given(
    target: Target, author: Person, reviewer: Person, aws: Proxy
) -> None:
    enter_to_read(target, author)
    enter_to_read(target, reviewer)
    assert len(assumed(aws)) == 2


def test_keys_are_not_used_to_their_last_second(target: Target, author: Person, aws: Proxy) -> None:
    now = [0.0]
    keys = KeysInMemory(lambda: now[0])
    for now[0] in (0.0, 599.0, 601.0):
        keys.reader(target, author, GLANCE)
    assert len(assumed(aws)) == 2


def test_other_credentials_than_the_targets_are_not_taken(target: Target, author: Person) -> None:
    target.account = "999999999999"
    with pytest.raises(Trouble, match="WrongAccount"):
        enter_to_read(target, author)


def test_five_requests_a_second_and_no_more() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(lambda: now[0], sleep)
    for _request in range(25):
        pace.wait()
    assert len(slept) == 20
    assert now[0] == pytest.approx(4)


def test_who_would_wait_too_long_hears_so_at_once() -> None:
    pace = Pace(lambda: 0.0, lambda seconds: None)
    for _request in range(int(LONGEST * 5) + 5):
        pace.wait()
    with pytest.raises(Trouble, match="TooManyAsking"):
        pace.wait()


def test_requests_that_are_sent_again_wait_too(target: Target, author: Person, aws: Proxy) -> None:
    asked: list[int] = []

    class Counting(Pace):
        def wait(self) -> None:
            asked.append(1)

    account = enter_to_read(target, author)
    ecs = Counting().hold(account.client("ecs"))
    aws.fail("ListTaskDefinitions", "throttle", times=1)
    ecs.list_task_definitions()
    assert len(asked) == 2


def test_testing_the_connection_tries_both_roles(
    target: Target, admin: Person, client_of: Callable[[Person], Client]
) -> None:
    Target.objects.update(read_role_arn=READ_ROLE)
    shown = client_of(admin).post(reverse("aws:try_target", args=[target.pk])).content.decode()
    assert "assumed-role/designer-register/" in shown
    assert "assumed-role/designer-read/" in shown
