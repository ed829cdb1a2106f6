"""An address of a team's own to which what happens to its drafts is sent, signed."""

from __future__ import annotations

import secrets
from typing import Any, Final, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.utils.crypto import salted_hmac

from designer import audit
from designer.notices.event import Event
from designer.teams.models import Act, Person, Team
from designer.teams.sealed import seal, unseal

SEALED: Final = "webhook"
_LONG: Final = 16
"""Characters after the host, from which on the last four give nothing away."""


def new_salt() -> str:
    return secrets.token_hex(16)


def every_event() -> list[str]:
    return [event.value for event in Event]


def shown(url: str) -> tuple[str, str]:
    """What may be shown of an address: its host, and its last four characters where there are many more."""
    host = urlsplit(url).netloc
    after = url.partition("://")[2].removeprefix(host)
    return host, after[-4:] if len(after) >= _LONG else ""


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def managed_by(self, person: Person) -> Self:
        return self.filter(team__in=Team.objects.where(person, Act.MANAGE))

    def wanting(self, event: Event, team: int) -> list[Webhook]:
        """Those of the team, by id, that are to be called for this; an alarm is told to all of them."""
        on = self.filter(team=team, is_on=True)
        return [hook for hook in on if event.is_alarm or event.value in hook.events]


class Webhook(models.Model):
    """Where the receiver knows nobody but by the address, as Slack does, that is a secret: it is kept sealed.

    Pages show its `host`, and its `ending` to tell one from another.
    """

    team = models.ForeignKey("teams.Team", models.CASCADE, related_name="webhooks")
    sealed_url = models.TextField()
    host = models.CharField(max_length=300)
    ending = models.CharField(max_length=4, blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    events: models.JSONField[Any, Any] = models.JSONField(default=every_event)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    is_on = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = WebhookQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="webhook_is_sealed", condition=~models.Q(sealed_url__contains="://")),
        ]

    def __str__(self) -> str:
        return f"{self.host} …{self.ending}" if self.ending else self.host

    @property
    def url(self) -> str:
        """Raises OtherKey."""
        return unseal(SEALED, self.sealed_url)

    @url.setter
    def url(self, url: str) -> None:
        self.sealed_url = seal(SEALED, url)
        self.host, self.ending = shown(url)

    @property
    def secret(self) -> str:
        """What the receiver checks the signature with. Made from the server's own key: no table holds it."""
        return f"whsec_{salted_hmac('designer.webhook', self.salt, algorithm='sha256').hexdigest()}"

    @transaction.atomic
    def add(self) -> None:
        self.save()
        self._record("webhook added", self.created_by)

    @transaction.atomic
    def change(self, person: Person, *, events: list[str], language: str, is_on: bool) -> None:
        same = Webhook.objects.filter(pk=self.pk)
        same.update(events=events, language=language, is_on=is_on)
        self._record("webhook changed", person, events=events, is_on=is_on)

    @transaction.atomic
    def change_secret(self, person: Person) -> None:
        """What was the secret signs nothing from now on."""
        self.salt = new_salt()
        Webhook.objects.filter(pk=self.pk).update(salt=self.salt)
        self._record("webhook secret changed", person)

    @transaction.atomic
    def remove(self, person: Person) -> None:
        """With what was still to be sent to it."""
        self._record("webhook removed", person)
        self.delete()

    def _record(self, act: str, by: Person, **facts: Any) -> None:
        audit.record(act, team=self.team, by=by, about=self, **facts)
