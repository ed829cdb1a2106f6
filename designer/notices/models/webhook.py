"""An address of a team's own to which what happens to its drafts is sent, signed."""

from __future__ import annotations

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils.crypto import salted_hmac

from designer import audit
from designer.notices.event import Event
from designer.teams.models import Act, Person, Team


def new_salt() -> str:
    return secrets.token_hex(16)


def every_event() -> list[str]:
    return [event.value for event in Event]


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def managed_by(self, person: Person) -> Self:
        return self.filter(team__in=Team.objects.where(person, Act.MANAGE))

    def wanting(self, event: Event, team: int) -> list[Webhook]:
        """Those of the team, by id, that are to be called for this."""
        return [hook for hook in self.filter(team=team, is_on=True) if event.value in hook.events]


class Webhook(models.Model):
    """`url` is a secret where the receiver knows nobody but by it, as Slack does: pages show its host."""

    team = models.ForeignKey("teams.Team", models.CASCADE, related_name="webhooks")
    url = models.CharField(max_length=500)
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
            models.CheckConstraint(name="webhook_is_https", condition=models.Q(url__startswith="https://")),
        ]

    def __str__(self) -> str:
        return self.host

    @property
    def host(self) -> str:
        return self.url.removeprefix("https://").partition("/")[0]

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
