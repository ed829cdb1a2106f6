"""A try at a password or code that counts against a limit, for an hour. A right one is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

WINDOW = timedelta(hours=1)


class GuessQuerySet(models.QuerySet["Guess"]):
    def take(self, limits: Mapping[str, int]) -> list[int] | None:
        """The ids of the rows that note this try under each key; None where a key has had its share.

        Noted before it is looked at, so that tries at the same moment count too.
        """
        since = timezone.now() - WINDOW
        self.filter(at__lt=since).delete()
        keys = {_hidden(key): most for key, most in limits.items()}
        noted = [self.create(key=key).pk for key in keys]
        if any(self.filter(key=key, at__gte=since).count() > most for key, most in keys.items()):
            self.forget(noted)
            return None
        return noted

    def forget(self, noted: list[int]) -> None:
        """It was right: it does not count."""
        self.filter(pk__in=noted).delete()


class Guess(models.Model):
    """`key` tells an address, an account or a browser only to who has the server's secret key."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    objects = GuessQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["key", "at"], name="guess_by_key"),
            models.Index("at", name="guess_at"),
        ]

    def __str__(self) -> str:
        return f"{self.key[:8]} at {self.at:%H:%M:%S}"


def _hidden(key: str) -> str:
    return salted_hmac("designer.guess", key, algorithm="sha256").hexdigest()
