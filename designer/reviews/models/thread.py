"""A thread of comments on a draft: on the whole of it, or on one field, which it follows through edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from designer.drafts.models import Draft, Edit
from designer.prepared import Prepared
from designer.reviews.models.thread_noted import note
from designer.taskdef import paths, schema
from designer.taskdef.edits import Operation, taken_back, trail
from designer.taskdef.named_place import named_place
from designer.taskdef.paths import ABSENT
from designer.teams.models import Act, Person, Team

if TYPE_CHECKING:
    from designer.reviews.models.comment import Comment, Words

LONGEST_POINTER: Final = 600
Since = Sequence[tuple[Edit, Sequence[Operation]]]
"""Edits in their order, each with its operations."""


class NoSuchPlace(ValueError):
    """A place that the document does not have, and that the API knows nothing of."""


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, person: Person) -> Self:
        """Threads of the teams this person is a member of."""
        return self.filter(draft__team__in=Team.objects.visible_to(person))

    def open(self) -> Self:
        return self.filter(resolved_at=None)

    def resolved(self) -> Self:
        return self.filter(resolved_at__isnull=False)

    def on_fields(self) -> Self:
        return self.exclude(pointer="")

    def on_the_whole(self) -> Self:
        return self.filter(pointer="")

    def of(self, draft: Draft) -> list[Thread]:
        """Those of the draft that are asked for, each where its field is in this version."""
        found = list(self.filter(draft=draft))
        carry(found, draft.pk, draft.version)
        return found

    def open_places(self, draft: Draft) -> Counter[str]:
        """How many open threads hang on each field; "" stands for the whole draft and for what is gone."""
        if not _is_any_open(draft.pk):
            return Counter()
        threads = self.open().only("pointer", "at", "at_version", "is_gone", "taken_in").of(draft)
        return Counter("" if thread.is_gone else thread.at for thread in threads)


class Thread(models.Model):
    """`pointer`, `version` and `label` tell where it was put and what the field was called then.

    `at` is where that is in `at_version`, its last place where it `is_gone`; `taken_in` is the edit that
    took away what was there. Who writes here holds the draft's row, so that no edit passes by unseen.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="threads")
    pointer = models.CharField(max_length=LONGEST_POINTER, blank=True)
    version = models.PositiveIntegerField()
    label = models.CharField(max_length=300, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    at = models.CharField(max_length=LONGEST_POINTER, blank=True)
    at_version = models.PositiveIntegerField()
    is_gone = models.BooleanField(default=False)
    taken_in = models.ForeignKey(Edit, models.RESTRICT, null=True, related_name="+")
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="thread_resolved_by_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_gone=False) | Q(taken_in__isnull=False), name="thread_gone_in_an_edit"
            ),
        ]

    def __str__(self) -> str:
        return _("thread %(n)s on %(place)s") % {"n": self.pk, "place": self.label or self.draft}

    @property
    def audit_label(self) -> str:
        """In no one's language, and without the family, as a draft is called there."""
        return f"thread {self.pk}"

    @classmethod
    def start(cls, draft: Draft, person: Person, pointer: str, version: int, words: Words) -> Comment:
        """The first comment of a new thread on what `pointer` names in a version; "" is the whole draft.

        Raises MayNot, NoSuchPlace, Edit.DoesNotExist for a version that never was, or KeyReused.
        """
        person.must(Act.COMMENT, draft.team)
        label = label_of(pointer, draft.document_at(version))
        with transaction.atomic():
            now = hold(draft.pk)
            made = words.said_before(person, draft)
            if made is not None:
                return made
            thread = cls.objects.create(
                draft=draft,
                pointer=pointer,
                version=version,
                label=label,
                started_by=person,
                at=pointer,
                at_version=version,
            )
            keep_up([thread], draft.pk, now)
            said = words.say(thread, person)
            note("thread started", thread, person)
            return said

    def reply(self, person: Person, words: Words) -> Comment:
        """One more comment. Raises MayNot or KeyReused."""
        person.must(Act.COMMENT, self.draft.team)
        with transaction.atomic():
            hold(self.draft_id)
            made = words.said_before(person, self.draft)
            if made is None:
                made = words.say(self, person)
                note("comment written", self, person)
            return made

    def may_close(self, person: Person) -> bool:
        """Who started it resolves it and opens it again, and so does every author of the team."""
        return person.pk == self.started_by_id or person.may(Act.EDIT, self.draft.team_id)

    def resolve(self, person: Person) -> bool:
        """False when it was resolved before: then that stands. Raises MayNot."""
        still_open = Thread.objects.open().filter(pk=self.pk)
        now = timezone.now()
        return self._close("thread resolved", person, still_open, resolved_by=person, resolved_at=now)

    def reopen(self, person: Person) -> bool:
        """False when it is open already. Raises MayNot."""
        resolved = Thread.objects.resolved().filter(pk=self.pk)
        return self._close("thread reopened", person, resolved, resolved_by=None, resolved_at=None)

    def _close(self, act: str, person: Person, where: ThreadQuerySet, **columns: Any) -> bool:
        person.must(Act.COMMENT, self.draft.team)
        if not self.may_close(person):
            person.must(Act.EDIT, self.draft.team)
        with transaction.atomic():
            hold(self.draft_id)
            done = where.update(**columns)
            if done:
                note(act, self, person)
        self.refresh_from_db(fields=["resolved_by", "resolved_at"])
        return bool(done)

    def place_at(self, version: int) -> str | None:
        """The pointer of its field in a version since it was put; None where it was gone. For suggestions."""
        then = Thread(pointer=self.pointer, at=self.pointer, at_version=self.version)
        carry([then], self.draft_id, version)
        return None if then.is_gone else then.at

    @property
    def where(self) -> tuple[str, bool, int | None]:
        return self.at, self.is_gone, self.taken_in_id

    def follow(self, since: Since, version: int) -> None:
        """Go along with edits."""
        for edit, steps in since:
            if edit.version <= self.at_version:
                continue
            if self.is_gone:
                self._come_back(edit, steps)
            else:
                self._go(edit, steps)
        self.at_version = version

    def _go(self, edit: Edit, steps: Sequence[Operation]) -> None:
        found = trail(self.at, steps)
        self.at = found.path
        self.is_gone = found.fate == "gone"
        if found.fate != "kept":
            self.taken_in = None if found.fate == "filled" else edit

    def _come_back(self, edit: Edit, steps: Sequence[Operation]) -> None:
        """An undo brings back what the edit took away that it undoes."""
        if self.taken_in is None or edit.undoes_id != self.taken_in_id:
            return
        found = taken_back(self.at, self.taken_in.steps, steps)
        if found is not None and found.fate != "gone":
            self.at, self.is_gone, self.taken_in = found.path, False, None


