"""Which reviews there are: whose, of whom, and which wait for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from designer.drafts.models import Edit
from designer.reviews.models.decision import SETTLING, Decision, Verdict
from designer.reviews.models.pin import Pin, PinnedTarget
from designer.reviews.models.status import LIVE, Status
from designer.teams.models import Act, Person, Team

if TYPE_CHECKING:
    from designer.reviews.models.review import Review


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, person: Person) -> Self:
        """Reviews of the teams this person is a member of."""
        return self.filter(draft__team__in=Team.objects.visible_to(person))

    def live(self) -> Self:
        return self.filter(status__in=LIVE)

    def asked_by_or_of(self, person: Person) -> Self:
        """Those that this person asked for, or of whose draft they wrote a part."""
        wrote = Edit.objects.filter(draft=OuterRef("draft"), person=person)
        return self.filter(Q(asked_by=person) | Exists(wrote))

    def waiting_for(self, person: Person) -> Self:
        """Those about which this person is asked now, and has not decided yet.

        Not one whose draft was edited since: its author has to ask again first.
        """
        newest = Pin.objects.filter(review=OuterRef("pk")).order_by("-pk")
        mine = Decision.objects.filter(review=OuterRef("pk"), person=person, verdict__in=SETTLING)
        mine = mine.order_by("-pk")
        wrote = Edit.objects.filter(draft=OuterRef("draft"), person=person)
        named = self.model.reviewers.through.objects.filter(review=OuterRef("pk"))
        asked = self.filter(status=Status.OPEN, draft__team__in=Team.objects.where(person, Act.DECIDE))
        asked = asked.filter(
            Exists(named.filter(person=person)) | (~Exists(named) & ~Exists(wrote)),
            draft__archived_at=None,
        ).annotate(
            asked_subject=Subquery(newest.values("subject")[:1]),
            asked_digest=Subquery(newest.values("digest")[:1]),
            my_subject=Subquery(mine.values("pin__subject")[:1]),
            my_verdict=Subquery(mine.values("verdict")[:1]),
        )
        decided = Q(my_subject=F("asked_subject")) & ~Q(my_verdict=Verdict.TAKE_BACK)
        return asked.filter(draft__digest=F("asked_digest")).filter(~decided | Q(my_verdict=None))

    def older_than(self, review: Review) -> Self:
        """The page after this one, newest first."""
        return self.filter(pk__lt=review.pk)

    def for_lists(self) -> Self:
        """With all that a line of a list says: what a review would ask for itself, asked for all of them."""
        places = PinnedTarget.objects.select_related("target")
        return self.select_related("draft__team", "asked_by").prefetch_related(
            models.Prefetch("reviewers", Person.objects.all(), "asked"),
            models.Prefetch("pins", Pin.objects.select_related("asked_by"), "all_pins"),
            models.Prefetch("all_pins__targets", places, "places"),
            models.Prefetch("decisions", Decision.objects.select_related("person", "pin"), "all_decisions"),
        )
