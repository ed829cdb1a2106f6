"""Sends what is due: a mail by the settings' way, a call by https, each to who may still have it."""

import json
import smtplib
import time
from http import HTTPStatus

import structlog
from django.conf import settings
from django.core.mail import EmailMessage

from designer.notices.calling import NotCalled, Way, post
from designer.notices.models import Delivery, Webhook
from designer.notices.models.delivery import Problem, State
from designer.notices.signing import HEADER, signature
from designer.teams.models import Person

log = structlog.get_logger(__name__)


def send_due(way: Way | None = None) -> int:
    """Sends everything that is due, one after the other; how many tries that were."""
    tries = 0
    while delivery := Delivery.objects.claim_one():
        send(delivery, way)
        tries += 1
    return tries


def send(delivery: Delivery, way: Way | None = None) -> None:
    """One try of what was claimed. What came of it is noted on the row, and never raised."""
    try:
        if delivery.webhook:
            _call(delivery, delivery.webhook, way)
        elif delivery.person:
            _mail(delivery, delivery.person)
    except NotCalled as reason:
        delivery.fail(reason.problem)
    except (smtplib.SMTPException, OSError):
        delivery.fail(Problem.MAIL_REFUSED)
    except Exception as error:  # one that cannot be sent must not keep the others
        log.error("delivery failed", delivery=delivery.pk, error=type(error).__name__)
        delivery.fail(Problem.OURS)
    log.info(
        "delivery",
        delivery=delivery.pk,
        state=delivery.state,
        attempts=delivery.attempts,
        problem=delivery.problem,
        status=delivery.status,
    )


def _mail(delivery: Delivery, person: Person) -> None:
    if not person.is_active or not person.memberships.filter(team=delivery.team_id).exists():
        delivery.settle(State.NOT_WANTED)
        return
    said = delivery.body
    link, choices = f"{settings.SITE_URL}{said['url']}", f"{settings.SITE_URL}{said['choices']}"
    text = "\n".join([*said["lines"], "", link, "", "-- ", said["why"], choices, ""])
    headers = {"Message-ID": f"<{delivery.key}@task-designer>", "Auto-Submitted": "auto-generated"}
    EmailMessage(said["subject"], text, None, [person.email], headers=headers).send()
    delivery.settle(State.SENT)


def _call(delivery: Delivery, webhook: Webhook, way: Way | None) -> None:
    """Any status of 200 to 299 is taken for "got it"; another one, or none, is not."""
    if not webhook.is_on:
        delivery.settle(State.NOT_WANTED)
        return
    url = f"{settings.SITE_URL}{delivery.body['url']}"
    text = f"{delivery.body['text']} {url}"
    body = json.dumps({**delivery.body, "id": str(delivery.key), "text": text, "url": url}).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Task-Designer",
        HEADER: signature(webhook.secret, body, int(time.time())),
    }
    status = post(webhook.url, body, headers, way)
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        delivery.settle(State.SENT, status=status)
    elif HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        delivery.fail(Problem.REDIRECT, status)
    else:
        delivery.fail(Problem.STATUS, status)
