"""Which version of a review somebody has seen, so that they can be shown what is new to them."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Look(models.Model):
    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "person", "version"], name="look_once_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.person} saw edit {self.version}"
