"""A link that signs one person in once, within fifteen minutes. The demo's way in, and only the demo's."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import models
from django.utils import timezone

from designer.teams.models.person import Person

LIFETIME = timedelta(minutes=15)


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    def issue(self, person: Person) -> str:
        """A new link's token. Only its hash is stored, so it is shown once or never."""
        token = secrets.token_urlsafe(32)
        self.create(person=person, token_hash=hashed(token), expires_at=timezone.now() + LIFETIME)
        return token

    def usable(self, token: str) -> SignInLinkQuerySet:
        return self.filter(
            token_hash=hashed(token),
            used_at=None,
            expires_at__gt=timezone.now(),
            person__is_active=True,
        )

    def redeem(self, token: str) -> Person | None:
        """The person this link signs in, once: of two who try at the same time, one gets None."""
        link = self.usable(token).select_related("person").first()
        # The row's own columns alone: PostgreSQL would not ask a joined table again after waiting.
        if link and self.filter(pk=link.pk, used_at=None).update(used_at=timezone.now()):
            return link.person
        return None


def hashed(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()


class SignInLink(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = SignInLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"for {self.person} until {self.expires_at:%H:%M}"
