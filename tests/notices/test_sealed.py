"""The address of a webhook is a secret: the database has it sealed, and pages show its host and its end."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from designer.audit.models import Record
from designer.notices.models import Webhook
from designer.teams.models import Person, Team
from designer.teams.sealed import OtherKey, seal, unseal
from tests.stored import everything

URL = "https://hooks.slack.com/services/T0123/B4567/its-own-secret-9xYz"


@pytest.fixture
def hook(team: Team, admin: Person) -> Webhook:
    made = Webhook(team=team, url=URL, created_by=admin)
    made.add()
    return Webhook.objects.get(pk=made.pk)


def test_no_table_has_it_and_it_is_known_again(hook: Webhook) -> None:
    assert hook.url == URL
    assert "its-own-secret" not in repr(everything())


def test_pages_and_records_show_its_host_and_its_end(hook, admin, client_of) -> None:
    shown = client_of(admin).get("/teams/payments/webhooks/").content.decode()
    assert "hooks.slack.com …9xYz" in shown
    assert "services" not in shown
    assert Record.objects.get(act="webhook added").label == "hooks.slack.com …9xYz"


@pytest.mark.parametrize("path", ["", "/", "/in", "/short-secret"])
def test_of_a_short_one_the_host_alone_is_shown(path: str) -> None:
    assert str(Webhook(url=f"https://hooks.example.com:8443{path}")) == "hooks.example.com:8443"


def test_the_database_refuses_an_address_that_is_not_sealed(hook: Webhook) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Webhook.objects.update(sealed_url=URL)


def test_another_key_opens_nothing_and_one_that_was_replaced_still_does(hook: Webhook, settings) -> None:
    settings.SECRET_KEY, before = "another-key-of-the-server", settings.SECRET_KEY
    with pytest.raises(OtherKey):
        _ = hook.url
    settings.SECRET_KEY_FALLBACKS = [before]
    assert hook.url == URL


def test_sealed_anew_it_opens_without_the_key_that_was_replaced(hook: Webhook, settings) -> None:
    settings.SECRET_KEY, before = "another-key-of-the-server", settings.SECRET_KEY
    settings.SECRET_KEY_FALLBACKS = [before]
    assert "1 secrets are sealed" in sealed_anew()
    settings.SECRET_KEY_FALLBACKS = []
    assert Webhook.objects.get().url == URL


def test_what_cannot_be_opened_is_counted_and_stays_as_it_is(hook: Webhook, settings) -> None:
    settings.SECRET_KEY, before = "another-key-of-the-server", settings.SECRET_KEY
    with pytest.raises(CommandError, match="1 cannot be opened"):
        sealed_anew()
    settings.SECRET_KEY = before
    assert Webhook.objects.get().url == URL


def sealed_anew() -> str:
    call_command("seal_anew", stdout=(said := StringIO()))
    return said.getvalue()


def test_what_was_sealed_for_one_thing_opens_for_no_other(db: None) -> None:
    with pytest.raises(OtherKey):
        unseal("webhook", seal("second-step", URL))


@pytest.mark.django_db(transaction=True)
def test_addresses_from_before_are_sealed_by_the_upgrade(team: Team, admin: Person, hook: Webhook) -> None:
    try:
        migrate("0002")
        with connection.cursor() as cursor:
            cursor.execute("SELECT url FROM notices_webhook")
            assert cursor.fetchall() == [(URL,)]
    finally:
        migrate("0003")
    assert Webhook.objects.get().url == URL
    assert Webhook.objects.get().ending == "9xYz"


def migrate(name: str) -> None:
    call_command("migrate", "notices", name, stdout=StringIO())
