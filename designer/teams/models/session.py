"""A browser in which somebody is signed in: whose, which, since when, and when it asked last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

NOTED = 60
"""Seconds for which the use of a session may go unnoted."""


class SessionQuerySet(models.QuerySet["Session"]):
    def standing(self) -> SessionQuerySet:
        """Those with which a request would still be answered, used last first."""
        now = timezone.now()
        idle = now - timedelta(seconds=settings.SESSION_IDLE_AGE + NOTED)
        oldest = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return self.filter(expire_date__gt=now, seen__gt=idle, since__gt=oldest).order_by("-seen")

    def other_than(self, key: str | None) -> SessionQuerySet:
        return self.exclude(session_key=key)


class Session(AbstractBaseSession):
    """Its columns repeat what the session holds, so that a person's sessions can be found."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions", editable=False
    )
    device = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField(null=True)
    seen = models.DateTimeField(null=True)

    objects = SessionQuerySet.as_manager()  # type: ignore[misc,assignment]

    def take(self, held: dict[str, Any]) -> None:
        """Repeat what the session holds."""
        self.person_id = held.get("_auth_user_id")
        self.device = held.get("device", "")
        self.since = _moment(held.get("since"))
        self.seen = _moment(held.get("seen"))

    @property
    def reference(self) -> str:
        """What a page may call it by: the key itself would sign somebody in."""
        return sha256(self.session_key.encode()).hexdigest()[:16]


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
