"""How mails and calls go out: once, signed, again later when they do not arrive, and to nobody who left."""

import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from designer.notices import Event, tell
from designer.notices.models import Delivery, Preferences, Webhook
from designer.notices.models.delivery import KEPT, LEASE, WAITS, State
from designer.notices.sending import send, send_due
from tests.notices.receiver import Receiver, receiver


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Receiver]:
    with receiver(tmp_path) as running:
        yield running


@pytest.fixture
def webhook(team, admin, ours) -> Webhook:
    return Webhook.objects.create(team=team, url=ours.url, created_by=admin)


def only() -> Delivery:
    return Delivery.objects.get()


def due_now() -> None:
    Delivery.objects.update(next_at=timezone.now())


def test_who_is_asked_gets_a_mail_with_a_link(draft, author, reviewer, settings) -> None:
    settings.SITE_URL = "https://designer.example.com"
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer], url="/reviews/7/", version=14)
    assert send_due() == 1
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == ([reviewer.email], "[Payments] mina asks for a review of orders.")
    assert "Edit 14" in sent.body
    assert "https://designer.example.com/reviews/7/" in sent.body
    assert only().state == State.SENT


def test_a_mail_speaks_the_readers_language(draft, author, reviewer) -> None:
    reviewer.language = "ko"
    reviewer.save()
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    send_due()
    assert "검토" in mail.outbox[0].subject


def test_who_chose_no_mail_of_it_gets_none(draft, author, reviewer) -> None:
    Preferences(person=reviewer).keep(watches=True, shown=Event.values, mailed=[Event.APPROVED])
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    assert not Delivery.objects.exists()


def test_nothing_waits_to_be_mailed_where_no_mail_is_sent(draft, author, reviewer, settings) -> None:
    settings.MAIL_IS_SENT = False
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    assert not Delivery.objects.exists()


def test_a_name_with_line_breaks_adds_no_header(draft, author, reviewer) -> None:
    author.name = "mina\r\nBcc: everybody@example.com"
    draft.family = "orders\nX-Evil: 1"
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    send_due()
    headers = str(mail.outbox[0].message()).split("\n\n")[0]
    assert "\nBcc:" not in headers
    assert "\nX-Evil:" not in headers


def test_who_left_or_was_disabled_meanwhile_gets_nothing(draft, team, author, reviewer, viewer) -> None:
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer, viewer])
    team.memberships.get(person=reviewer).end(reviewer)
    viewer.disable(author)
    send_due()
    assert mail.outbox == []
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.NOT_WANTED}


def test_a_call_says_what_happened_and_slack_can_show_it(draft, author, ours, webhook, settings) -> None:
    settings.SITE_URL = "https://designer.example.com"
    tell(Event.REGISTERED, draft, by=author, url="/registrations/1/", revision="orders:42")
    send_due(ours.way())
    [(headers, body)] = ours.got
    said = json.loads(body)
    assert headers["Content-Type"] == "application/json"
    assert said["text"] == (
        "mina registered orders. As orders:42 https://designer.example.com/registrations/1/"
    )
    assert (said["event"], said["team"], said["facts"]) == (
        "registered",
        "payments",
        {"revision": "orders:42"},
    )
    assert said["draft"] == {"id": draft.pk, "name": "orders"}
    assert said["id"] == str(only().key)


def test_a_name_cannot_call_the_whole_channel(draft, author, ours, webhook) -> None:
    draft.family = "<!channel> & <https://evil.example|here>"
    tell(Event.REGISTERED, draft, by=author)
    send_due(ours.way())
    text = json.loads(ours.got[0][1])["text"]
    assert "&lt;!channel&gt; &amp; &lt;https" in text
    assert "<" not in text


def test_the_signature_is_over_the_moment_and_the_body(draft, author, ours, webhook) -> None:
    tell(Event.REGISTERED, draft, by=author)
    send_due(ours.way())
    [(headers, body)] = ours.got
    said = dict(part.split("=") for part in headers["X-Task-Designer-Signature"].split(","))
    expected = hmac.new(webhook.secret.encode(), said["t"].encode() + b"." + body, sha256).hexdigest()
    assert hmac.compare_digest(said["v1"], expected)
    assert abs(int(said["t"]) - timezone.now().timestamp()) < 60


def test_a_new_secret_signs_from_then_on(admin, webhook) -> None:
    before = webhook.secret
    webhook.change_secret(admin)
    assert Webhook.objects.get().secret == webhook.secret != before


def test_no_table_holds_the_secret(draft, webhook) -> None:
    stored = json.dumps(list(Webhook.objects.values()), default=str)
    assert webhook.secret.removeprefix("whsec_") not in stored


def test_only_the_teams_own_webhooks_that_want_it_are_called(draft, author, stranger, ours, webhook) -> None:
    other = Webhook(team=stranger.teams.get(), url=ours.url, created_by=stranger)
    other.save()
    Webhook.objects.create(team=draft.team, url=ours.url, created_by=author, events=[Event.APPROVED])
    Webhook.objects.create(team=draft.team, url=ours.url, created_by=author, is_on=False)
    tell(Event.REGISTERED, draft, by=author)
    assert [one.webhook for one in Delivery.objects.all()] == [webhook]


