"""Which levels block registering in a target: errors always, the others as the team's admins choose."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from designer.aws.models import Registration
from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.teams.models import Person, Role, Target
from tests.aws.documents import DOCUMENT
from tests.drafts.waived import DOCUMENT as RISKY
from tests.drafts.waived import SOCKET, UNUSED, expire, set_aside

Browser = Callable[[Person], Client]
KEY = "k" * 24


@pytest.fixture
def strict(target: Target) -> Target:
    """A target that takes no security findings."""
    Target.objects.update(blocks_security=True)
    target.refresh_from_db()
    return target


@pytest.fixture
def risky(draft: Draft, author: Person) -> Draft:
    return Draft.start(draft.team, author, RISKY)


def shown_to(client: Client, draft: Draft) -> str:
    return unescape(client.get(reverse("aws:register", args=[draft.pk])).content.decode())


def test_by_default_only_errors_block(risky: Draft, target: Target, publisher: Person) -> None:
    assert target.blocks == ("error",)
    assert Registration.begin(risky, 1, target, publisher, KEY)


def test_a_policy_keeps_out_what_it_names_and_says_so(
    risky: Draft, strict: Target, publisher: Person, client_of: Browser
) -> None:
    with pytest.raises(CannotRegister, match=r"policy of payments-staging keeps it out: \d+ security"):
        Registration.begin(risky, 1, strict, publisher, KEY)
    risky.team.add(publisher, Role.AUTHOR)
    page = shown_to(client_of(publisher), risky)
    assert "The policy of payments-staging keeps it out" in page
    assert reverse("drafts:set_aside", args=[risky.pk, SOCKET]) in page
    assert "Register in payments-staging" not in page
    assert not Registration.objects.exists()


def test_what_is_set_aside_does_not_block_until_it_expires(
    draft: Draft, strict: Target, author: Person, publisher: Person
) -> None:
    Target.objects.update(blocks_security=False, blocks_practice=True)
    spare = Draft.start(draft.team, author, DOCUMENT | {"volumes": [{"name": "spare"}]})
    waiver = only_finding_aside(spare, author)
    Registration.begin(spare, 1, strict, publisher, KEY)
    expire(waiver)
    with pytest.raises(CannotRegister, match="policy"):
        Registration.begin(spare, 1, strict, publisher, "other")


def only_finding_aside(draft: Draft, person: Person):
    """Sets everything aside that blocks this draft; answers the waiver of the unused volume."""
    rules = [entry.rpartition(":")[0] for entry in draft.waivable.split()]
    made = {rule: set_aside(draft, person, rule) for rule in rules}
    return made[UNUSED]


def test_the_page_says_what_is_set_aside_and_by_whom(
    risky: Draft, target: Target, author: Person, publisher: Person, client_of: Browser
) -> None:
    set_aside(risky, author)
    page = shown_to(client_of(publisher), risky)
    assert "Set aside (" in page
    assert "The agent needs it." in page


def test_the_policy_is_read_when_the_registration_begins(
    risky: Draft, target: Target, publisher: Person
) -> None:
    seen = Target.objects.get()
    Target.objects.update(blocks_security=True)
    with pytest.raises(CannotRegister, match="policy"):
        Registration.begin(risky, 1, seen, publisher, KEY)


def test_an_admin_changes_the_policy(client_of: Browser, admin: Person, target: Target) -> None:
    form = {name: getattr(target, name) for name in ("name", "account", "region", "role_arn", "endpoint_url")}
    address = reverse("aws:target", args=[target.pk])
    ticked = {"blocks_runtime": "on", "blocks_practice": "on"}
    assert client_of(admin).post(address, form | ticked).status_code == 302
    assert Target.objects.get().blocks == ("error", "runtime", "practice")
    client_of(admin).post(address, form)
    assert Target.objects.get().blocks == ("error",)


def test_a_member_reads_the_policy(client_of: Browser, author: Person, strict: Target) -> None:
    page = client_of(author).get(reverse("aws:target", args=[strict.pk])).content.decode()
    assert "Error, Security" in page
    assert "blocks_security" not in page
