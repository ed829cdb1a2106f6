"""What somebody wrote in a thread. It may be written anew; what it said before is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from designer.drafts.models import Draft, KeyReused
from designer.reviews.models.suggestion import Proposal, Suggestion
from designer.reviews.models.thread import Thread, hold
from designer.reviews.models.thread_noted import note
from designer.reviews.models.thread_told import said
from designer.teams.models import Act, Person, Team

LONGEST: Final = 5_000


class EditedSince(Exception):
    """The writer changed the same comment elsewhere; `comment` is what it says now."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(comment.pk)
        self.comment = comment


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, person: Person) -> CommentQuerySet:
        return self.filter(thread__draft__team__in=Team.objects.visible_to(person))


class Comment(models.Model):
    """`version` counts its texts. `key` is the one-use key of the form it came with."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - unique only where there is one

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="comment_key_used_once"),
            models.CheckConstraint(
                condition=Q(version=1, edited_at=None) | Q(version__gt=1, edited_at__isnull=False),
                name="comment_edited_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} by {self.person}"

    def edit(self, person: Person, base: int, text: str) -> None:
        """Another text in place of that of version `base`. Raises EditedSince, MayNot or PermissionDenied."""
        if person.pk != self.person_id:
            raise PermissionDenied("Only who wrote a comment changes it.")
        person.must(Act.COMMENT, self.thread.draft.team)
        with transaction.atomic():
            hold(self.thread.draft_id)
            now = Comment.objects.get(pk=self.pk)
            if now.text != text:
                now._change(base, text)
                note("comment changed", self.thread, person, comment=self.pk, text=base + 1)
        self.refresh_from_db()

    def _change(self, base: int, text: str) -> None:
        if self.version != base:
            raise EditedSince(self)
        self.earlier.create(number=base, text=self.text, at=self.edited_at or self.at)
        same = Comment.objects.filter(pk=self.pk, version=base)
        same.update(text=text, version=base + 1, edited_at=timezone.now())

    @property
    def first_text(self) -> str:
        """What it said when it was posted."""
        first = self.earlier.order_by("number").first()
        return first.text if first else self.text


class EarlierText(models.Model):
    """What a comment said before it was changed, and since when. A trigger keeps each row as it is."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="earlier")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="earlier_text_one_a_version")
        ]

    def __str__(self) -> str:
        return f"text {self.number} of comment {self.comment_id}"


@dataclass(frozen=True)
class Words:
    """What a person posts: a text, a proposal or both, once for each form however often it comes."""

    text: str
    key: str | None = None
    proposal: Proposal | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text and self.proposal is None

    def said_before(self, person: Person, draft: Draft) -> Comment | None:
        """The comment that this very form made. Raises KeyReused when it said something else then."""
        first = Comment.objects.filter(person=person, key=self.key).first() if self.key else None
        if first is not None and (first.first_text != self.text or first.thread.draft_id != draft.pk):
            raise KeyReused
        return first

    def say(self, thread: Thread, person: Person) -> Comment:
        made = thread.comments.create(person=person, text=self.text, key=self.key)
        if self.proposal is not None:
            Suggestion.objects.create(comment=made, **self.proposal.columns())
        said(made)
        return made
