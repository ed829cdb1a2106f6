"""What pages say of changes approved in advance and of registering without approval; what their forms do."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.unapproved import Afterwards
from designer.drafts.models import Draft
from designer.taskdef.preapproved import IMAGE
from designer.teams.models import ApprovedKind, BreakGlass, Person, Target, Team
from tests.aws.conftest import aws, ecs, moto, proxy
from tests.emulator.proxy import Proxy
from tests.reviews.conftest import UNCHECKED, asked, decide, edit, policy, registered

__all__ = ["aws", "ecs", "moto", "proxy"]

Browser = Callable[[Person], Client]
APP = "/containerDefinitions/0"
ROLE = "arn:aws:iam::111122223333:role/designer-register"
NEW = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/checkout-api:1.4.3"


def shown(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", unescape(client.get(address).content.decode()))


@pytest.fixture
def emulated(target: Target, aws: Proxy) -> Target:
    """The target in the emulated AWS, which asks for an approval all the same."""
    Target.objects.filter(pk=target.pk).update(endpoint_url=aws.address, role_arn=ROLE)
    policy(target, approvals=1)
    target.refresh_from_db()
    return target


@pytest.fixture
def named(team: Team, publisher: Person, admin: Person) -> Person:
    BreakGlass.name(team.memberships.get(person=publisher), admin)
    return publisher


def form(client: Client, draft: Draft, target: Target) -> dict[str, str]:
    """What the form for what cannot wait posts."""
    page = shown(client, f"/drafts/{draft.pk}/register/?target={target.pk}").partition("It cannot wait")[2]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"what": "cpu", "lowest": "256"}, "A size needs both bounds."),
        ({"what": "cpu", "lowest": "9", "highest": "8"}, "Less than where it begins."),
        ({"what": "field", "pattern": "taskRoleArn"}, "“taskRoleArn” is about permissions"),
        ({"what": "field", "pattern": "nope"}, "knows no field “nope”"),
        ({"what": "field"}, "Write which field."),
        ({"what": IMAGE}, "approved in advance already"),
    ],
)
def test_a_kind_that_says_nothing_comes_back_with_what_is_wrong(
    sent: dict[str, str], said: str, client_of: Browser, target: Target, admin: Person
) -> None:
    ApprovedKind.objects.create(target=target, pattern=IMAGE)
    response = client_of(admin).post(f"/targets/{target.pk}/in-advance/", sent)
    assert response.status_code == 422
    assert said in unescape(response.content.decode())
    assert ApprovedKind.objects.count() == 1


def test_an_admin_approves_in_advance_and_members_read_it(
    client_of: Browser, target: Target, admin: Person, viewer: Person
) -> None:
    client = client_of(admin)
    client.post(f"/targets/{target.pk}/in-advance/", {"what": "cpu", "lowest": "256", "highest": "1024"})
    page = shown(client_of(viewer), f"/targets/{target.pk}/")
    assert "CPU of the task: 256 to 1024 units" in page
    assert "in-advance/" not in page
    client.post(f"/targets/{target.pk}/in-advance/{ApprovedKind.objects.get().pk}/remove/")
    assert not ApprovedKind.objects.exists()


def test_another_targets_kind_is_not_removed_through_this_one(
    client_of: Browser, target: Target, other_target: Target, admin: Person
) -> None:
    kind = ApprovedKind.objects.create(target=other_target, pattern=IMAGE)
    assert client_of(admin).post(f"/targets/{target.pk}/in-advance/{kind.pk}/remove/").status_code == 404


def test_the_pages_show_what_lets_it_pass(
    client_of: Browser, draft: Draft, emulated: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    ApprovedKind.objects.create(target=emulated, pattern=IMAGE)
    decide(asked(draft, author, [emulated]), reviewer)
    registered(draft, emulated, publisher)
    edit(draft, author, f"{APP}/image", NEW)
    review = asked(draft, author, [emulated])
    said = "app.image</b>: another tag or digest of the same image repository"
    for address in (f"/reviews/{review.pk}/", f"/drafts/{draft.pk}/register/?target={emulated.pk}"):
        page = shown(client_of(publisher), address)
        assert said in page
        assert "Approved in advance" in page
    assert "takes only what was approved" not in page


def test_the_register_page_says_why_it_does_not_pass_in_advance(
    client_of: Browser, draft: Draft, emulated: Target, publisher: Person
) -> None:
    ApprovedKind.objects.create(target=emulated, pattern=IMAGE)
    page = shown(client_of(publisher), f"/drafts/{draft.pk}/register/?target={emulated.pk}")
    assert "No revision of checkout-api was registered in payments-prod yet." in page


def test_who_is_named_finds_a_marked_form_and_it_registers(
    client_of: Browser, draft: Draft, emulated: Target, named: Person, reviewer: Person
) -> None:
    client = client_of(named)
    sent = form(client, draft, emulated)
    refused = client.post(f"/drafts/{draft.pk}/register/", sent)
    assert refused.status_code == 409
    assert "Say why it cannot wait." in refused.content.decode()
    made = client.post(f"/drafts/{draft.pk}/register/", sent | {"why": "Checkout is down."})
    page = shown(client, made["Location"])
    assert "Registered without approval" in page
    assert "Checkout is down." in page
    assert Registration.objects.get().state == State.REGISTERED
    assert "Registered without approval" in shown(client_of(reviewer), "/inbox/")


def test_nobody_else_finds_it(
    client_of: Browser, draft: Draft, emulated: Target, publisher: Person, admin: Person
) -> None:
    for person in (publisher, admin):
        page = shown(client_of(person), f"/drafts/{draft.pk}/register/?target={emulated.pk}")
        assert "It cannot wait" not in page


@pytest.fixture
def unapproved(draft: Draft, target: Target, named: Person) -> Registration:
    made = Registration.begin(draft, draft.version, target, named, "u" * 24, UNCHECKED, unapproved="Down.")
    made.settle(Outcome(state=State.REGISTERED, arn="arn:1", revision=1))
    return made


def test_it_stays_marked_everywhere_until_it_is_reviewed(
    client_of: Browser,
    unapproved: Registration,
    draft: Draft,
    author: Person,
    reviewer: Person,
    target: Target,
) -> None:
    client = client_of(reviewer)
    review = asked(draft, author, [target])
    places = ("/drafts/", f"/drafts/{draft.pk}/review/", f"/reviews/{review.pk}/")
    for address in places:
        assert "Registered without approval</a>" in shown(client, address), address
    assert "Without approval" in shown(client, "/registrations/")
    assert "Without approval: Down." in shown(client, f"/drafts/{draft.pk}/history/")
    sent = {"verdict": "not fine", "note": "The pool was too small."}
    client.post(f"/registrations/{unapproved.pk}/afterwards/", sent)
    for address in places:
        assert "Registered without approval</a>" not in shown(client, address), address
    assert "Reviewed: not fine" in shown(client, "/registrations/")
    assert "The pool was too small." in shown(client, f"/drafts/{draft.pk}/history/")


def test_what_was_written_comes_back_where_it_is_refused(
    client_of: Browser, unapproved: Registration, named: Person, team: Team
) -> None:
    team.memberships.get(person=named).grants.create(role="reviewer")
    address = f"/registrations/{unapproved.pk}/afterwards/"
    response = client_of(named).post(address, {"verdict": "fine", "note": "Mine"})
    assert response.status_code == 409
    assert "You registered it yourself." in response.content.decode()
    assert not Afterwards.objects.exists()


def test_an_admin_names_a_publisher_on_the_page_of_the_members(
    client_of: Browser, team: Team, publisher: Person, admin: Person
) -> None:
    client: Any = client_of(admin)
    address = f"/teams/{team.slug}/members/{team.memberships.get(person=publisher).pk}/break-glass/"
    client.post(address)
    assert BreakGlass.may(publisher, team)
    assert "may register without approval</span>" in shown(client, f"/teams/{team.slug}/")
    client.post(address, {"end": "true"})
    assert not BreakGlass.may(publisher, team)
