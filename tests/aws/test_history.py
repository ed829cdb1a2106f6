"""Registrations in the history of a draft."""

from importlib import import_module

import pytest
from django.apps import apps

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.drafts.models import Draft, VersionName
from designer.taskdef.edits import Put
from designer.teams.models import Target
from tests.drafts.told_history import page, told

DOCUMENT = {
    "family": "orders",
    "containerDefinitions": [{"name": "app", "image": "nginx:1.27", "memory": 512}],
}


@pytest.fixture
def draft(team, author, publisher) -> Draft:
    """Registered once as it began, once refused, edited since."""
    draft = Draft.start(team, author, DOCUMENT)
    target = Target.objects.create(
        team=team,
        name="prod",
        account="111122223333",
        region="eu-west-1",
        role_arn="arn:aws:iam::111122223333:role/x",
        endpoint_url="http://127.0.0.1:1",
    )
    first = Registration.begin(draft, 1, target, publisher, "k" * 24)
    first.start_sending(6, "arn:aws:sts::111122223333:assumed-role/x/y")
    first.settle(Outcome(state=State.REGISTERED, arn="arn:aws:ecs:::7", revision=7))
    second = Registration.begin(draft, 1, target, publisher, "l" * 24)
    second.settle(Outcome(state=State.REFUSED, code="ClientException"))
    draft.refresh_from_db()
    draft.edit(author, 1, [Put("/containerDefinitions/0/image", "nginx:1.27", "nginx:1.28")])
    return draft


def test_registrations_stand_between_the_edits(draft, author, client_of) -> None:
    assert told(page(client_of(author), draft)) == [
        "mina saved edit 2",
        "jun sent orders to prod",
        "jun registered orders:7 in prod",
        "mina began this draft, as edit 1",
    ]


def test_the_filter_leaves_registrations_alone(draft, author, client_of) -> None:
    shown = page(client_of(author), draft, only="registrations")
    assert told(shown) == ["jun sent orders to prod", "jun registered orders:7 in prod"]
    assert '<span class="tag err">Refused</span>' in shown


def test_what_was_registered_last_is_compared_unless_asked_otherwise(draft, author, client_of) -> None:
    draft.edit(author, 2, [Put("/containerDefinitions/0/image", "nginx:1.28", "nginx:1.29")])
    shown = page(client_of(author), draft, look="text")
    assert '-       "image": "nginx:1.27"' in shown.replace("&quot;", '"')


def test_pages_of_one_event_hold_each_once(draft, author, client_of, monkeypatch) -> None:
    monkeypatch.setattr("designer.drafts.history.timeline.page.__defaults__", (1,))
    browser, seen, address = client_of(author), [], f"/drafts/{draft.pk}/history/"
    while address:
        shown = browser.get(address).content.decode()
        seen += told(shown)
        address = next((part for part in older(shown)), "")
    assert len(seen) == 4
    assert len(set(seen)) == 4


def older(shown: str) -> list[str]:
    return [
        part.split('"')[0].replace("&amp;", "&")
        for part in shown.split('href="')[1:]
        if ">Older" in part[:400] and "before=" in part.split('"')[0]
    ]


def test_a_mark_of_no_registration_is_refused(draft, author, client_of) -> None:
    address = f"/drafts/{draft.pk}/history/?before=1.registrations.abc.4"
    assert client_of(author).get(address).status_code == 400


def test_what_was_registered_before_is_filled_in(draft) -> None:
    rows = draft.references.filter(is_registered=True)
    was = set(rows.values_list("kind", "value", "name"))
    assert ("image", "nginx:1.27", "docker.io/library/nginx") in was
    rows.delete()
    import_module("designer.aws.migrations.0007_references").fill(apps, None)
    assert set(rows.values_list("kind", "value", "name")) == was


def test_the_page_before_registering_says_what_the_version_is_called(draft, author, client_of) -> None:
    VersionName.give(draft, 2, "as load-tested", author)
    assert "as load-tested" in client_of(author).get(f"/drafts/{draft.pk}/register/").content.decode()
