"""Taking turns: no more registrations a second in an account and Region than its other users can bear."""

from __future__ import annotations

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone


class Turn(models.Model):
    """When the next registration may be sent there, by whichever process."""

    account = models.CharField(max_length=12)
    region = models.CharField(max_length=30)
    next_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "region"], name="turn_one_a_place")]

    def __str__(self) -> str:
        return f"{self.account} {self.region}"

    @classmethod
    def take(cls, account: str, region: str, pace: timedelta) -> float:
        """Seconds until it is this one's turn; the next one comes `pace` later."""
        cls.objects.get_or_create(account=account, region=region)
        with transaction.atomic():
            row = cls.objects.select_for_update().get(account=account, region=region)
            now = timezone.now()
            mine = max(now, row.next_at)
            cls.objects.filter(pk=row.pk).update(next_at=mine + pace)
        return (mine - now).total_seconds()
