"""What a review is about, to the byte: a version of a draft, its digest, and where it would be registered."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.functional import cached_property

from designer import taskdef
from designer.prepared import PreparedModels
from designer.teams.models import Target

if TYPE_CHECKING:
    from designer.reviews.models.review import Review


def subject(digest: str, targets: Iterable[Target]) -> str:
    """The SHA-256 of what is approved: the digest of a text, and the places it may be registered in."""
    places = sorted([target.pk, target.account, target.region] for target in targets)
    return hashlib.sha256(taskdef.compact([digest, places]).encode()).hexdigest()


class Pin(models.Model):
    """Asking again adds a row; none ever changes, and triggers of the database see to it.

    The text is that of the draft's edit of this version. `subject` is what a decision is bound to.
    """

    review = models.ForeignKey("reviews.Review", models.PROTECT, related_name="pins")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="pin_of_a_version", condition=Q(version__gte=1)),
            models.CheckConstraint(
                name="pin_has_digests",
                condition=Q(Exact(Length("digest"), 64)) & Q(Exact(Length("subject"), 64)),
            ),
        ]

    def __str__(self) -> str:
        return f"edit {self.version} of review {self.review_id}"

    @cached_property
    def places(self) -> list[PinnedTarget]:
        """Where it would be registered."""
        return list(self.targets.select_related("target"))

    @classmethod
    def all_of(cls, review: int) -> list[Pin]:
        """Oldest first, with who asked and where."""
        pins = _pins(review)
        places: dict[int, list[PinnedTarget]] = defaultdict(list)
        for one in _places(review):
            places[one.pin_id].append(one)
        for pin in pins:
            pin.places = places[pin.pk]
        return pins

    @classmethod
    def put(cls, review: Review, digest: str, targets: Iterable[Target], **told: object) -> Pin:
        """Pin a text and these targets as they stand now."""
        targets = list(targets)
        made = cls.objects.create(review=review, digest=digest, subject=subject(digest, targets), **told)
        for target in targets:
            made.targets.create(target=target, account=target.account, region=target.region)
        return made


class PinnedTarget(models.Model):
    """Where, by account and Region as they were: a target that points elsewhere later is another place."""

    pin = models.ForeignKey(Pin, models.PROTECT, related_name="targets")
    target = models.ForeignKey(Target, models.PROTECT, related_name="+")
    account = models.CharField(max_length=12)
    region = models.CharField(max_length=30)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pin", "target"], name="pinned_target_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.region}"

    @property
    def has_moved(self) -> bool:
        """Whether the target stands for another account or Region by now."""
        return (self.account, self.region) != (self.target.account, self.target.region)


@PreparedModels
def _pins(review: int) -> models.QuerySet[Pin]:
    return Pin.objects.filter(review=review).select_related("asked_by")


@PreparedModels
def _places(review: int) -> models.QuerySet[PinnedTarget]:
    return PinnedTarget.objects.filter(pin__review=review).select_related("target")
