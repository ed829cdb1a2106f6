"""What people choose to be told of, what they watch, and which webhooks a team's admins add."""

import pytest

from designer.audit.models import Record
from designer.notices import Event
from designer.notices.event import MAILED
from designer.notices.models import Delivery, Preferences, Watch, Webhook

HOOKS = "/teams/payments/webhooks/"


def chosen(person) -> Preferences:
    return Preferences.objects.of(person)


def test_who_chose_nothing_sees_everything_and_gets_mail_of_what_asks_for_something(viewer) -> None:
    assert all(chosen(viewer).shows(event) for event in Event)
    assert {event for event in Event if chosen(viewer).mails(event)} == MAILED


def test_a_choice_is_kept_as_it_was_made(viewer, client_of) -> None:
    sent = {"shown": ["approved"], "mailed": ["registered", "approved"], "watches": "on"}
    client_of(viewer).post("/account/notices/", sent)
    shown = {event for event in Event if chosen(viewer).shows(event)}
    assert shown == {Event.APPROVED, Event.REGISTERED_UNAPPROVED, Event.REGISTERED_TWICE}
    assert {event for event in Event if chosen(viewer).mails(event)} == {Event.APPROVED, Event.REGISTERED}
    assert chosen(viewer).watches_by_itself


def test_an_event_that_is_none_is_refused_and_nothing_is_kept(viewer, client_of) -> None:
    assert client_of(viewer).post("/account/notices/", {"shown": ["everything"]}).status_code == 422
    assert not Preferences.objects.exists()


def test_the_page_says_where_no_mail_is_sent(viewer, client_of, settings) -> None:
    browser = client_of(viewer)
    assert "This server sends no e-mail" not in browser.get("/account/notices/").content.decode()
    settings.MAIL_IS_SENT = False
    assert "This server sends no e-mail" in browser.get("/account/notices/").content.decode()


def test_what_one_watches_is_listed_and_ends_with_a_press(draft, team, viewer, client_of) -> None:
    Watch.objects.set(viewer, draft, is_on=True)
    Watch.objects.set_family(viewer, team, "refunds")
    browser = client_of(viewer)
    shown = browser.get("/account/notices/").content.decode()
    assert "Stop watching orders" in shown
    assert "every draft of refunds" in shown
    for watch in Watch.objects.filter(person=viewer):
        browser.post(f"/account/watches/{watch.pk}/end/")
    assert "Stop watching" not in browser.get("/account/notices/").content.decode()
    assert Watch.objects.watchers(draft) == set()


def test_a_family_is_watched_from_the_menu_of_the_list(draft, viewer, client_of) -> None:
    browser = client_of(viewer)
    assert 'formaction="/teams/payments/watch/" name="family" value="orders"' in (
        browser.get("/drafts/").content.decode()
    )
    browser.post("/teams/payments/watch/", {"family": "orders"})
    assert Watch.objects.watchers(draft) == {viewer.pk}


def test_the_secret_is_shown_once(admin, client_of) -> None:
    browser = client_of(admin)
    answer = browser.post(f"{HOOKS}new/", {"url": "https://hooks.example.com/in", "language": "en"})
    secret = Webhook.objects.get().secret
    assert secret in answer.content.decode()
    assert secret not in browser.get(HOOKS).content.decode()


def test_the_address_of_a_webhook_is_shown_without_its_path(team, admin, client_of) -> None:
    Webhook.objects.create(team=team, url="https://hooks.example.com/T0/its-own-secret", created_by=admin)
    shown = client_of(admin).get(HOOKS).content.decode()
    assert "hooks.example.com" in shown
    assert "its-own-secret" not in shown


@pytest.mark.parametrize("url", [
    "", "http://hooks.example.com/", "https://", "https://a:b@hooks.example.com/", "https://10.0.0.1/",
    "https://[::1]/", "https://169.254.169.254/latest/", "https://127.0.0.1/", "javascript:alert(1)",
    f"https://hooks.example.com/{'x' * 500}",
])  # fmt: skip
def test_an_address_that_cannot_be_called_is_refused_and_kept_as_typed(url, admin, client_of) -> None:
    answer = client_of(admin).post(f"{HOOKS}new/", {"url": url, "language": "en"})
    assert answer.status_code == 422
    assert url in answer.content.decode()
    assert not Webhook.objects.exists()


def test_what_admins_do_to_webhooks_is_recorded(team, admin, client_of) -> None:
    browser = client_of(admin)
    browser.post(f"{HOOKS}new/", {"url": "https://hooks.example.com/in", "language": "en"})
    hook = f"{HOOKS}{Webhook.objects.get().pk}/"
    browser.post(hook, {"events": ["registered"], "language": "ko", "is_on": "on"})
    browser.post(f"{hook}secret/")
    browser.post(f"{hook}delete/")
    acts = list(Record.objects.of(team).order_by("number").values_list("act", "label"))
    named = ["webhook added", "webhook changed", "webhook secret changed", "webhook removed"]
    assert acts[-4:] == [(act, "hooks.example.com") for act in named]
    assert not Webhook.objects.exists()


def test_a_webhook_that_would_be_told_of_nothing_is_not_changed(team, admin, client_of) -> None:
    hook = Webhook.objects.create(team=team, url="https://hooks.example.com/in", created_by=admin)
    client_of(admin).post(f"{HOOKS}{hook.pk}/", {"language": "ko"})
    hook.refresh_from_db()
    assert (hook.language, hook.is_on) == ("en", True)


def test_trying_a_webhook_puts_a_call_on_its_way(team, admin, client_of) -> None:
    hook = Webhook.objects.create(team=team, url="https://hooks.example.com/in", created_by=admin)
    client_of(admin).post(f"{HOOKS}{hook.pk}/try/")
    assert Delivery.objects.get().body["text"] == "ada tries this webhook: it works."


def test_an_admin_of_another_team_reaches_no_webhook_through_their_own(
    team, admin, stranger, client_of
) -> None:
    hook = Webhook.objects.create(team=team, url="https://hooks.example.com/in", created_by=admin)
    for verb in ("", "secret/", "try/", "again/", "delete/"):
        assert client_of(stranger).post(f"/teams/logistics/webhooks/{hook.pk}/{verb}").status_code == 404
    assert Webhook.objects.get().salt == hook.salt
