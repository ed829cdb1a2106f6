"""The page of a registration in each of its states, and the list of them all."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.sending import register, send
from designer.aws.timing import LEASE
from designer.drafts.models import Draft
from designer.teams.models import Person, Target
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy

Browser = Callable[[Person], Client]
REGISTER = "RegisterTaskDefinition"


def shown(client: Client, registration: Registration) -> str:
    response = client.get(reverse("aws:registration", args=[registration.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_refusal_is_explained_with_the_services_own_words(
    client_of: Browser, author: Person, queued: Registration, aws: Proxy
) -> None:
    aws.fail(REGISTER, "denied")
    send(queued)
    page = shown(client_of(author), queued)
    assert "checkout-api was refused" in page
    assert "lacks a permission" in page
    assert "AccessDeniedException: User: arn:aws:sts::111122223333" in page
    assert "Try again" in page


def test_a_refusal_that_a_rule_knows_names_the_rule(
    client_of: Browser, author: Person, queued: Registration, aws: Proxy
) -> None:
    words = b"No Fargate configuration exists for given values: 512 CPU, 512 memory."
    aws.fail(REGISTER, Answer(b'{"__type":"ClientException","message":"%s"}' % words, status=400))
    send(queued)
    page = shown(client_of(author), queued)
    assert words.decode() in page
    assert "What AWS documents about it" in page


def test_an_unknown_outcome_is_looked_up_by_one_press(
    client_of: Browser, author: Person, queued: Registration, aws: Proxy
) -> None:
    aws.fail(REGISTER, "drop after")
    send(queued)
    client = client_of(author)
    page = shown(client, queued)
    assert "Was checkout-api registered?" in page
    assert "broke off before AWS had answered" in page
    assert "Try again" not in page
    client.post(reverse("aws:look_up", args=[queued.pk]))
    page = shown(client, queued)
    assert "checkout-api:1 is registered" in page
    assert "Looked up in the account" in page


def test_looking_in_vain_says_until_when_it_can_still_come(
    client_of: Browser, author: Person, queued: Registration, aws: Proxy
) -> None:
    aws.fail(REGISTER, "drop before")
    send(queued)
    client = client_of(author)
    client.post(reverse("aws:look_up", args=[queued.pk]))
    page = shown(client, queued)
    assert "The account has no such revision so far." in page
    assert "What was sent can arrive until" in page
    assert "Send it again" not in page


def test_what_is_not_there_can_be_sent_again_by_a_publisher(
    client_of: Browser, author: Person, publisher: Person, queued: Registration, aws: Proxy
) -> None:
    queued.start_sending(0, "")
    queued.settle(Outcome(state=State.ABSENT))
    assert "Send it again" not in shown(client_of(author), queued)
    assert "Send it again" in shown(client_of(publisher), queued)
    client_of(publisher).post(reverse("aws:send_again", args=[queued.pk]))
    assert Registration.objects.get().state == State.REGISTERED
    assert aws.count(REGISTER) == 1


def test_what_is_registered_is_not_sent_again(
    client_of: Browser, publisher: Person, queued: Registration, aws: Proxy
) -> None:
    send(queued)
    answer = client_of(publisher).post(reverse("aws:send_again", args=[queued.pk]), follow=True)
    assert "Only what surely was not registered" in answer.content.decode()
    assert aws.count(REGISTER) == 1


def test_of_several_revisions_a_publisher_chooses(
    client_of: Browser, author: Person, publisher: Person, queued: Registration, target: Target, aws: Proxy
) -> None:
    Target.objects.update(role_arn="", account="123456789012")
    own = Registration.begin(queued.draft, 1, Target.objects.get(), publisher, "own")
    aws.fail(REGISTER, "drop after")
    send(own)
    register(Target.objects.get(), own.text, "seed")
    client, look_up = client_of(publisher), reverse("aws:look_up", args=[own.pk])
    client.post(look_up)
    assert "More than one revision could be it" in shown(client, own)
    assert "It is :2" not in shown(client_of(author), own)
    assert client_of(author).post(look_up, {"revision": "2"}).status_code == 403
    assert client.post(look_up, {"revision": "²"}).status_code == 400
    client.post(look_up, {"revision": "2"})
    assert "checkout-api:2 is registered" in shown(client, own)


def test_a_page_of_what_is_under_way_keeps_looking(
    client_of: Browser, author: Person, queued: Registration
) -> None:
    queued.start_sending(0, "")
    page = shown(client_of(author), queued)
    assert "checkout-api is being registered" in page
    assert 'hx-trigger="every 2s"' in page


def test_what_a_stopped_process_left_behind_is_shown_as_unknown(
    client_of: Browser, author: Person, queued: Registration
) -> None:
    queued.start_sending(0, "")
    Registration.objects.update(signed_at=timezone.now() - LEASE - timedelta(seconds=1))
    page = shown(client_of(author), queued)
    assert "The server was interrupted while it was sending." in page
    assert "Look it up" in page
    assert Registration.objects.get().state == State.SENDING


def test_the_part_of_a_page_comes_alone(client_of: Browser, author: Person, queued: Registration) -> None:
    address = reverse("aws:registration", args=[queued.pk])
    part = client_of(author).get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div class="stack" id="registration"')


def test_what_aws_stored_otherwise_is_shown(client_of: Browser, author: Person, queued: Registration) -> None:
    send(queued)
    answer = queued.answer.replace("1.4.2", "6.6.6")
    Registration.objects.update(answer=answer)
    page = shown(client_of(author), queued)
    assert "AWS stored something else than was sent." in page
    assert "6.6.6" in page


@pytest.mark.parametrize("answer", ["", "{", "[]", '{"taskDefinition":[]}', "null"])
def test_an_answer_nobody_can_read_is_no_error(
    answer: str, client_of: Browser, author: Person, queued: Registration
) -> None:
    send(queued)
    Registration.objects.update(answer=answer)
    assert "checkout-api:1 is registered" in shown(client_of(author), queued)


def test_the_list_pages_through_all_of_my_teams(
    client_of: Browser, author: Person, queued: Registration, draft: Draft, target: Target, publisher: Person
) -> None:
    for number in range(60):
        Registration.begin(draft, draft.version, target, publisher, f"key-{number}")
    client, first = client_of(author), reverse("aws:registrations")
    page = client.get(first).content.decode()
    older = page.partition('href="?before=')[2].partition('"')[0]
    rest = client.get(f"{first}?before={older}").content.decode()
    assert (page.count("<tr>"), rest.count("<tr>")) == (51, 12)
    assert 'href="?before=' not in rest


def test_the_list_says_when_as_people_say_it(
    client_of: Browser, author: Person, queued: Registration
) -> None:
    page = client_of(author).get(reverse("aws:registrations")).content.decode()
    exact = f'title="{queued.created_at:%Y-%m-%d %H:%M:%S} UTC">just now</time>'
    assert exact in page


@pytest.mark.parametrize("before", ["x", "0", "%00", "a" * 4000])
def test_a_page_that_is_none_is_not_found(before: str, client_of: Browser, author: Person) -> None:
    assert client_of(author).get(f"/registrations/?before={before}").status_code == 404


ADDRESSES = [("get", "registration"), ("post", "look_up"), ("post", "send_again")]


@pytest.mark.parametrize(("method", "name"), ADDRESSES)
def test_another_team_does_not_know_of_a_registration(
    method: str, name: str, client_of: Browser, stranger: Person, queued: Registration
) -> None:
    address = reverse(f"aws:{name}", args=[queued.pk])
    assert getattr(client_of(stranger), method)(address).status_code == 404


def test_another_team_cannot_register_the_draft(
    client_of: Browser, stranger: Person, draft: Draft, target: Target, aws: Proxy
) -> None:
    client, address = client_of(stranger), reverse("aws:register", args=[draft.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"target": target.pk}).status_code == 404
    assert aws.seen == []


def test_a_stranger_sees_none_of_it_in_their_list(
    client_of: Browser, stranger: Person, queued: Registration
) -> None:
    assert "checkout-api" not in client_of(stranger).get(reverse("aws:registrations")).content.decode()


@pytest.mark.parametrize("name", ["look_up", "send_again"])
def test_nothing_changes_on_a_get(
    name: str, client_of: Browser, publisher: Person, queued: Registration, aws: Any
) -> None:
    assert client_of(publisher).get(reverse(f"aws:{name}", args=[queued.pk])).status_code == 405
