"""What is secret in a registration is in no log, mail, notice, webhook or audit row, however it ends."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from designer.audit.models import Record
from designer.aws.client import Patience
from designer.aws.models import Registration
from designer.aws.reconcile import check, look_up
from designer.aws.sending import register, send
from designer.aws.timing import WINDOW
from designer.drafts.models import Draft
from designer.notices.models import Delivery, Notice, Webhook
from designer.notices.sending import send_due
from designer.teams.models import Person, Target
from tests.aws.documents import DOCUMENT
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy
from tests.notices.receiver import receiver

VALUE, ROLE, PASSED = "canary-value-8f3a", "canary-role-8f3a", "canary-passed-8f3a"
REGISTER = "RegisterTaskDefinition"
SHORT = Patience(attempts=1, connect=1, read=1)


@pytest.fixture
def draft(team, author: Person) -> Draft:
    container = DOCUMENT["containerDefinitions"][0] | {"environment": [{"name": "GREETING", "value": VALUE}]}
    passed = f"arn:aws:iam::111122223333:role/{PASSED}"
    return Draft.start(team, author, DOCUMENT | {"taskRoleArn": passed, "containerDefinitions": [container]})


@pytest.fixture
def target(target: Target) -> Target:
    Target.objects.update(role_arn=f"arn:aws:iam::111122223333:role/{ROLE}")
    target.refresh_from_db()
    return target


@pytest.fixture
def listening(team, admin: Person, caplog: Any, settings: Any, tmp_path: Path) -> Iterator[Any]:
    """Everything is logged, mailed and called that can be."""
    caplog.set_level(logging.DEBUG)
    settings.MAIL_IS_SENT = True
    with receiver(tmp_path) as ours:
        Webhook.objects.create(team=team, url=f"{ours.url}/hook", created_by=admin)
        yield ours


def told(caplog: pytest.LogCaptureFixture, ours: Any) -> dict[str, str]:
    """All that left the rows of the registration itself."""
    send_due(ours.way())
    records = Record.objects.values_list("label", "facts")
    return {
        "log": caplog.text,
        "audit": json.dumps(list(records)),
        "notices": json.dumps(list(Notice.objects.values_list("facts", "url"))),
        "deliveries": json.dumps(list(Delivery.objects.values_list("body", "problem"))),
        "mails": "".join(one.message().as_string() for one in mail.outbox),
        "webhooks": "".join(body.decode() for _headers, body in ours.got),
    }


def secrets(aws: Proxy, target: Target) -> set[str]:
    """The canaries, the external ID, and the tokens that AWS gave us."""
    tokens = {
        seen.headers["X-Amz-Security-Token"] for seen in aws.seen if "X-Amz-Security-Token" in seen.headers
    }
    assert tokens
    return {VALUE, ROLE, PASSED, target.external_id, *tokens}


def leaks(aws: Proxy, target: Target, caplog: Any, ours: Any) -> list[tuple[str, str]]:
    found = told(caplog, ours)
    return [
        (where, secret) for where, text in found.items() for secret in secrets(aws, target) if secret in text
    ]


def called(ours: Any) -> list[dict[str, Any]]:
    send_due(ours.way())
    return [json.loads(body) for _headers, body in ours.got]


ECHO = f"Invalid value '{VALUE}' for role '{PASSED}' by '{ROLE}'."
ENDINGS = {
    "registered": "none",
    "throttled": "throttle",
    "denied": "denied",
    "broken": "error after",
    "half": "half",
    "lost": "drop after",
    "refused with our words": Answer(
        json.dumps({"__type": "ClientException", "message": ECHO}).encode(), status=400
    ),
    "a page in between": Answer(f"<html>{ECHO}</html>".encode(), status=502, kind="text/html"),
    "no answer at all": Answer(f'{{"taskDefinition": ["{ECHO}"'.encode()),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_however_it_ends_nothing_secret_is_told(
    ending: str, queued: Registration, target: Target, aws: Proxy, caplog: Any, listening: Any
) -> None:
    aws.fail(REGISTER, ENDINGS[ending])
    send(queued, SHORT)
    look_up(queued, timezone.now())
    assert "registration sent" in caplog.text
    assert leaks(aws, target, caplog, listening) == []


def test_an_alarm_is_mailed_and_called_and_tells_nothing_secret(
    queued: Registration, target: Target, aws: Proxy, caplog: Any, listening: Any
) -> None:
    send(queued)
    register(target, queued.text, queued.mark)
    check(queued, timezone.now() + WINDOW + timedelta(seconds=1))
    assert "registered twice" in caplog.text
    assert {"registered", "registered twice"} == {call["event"] for call in called(listening)}
    assert leaks(aws, target, caplog, listening) == []


@pytest.mark.parametrize("action", ["AssumeRole", "GetCallerIdentity", "ListTaskDefinitions"])
def test_an_account_that_cannot_be_asked_tells_nothing_secret(
    action: str,
    queued: Registration,
    target: Target,
    publisher: Person,
    client_of: Any,
    aws: Proxy,
    caplog: Any,
    listening: Any,
) -> None:
    send(Registration.objects.get())  # so that there is a token to look for
    aws.fail(action, Answer(f"<html>{ECHO}{target.external_id}".encode(), kind="text/html"), times=9)
    page = client_of(publisher).get(reverse("aws:register", args=[queued.draft_id]))
    assert page.status_code == 200
    assert leaks(aws, target, caplog, listening) == []


def test_a_form_that_is_refused_answers_with_nothing_secret(
    queued: Registration,
    target: Target,
    publisher: Person,
    client_of: Any,
    aws: Proxy,
    caplog: Any,
    listening: Any,
) -> None:
    send(queued)
    address = reverse("aws:register", args=[queued.draft_id])
    answer = client_of(publisher).post(address, {"target": target.pk, "version": "x", "key": VALUE})
    assert answer.status_code == 400
    assert not [secret for secret in secrets(aws, target) if secret in answer.content.decode()]
    assert leaks(aws, target, caplog, listening) == []
