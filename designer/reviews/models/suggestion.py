"""Another value for the field of a thread, which an author applies with one click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from designer import taskdef
from designer.drafts.models import AlreadyPosted, Edit
from designer.reviews.models.thread import LONGEST_POINTER, hold
from designer.reviews.models.thread_noted import note
from designer.reviews.models.thread_told import applied
from designer.taskdef.edits import Editor
from designer.taskdef.paths import ABSENT
from designer.teams.models import Act, Person, Team


@dataclass(frozen=True)
class Proposal:
    """`after` in place of `before`, the value that `pointer` names in a version; ABSENT is none.

    `name` is what names the value: a variable, a member. It tells whether it is a secret.
    """

    pointer: str
    version: int
    before: Any
    after: Any
    name: str = ""

    def columns(self) -> dict[str, Any]:
        return {
            "pointer": self.pointer,
            "version": self.version,
            "before": _text(self.before),
            "after": _text(self.after),
            "name": self.name[:255],
        }


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def visible_to(self, person: Person) -> SuggestionQuerySet:
        return self.filter(comment__thread__draft__team__in=Team.objects.visible_to(person))


class Suggestion(models.Model):
    """`before` and `after` are values as JSON, empty for none. A trigger pins them.

    `applied_in` is the edit it became; None where the value was there already when it was applied.
    """

    comment = models.OneToOneField("reviews.Comment", models.CASCADE, related_name="suggestion")
    pointer = models.CharField(max_length=LONGEST_POINTER)
    version = models.PositiveIntegerField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    name = models.CharField(max_length=255, blank=True)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)
    applied_in = models.ForeignKey(Edit, models.RESTRICT, null=True, related_name="+")

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_by=None, applied_at=None, applied_in=None)
                | Q(applied_by__isnull=False, applied_at__isnull=False),
                name="suggestion_applied_by_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"suggestion in {self.comment}"

    @property
    def proposal(self) -> Proposal:
        return Proposal(self.pointer, self.version, _value(self.before), _value(self.after), self.name)

    def apply(self, person: Person) -> bool:
        """Make it an edit of the draft with both names on it; False when it was applied before.

        Raises MayNot, Contested with both values when the field changed since, UnreadableDocument when the
        document would be none, or Misfit.
        """
        draft = self.comment.thread.draft
        person.must(Act.EDIT, draft.team)
        with transaction.atomic():
            hold(draft.pk)
            now = Suggestion.objects.get(pk=self.pk)
            if now.applied_at is not None:
                return False
            now.applied_in = self._edit(person)
            now.applied_by, now.applied_at = person, timezone.now()
            now.save(update_fields=["applied_in", "applied_by", "applied_at"])
            applied(now, person)
            version = now.applied_in.version if now.applied_in else None
            told = {"suggester": self.comment.person.name, "version": version}
            note("suggestion applied", self.comment.thread, person, **told)
        self.refresh_from_db()
        return True

    def _edit(self, person: Person) -> Edit | None:
        proposal, draft = self.proposal, self.comment.thread.draft
        editor = Editor(draft.document_at(proposal.version))
        if proposal.after is not ABSENT:
            editor.put(proposal.pointer, proposal.after)
        elif proposal.before is not ABSENT:
            editor.remove(proposal.pointer)
        try:
            return draft.edit(
                person,
                proposal.version,
                editor.finish(),
                key=f"suggestion-{self.pk}",
                posted=str(self.pk),
                suggested_by=self.comment.person,
            )
        except AlreadyPosted:
            return draft.edits.get(key=f"suggestion-{self.pk}")


def _text(value: Any) -> str:
    return "" if value is ABSENT else taskdef.compact(value)


def _value(text: str) -> Any:
    return taskdef.read(text) if text else ABSENT
