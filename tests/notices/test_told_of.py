"""What happens to drafts, and who is told of it: reviews, threads, suggestions, registrations."""

import json
import logging
from typing import Any

import pytest
from django.core import mail

from designer.drafts.models import Draft
from designer.notices import Event
from designer.notices.models import Delivery, Notice, Preferences, Webhook
from designer.notices.sending import send_due
from designer.reviews.models.comment import Words
from designer.teams.models import Person, Target, Team
from tests.notices.receiver import receiver
from tests.reviews.conftest import asked, make_target, policy, registered
from tests.reviews.talk import DOCUMENT, MEMORY, PASSWORD, comment_on, suggest, thread_on

CANARY = "hunter22"


@pytest.fixture
def draft(team, author) -> Draft:
    """Mina's, who watches it since she started it."""
    return Draft.start(team, author, DOCUMENT)


def free_target(team: Team) -> Target:
    """One that takes what nobody approved."""
    made = make_target(team, "payments-prod")
    policy(made, approvals=0)
    return made


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("event", flat=True))


def test_the_author_hears_of_a_comment_and_finds_it(draft, author, viewer, client_of) -> None:
    thread = thread_on(draft, viewer, MEMORY)
    [notice] = Notice.objects.filter(person=author)
    assert notice.event == Event.COMMENTED
    assert notice.url == f"/threads/{thread.pk}/"
    opened = client_of(author).post(f"/inbox/{notice.pk}/read/", {"do": "open"}, follow=True)
    assert opened.redirect_chain[0][0] == notice.url
    assert opened.status_code == 200


def test_all_who_wrote_in_a_thread_hear_of_an_answer(draft, author, viewer, reviewer) -> None:
    thread = thread_on(draft, viewer, MEMORY)
    thread.reply(reviewer, Words("So that it fits."))
    thread.reply(author, Words("It does."))
    assert told(viewer) == [Event.ANSWERED, Event.ANSWERED]
    assert told(reviewer) == [Event.ANSWERED]
    assert told(author) == [Event.COMMENTED, Event.ANSWERED]


def test_a_comment_that_is_posted_twice_is_told_of_once(draft, author, viewer) -> None:
    for _ in range(2):
        comment_on(draft, viewer, MEMORY, key="k" * 24)
    assert told(author) == [Event.COMMENTED]


def test_who_suggested_hears_that_it_was_applied(draft, author, viewer) -> None:
    suggest(draft, viewer, MEMORY, 512).apply(author)
    assert told(viewer) == [Event.SUGGESTION_APPLIED]


def test_who_watches_hears_of_a_revision_and_finds_it(team, draft, author, publisher, client_of) -> None:
    made = registered(draft, free_target(team), publisher)
    [notice] = Notice.objects.filter(person=author)
    assert (notice.event, notice.url) == (Event.REGISTERED, f"/registrations/{made.pk}/")
    assert notice.details == ["Edit 1", "For payments-prod", "As orders:1"]
    assert client_of(author).get(notice.url).status_code == 200


def test_the_inbox_names_who_waits_for_an_answer(team, draft, author, viewer, client_of) -> None:
    thread = thread_on(draft, viewer, MEMORY)
    shown = client_of(author).get("/inbox/").content.decode()
    assert f'<a href="/threads/{thread.pk}/">orders</a>' in shown
    assert "noa wrote at" in shown


def test_a_thread_that_is_answered_or_resolved_waits_no_more(draft, author, viewer, client_of) -> None:
    answered, resolved = thread_on(draft, viewer, MEMORY), thread_on(draft, viewer)
    answered.reply(author, Words("So that it fits."))
    resolved.resolve(author)
    assert waiting_lines(client_of(author), "threads") == []
    assert waiting_lines(client_of(viewer), "threads") == ["orders"]


def test_a_review_waits_for_who_decides_and_for_who_asked(team, draft, author, reviewer, client_of) -> None:
    asked(draft, author, [make_target(team, "payments-prod")], reviewer)
    assert waiting_lines(client_of(reviewer), "reviews") == ["orders"]
    assert waiting_lines(client_of(author), "asked") == ["orders"]
    assert waiting_lines(client_of(author), "reviews") == []


def test_another_team_sees_nothing_of_it(team, draft, author, viewer, stranger, client_of) -> None:
    thread_on(draft, viewer, MEMORY)
    asked(draft, author, [make_target(team, "payments-prod")])
    assert all(waiting_lines(client_of(stranger), key) == [] for key in ("reviews", "asked", "threads"))
    assert "orders" not in client_of(stranger).get("/inbox/").content.decode()


def waiting_lines(client: Any, key: str) -> list[str]:
    sections = client.get("/inbox/").context["sections"]
    return [line.name for section in sections if section.source.key == key for line in section.lines]


def test_no_value_of_a_document_and_nothing_that_is_said_goes_out(
    team, draft, author, viewer, admin, publisher, tmp_path, caplog, client_of
) -> None:
    everything = {"watches": True, "shown": Event.values, "mailed": Event.values}
    for person in (author, viewer, admin, publisher):
        Preferences(person=person).keep(**everything)
    caplog.set_level(logging.DEBUG)
    with receiver(tmp_path) as ours:
        Webhook.objects.create(team=team, url=f"{ours.url}/{CANARY}", created_by=admin)
        comment_on(draft, viewer, PASSWORD, text=f"It is {CANARY}!").thread.reply(author, Words(CANARY))
        suggest(draft, viewer, PASSWORD, f"new-{CANARY}").apply(author)
        registered(draft, free_target(team), publisher)
        assert send_due(ours.way()) > 6
        stored = [*Notice.objects.values(), *Delivery.objects.values()]
        said = [one.message().as_string() for one in mail.outbox] + [body.decode() for _, body in ours.got]
    assert len(mail.outbox) > 3
    assert len(ours.got) == 5
    out = "\n".join([*said, json.dumps(stored, default=str), caplog.text, inbox(client_of, author)])
    assert CANARY not in out
    assert "DB_PASSWORD" in out


def inbox(client_of: Any, person: Person) -> str:
    return client_of(person).get("/inbox/").content.decode()