@pytest.mark.parametrize(("status", "problem"), [(500, "status"), (404, "status"), (302, "redirect")])
def test_what_is_not_taken_is_tried_again_later(status, problem, draft, author, ours, webhook) -> None:
    ours.status = status
    tell(Event.REGISTERED, draft, by=author)
    assert send_due(ours.way()) == 1
    assert send_due(ours.way()) == 0
    failed = only()
    assert (failed.state, failed.problem, failed.status) == (State.WAITING, problem, status)
    assert failed.next_at - timezone.now() > WAITS[0] - timedelta(seconds=10)


def test_it_is_given_up_after_the_last_try_and_the_page_says_so(
    draft, author, admin, ours, webhook, client_of
) -> None:
    ours.status = 500
    tell(Event.REGISTERED, draft, by=author)
    for _ in range(20):
        send_due(ours.way())
        due_now()
    assert (only().state, len(ours.got)) == (State.GIVEN_UP, len(WAITS) + 1)
    page = client_of(admin).get("/teams/payments/webhooks/").content.decode()
    assert "1 call given up" in page
    assert "The host answered that it did not take it." in page


def test_an_admin_sends_again_what_was_given_up(draft, author, admin, ours, webhook, client_of) -> None:
    tell(Event.REGISTERED, draft, by=author)
    Delivery.objects.update(state=State.GIVEN_UP, attempts=8)
    client_of(admin).post(f"/teams/payments/webhooks/{webhook.pk}/again/")
    assert send_due(ours.way()) == 1
    assert (only().state, only().attempts) == (State.SENT, 1)


def test_a_private_address_is_never_called(draft, author, admin, team, ours) -> None:
    Webhook.objects.create(team=team, url=f"https://127.0.0.1:{ours.port}/", created_by=admin)
    tell(Event.REGISTERED, draft, by=author)
    send_due()
    assert (only().problem, ours.connections) == ("private address", 0)


def test_one_that_cannot_be_sent_does_not_keep_the_others(draft, author, reviewer, ours, webhook) -> None:
    tell(Event.REGISTERED, draft, by=author)
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    first = Delivery.objects.earliest("pk")
    Delivery.objects.filter(pk=first.pk).update(body={"nothing": "as it should be"})
    send_due(ours.way())
    first.refresh_from_db()
    assert (first.state, first.problem) == (State.WAITING, "not sendable")
    assert len(mail.outbox) == 1


def test_whoever_took_one_and_is_gone_loses_it_to_another(draft, author, ours, webhook) -> None:
    tell(Event.REGISTERED, draft, by=author)
    gone = Delivery.objects.claim_one()
    assert Delivery.objects.claim_one() is None
    Delivery.objects.update(next_at=timezone.now() - timedelta(seconds=1))
    assert send_due(ours.way()) == 1
    gone.fail("no answer")  # it was not gone after all: too late
    assert only().state == State.SENT


def test_the_lease_is_longer_than_any_try() -> None:
    assert timedelta(minutes=1) < LEASE


def test_one_that_ends_each_worker_is_given_up(draft, author, webhook) -> None:
    tell(Event.REGISTERED, draft, by=author)
    for _ in range(len(WAITS) + 1):
        assert Delivery.objects.claim_one()
        due_now()
    assert Delivery.objects.claim_one() is None
    assert only().state == State.GIVEN_UP


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_the_same_one(draft, author, ours, webhook) -> None:
    for _ in range(30):
        tell(Event.REGISTERED, draft, by=author)
    sent = Barrier(4).run(lambda: send_due(ours.way()))
    assert sum(sent) == len(ours.got) == 30
    assert len({json.loads(body)["id"] for _, body in ours.got}) == 30


class Barrier(threading.Barrier):
    """So many threads that begin at once."""

    def run(self, work) -> list[int]:
        results: list[int] = []

        def begin() -> None:
            self.wait()
            try:
                results.append(work())
            finally:
                connection.close()

        threads = [threading.Thread(target=begin) for _ in range(self.parties)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results


def test_what_is_done_with_goes_after_a_month(draft, author, ours, webhook) -> None:
    tell(Event.REGISTERED, draft, by=author)
    send_due(ours.way())
    tell(Event.REGISTERED, draft, by=author)
    long_ago = timezone.now() - KEPT - timedelta(days=1)
    Delivery.objects.update(next_at=long_ago)
    Delivery.objects.forget_old()
    assert only().state == State.WAITING


def test_the_command_sends_what_is_due_once(draft, author, reviewer) -> None:
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    said = StringIO()
    call_command("deliver_notices", stdout=said)
    assert (said.getvalue(), len(mail.outbox)) == ("1 tried.\n", 1)


def test_a_mail_server_that_is_away_is_tried_again(draft, author, reviewer, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    delivery = Delivery.objects.claim_one()
    send(delivery)
    assert (delivery.state, delivery.problem) == (State.WAITING, "mail refused")


def test_a_mail_that_was_given_up_is_told_where_mails_are_chosen(draft, author, reviewer, client_of) -> None:
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    Delivery.objects.update(state=State.GIVEN_UP, problem="mail refused")
    shown = client_of(reviewer).get("/account/notices/").content.decode()
    assert "1 mail to you was given up." in shown
    assert "The mail server did not take it." in shown
    assert "given up" not in client_of(author).get("/account/notices/").content.decode()