def hold(draft_id: int) -> int:
    """Keep edits of the draft waiting until this transaction ends; answers its version.

    Raises Draft.DoesNotExist when it was deleted.
    """
    return Draft.objects.select_for_update().only("version").get(pk=draft_id).version


def carry(threads: Iterable[Thread], draft_id: int, version: int) -> list[Thread]:
    """Bring threads of a draft to a version in memory, in one pass over the edits since.

    Answers those that were behind.
    """
    behind = [one for one in threads if one.pointer and one.at_version < version]
    if behind:
        oldest = min(one.at_version for one in behind)
        edits = Edit.objects.filter(draft=draft_id, version__gt=oldest, version__lte=version)
        since = [(edit, edit.steps) for edit in edits.defer("text").order_by("version")]
        for one in behind:
            one.follow(since, version)
    return behind


def keep_up(threads: Iterable[Thread], draft_id: int, version: int) -> None:
    """The same, kept in their rows. The draft's row is held."""
    threads = list(threads)
    before = {one.pk: one.where for one in threads}
    behind = carry(threads, draft_id, version)
    moved = [one for one in behind if before[one.pk] != one.where]
    Thread.objects.bulk_update(moved, ["at", "is_gone", "taken_in"])
    if behind:
        Thread.objects.filter(pk__in=[one.pk for one in behind]).update(at_version=version)


def follow(draft_id: int) -> bool:
    """After an edit: the draft's threads stay with their fields, and the draft is what it was."""
    if _is_any_on_fields(draft_id):
        threads = Thread.objects.filter(draft=draft_id).on_fields()
        keep_up(threads, draft_id, Draft.objects.only("version").get(pk=draft_id).version)
    return False


@Prepared
def _is_any_open(draft: int) -> models.QuerySet[Any, Any]:
    return Thread.objects.open().filter(draft=draft).values_list("pk")[:1]


@Prepared
def _is_any_on_fields(draft: int) -> models.QuerySet[Any, Any]:
    return Thread.objects.on_fields().filter(draft=draft).values_list("pk")[:1]


def label_of(pointer: str, document: Any) -> str:
    """What a place is called in a document. Raises NoSuchPlace, or ValueError for what is no pointer."""
    if len(pointer) > LONGEST_POINTER or not _is_place(pointer, document):
        raise NoSuchPlace(pointer)
    return named_place(pointer, document)[:300]


def _is_place(pointer: str, document: Any) -> bool:
    """Whether the document has something there, or could have by the API; rows have to be there."""
    parts = paths.parse(pointer, document)
    rows = (parts[: place + 1] for place, part in enumerate(parts) if isinstance(part, int))
    if any(paths.get(document, row) is ABSENT for row in rows):
        return False
    return paths.get(document, parts) is not ABSENT or schema.locate(parts) is not None
