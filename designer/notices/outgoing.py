"""What a mail and a webhook's call say, frozen when it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from designer.notices import words
from designer.notices.event import Event
from designer.notices.models.delivery import Delivery
from designer.notices.models.webhook import Webhook
from designer.teams.models import Person


@dataclass(frozen=True)
class Told:
    """That `by` did this to a draft, and what is known of it."""

    event: Event
    draft: Any
    by: Person
    url: str
    facts: dict[str, Any]
    at: datetime

    @property
    def sentence(self) -> str:
        return words.sentence(self.event, self.by.name, str(self.draft))


def mail(told: Told, person: Person) -> Delivery:
    """In the person's language. A subject has one line, whatever the names hold."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        why = _("You get this mail because you watch this draft, or were asked. Choose what you are told of:")
        body = {
            "subject": " ".join(f"[{told.draft.team}] {told.sentence}".split()),
            "lines": [told.sentence, *words.details(told.facts)],
            "url": told.url,
            "why": why,
            "choices": reverse("notices:preferences"),
        }
    return Delivery(team_id=told.draft.team_id, person=person, body=body)


def call(told: Told, webhook: Webhook) -> Delivery:
    """`text` is what Slack shows; it takes &, < and > for its own, such as a call of the whole channel."""
    with translation.override(webhook.language):
        said = " ".join([told.sentence, *words.details(told.facts)])
    body = {
        "text": escape(said, quote=False),
        "event": told.event.value,
        "team": told.draft.team.slug,
        "draft": {"id": told.draft.pk, "name": str(told.draft)},
        "by": told.by.name,
        "url": told.url,
        "facts": told.facts,
        "at": told.at.isoformat(),
    }
    return Delivery(team_id=told.draft.team_id, webhook=webhook, body=body)


def trial(webhook: Webhook, person: Person) -> Delivery:
    """A call that tells of nothing, to see whether it arrives."""
    with translation.override(webhook.language):
        said = _("%(name)s tries this webhook: it works.") % {"name": person.name}
    body = {
        "text": escape(said, quote=False),
        "event": "trial",
        "team": webhook.team.slug,
        "by": person.name,
        "url": reverse("notices:webhooks", args=[webhook.team.slug]),
        "facts": {},
        "at": timezone.now().isoformat(),
    }
    return Delivery(team_id=webhook.team_id, webhook=webhook, body=body)
