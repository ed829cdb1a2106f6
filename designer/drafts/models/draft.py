"""A draft is a task definition in the making: its text, its version, and every edit that led there."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer import audit, rows, taskdef
from designer.drafts import after_edit
from designer.drafts.models.basis import Basis, Status
from designer.drafts.models.draft_queryset import DraftQuerySet
from designer.drafts.models.draft_table import CONSTRAINTS, INDEXES
from designer.drafts.models.edit import Edit
from designer.drafts.models.outcomes import Log, carried, refuse_reused
from designer.drafts.models.reference import Reference
from designer.drafts.models.text import DraftText
from designer.drafts.models.texts import Texts
from designer.drafts.models.whole import Whole
from designer.drafts.summary import summary
from designer.drafts.undoing import redoable, undoable
from designer.notices.models import Watch
from designer.taskdef.checked import checked, checked_after
from designer.taskdef.edits import Operation, inverse
from designer.taskdef.references import references
from designer.teams.models import Person, Team


class Draft(Texts, models.Model):
    """One row of the list. The document stands in `DraftText`, so that this table stays narrow.

    `version` counts edits and starts at 1; `digest` is the SHA-256 of the text. The counts are of
    the findings in this version; `waivable` says how many of them each rule has that may be set aside,
    so that the list can take off what is today. `basis` and `based_on` say what it started from, or
    what it was registered as last.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="drafts")
    family = models.CharField(max_length=255, blank=True)
    purpose = models.CharField(_("What this change is for"), max_length=200, blank=True)
    status = models.CharField(max_length=16, choices=Status, default=Status.EDITING)
    basis = models.CharField(max_length=16, choices=Basis, default=Basis.BLANK)
    based_on = models.CharField(max_length=400, blank=True)
    launch_types = models.CharField(max_length=80, blank=True)
    platform = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    advice = models.PositiveIntegerField(default=0)
    waivable = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self) -> str:
        return self.family or f"#{self.pk}"

    @classmethod
    def start(
        cls,
        team: Team,
        person: Person,
        document: dict[str, Any],
        *,
        basis: str = Basis.BLANK,
        based_on: str = "",
        purpose: str = "",
        **first: Any,
    ) -> "Draft":
        """A new draft with this document as its first version; `first` are columns of its first edit.

        Raises taskdef.UnreadableDocument for what the strict gate refuses.
        """
        text = taskdef.compact(document)
        said = summary(checked(text))
        with transaction.atomic():
            draft = cls.objects.create(
                team=team,
                created_by=person,
                edited_by=person,
                basis=basis,
                based_on=based_on,
                purpose=purpose,
                digest=taskdef.digest(text),
                **said.columns(),
            )
            DraftText.objects.create(draft=draft, text=text, words=said.words, purpose=purpose.lower())
            Reference.objects.add(draft, references(checked(text).places))
            draft.edits.create(version=1, base_version=0, person=person, operations="[]", text=text, **first)
            draft._record("draft started", person, basis=basis, digest=draft.digest)
            Watch.objects.follow(draft, [person])
        return draft

    @cached_property
    def _logs(self) -> dict[tuple[int, int], Log]:
        """What was done between two versions, as far as it is at hand: that never changes."""
        return {}

    @property
    def audit_label(self) -> str:
        """A family could be a secret pasted into the wrong field; the log is not where it may stay."""
        return f"#{self.pk}"

    def _record(self, act: str, by: Person, **facts: Any) -> None:
        audit.record(act, team=self.team, by=by, about=self, **facts)

    def edit(
        self,
        person: Person,
        base_version: int,
        operations: Sequence[Operation],
        *,
        key: str | None = None,
        posted: str = "",
        **more: Any,
    ) -> "Edit | None":
        """Carry operations made at `base_version` to the present and apply them: all or none.

        `key` is the form's one-use key, `posted` the digest of what came with it, `more` columns of the
        edit. Answers the new edit, or None when nothing was left to change. Raises Contested naming the
        fields, AlreadyPosted, KeyReused, or Edit.DoesNotExist for a base that never was.
        """
        more |= {"key": key, "posted": posted}
        now = self if self.is_whole and self.version == base_version else self._now()
        return self._edit(now, person, base_version, operations, **more)

    def _edit(
        self, now: "Draft", person: Person, base_version: int, operations: Sequence[Operation], **more: Any
    ) -> "Edit | None":
        """`now` is the draft as it was read last. Who is overtaken reads it anew while others wait."""
        refuse_reused(self.edits, more["key"], more["posted"])  # what comes later fails the swap below
        if base_version > now.version or base_version < 1:
            raise Edit.DoesNotExist
        log = now.log_since(base_version)
        now_asked = carried(operations, log, now.version, now.document)
        if not now_asked:
            return None
        made = now._commit(person, base_version, now_asked, **more)
        if made is None:
            with transaction.atomic():
                self._hold()
                return self._edit(self._now(), person, base_version, operations, **more)
        self._become(now)
        self._logs = {(base_version, made.version): log.with_edit(made, now_asked)}
        return made

    def _hold(self) -> None:
        """Keeps the others waiting for who was overtaken, so that of fifty each is overtaken once at most."""
        Draft.objects.select_for_update().only("pk").get(pk=self.pk)

    def log_since(self, version: int, until: int | None = None) -> Log:
        """What was done after a version, up to this one, or up to `until`."""
        until = until or self.version
        if version >= until:
            return Log([], [])
        if (version, until) not in self._logs:
            since = self.edits.filter(version__gt=version, version__lte=until).defer("text")
            self._logs[version, until] = Log.of(since.select_related("person").order_by("version"))
        return self._logs[version, until]

    def _commit(
        self,
        person: Person,
        base_version: int,
        operations: Sequence[Operation],
        **more: Any,
    ) -> "Edit | None":
        """Compare-and-swap on the version, which this then is; None when somebody else was quicker."""
        before = self.checked
        after = checked_after(before, operations)
        said, text = summary(after), after.text
        with transaction.atomic():
            row = {
                "version": self.version + 1,
                "digest": taskdef.digest(text),
                "status": Status.EDITING,
                "edited_by_id": person.pk,
                "edited_at": timezone.now(),
                **said.columns(),
            }
            if not rows.update(Draft, row, id=self.pk, version=self.version):
                return None
            rows.update(DraftText, {"text": text, "words": said.words}, draft=self.pk)
            Reference.objects.follow(self, before, after)
            if person.pk != self.edited_by_id:
                Watch.objects.follow(self, [person])
            made = Edit.add(self, person, base_version, operations, text, **more)
            act = "edit taken back" if made.undoes_id else "draft edited"
            self._record(act, person, version=made.version, before=self.digest, digest=row["digest"])
            if after_edit.tell(self.pk):
                row["status"] = WHOLE.status(self.pk)
        for name, value in row.items():
            setattr(self, name, value)
        self.content.text, self.content.words = text, said.words
        return made

    def undo(self, person: Person) -> "Edit | None":
        """Take back this person's newest edit that still stands, carried through what came later.

        Answers None when there is nothing to take back. Raises Contested.
        """
        return self._take_back(person, undoable(self.edits.own(person)))

    def redo(self, person: Person) -> "Edit | None":
        """Make again what this person's last undo took back. Raises Contested."""
        return self._take_back(person, redoable(self.edits.own(person)))

    def _take_back(self, person: Person, pk: int | None) -> "Edit | None":
        if pk is None:
            return None
        edit = self.edits.get(pk=pk)
        now = self._now()
        back = carried(inverse(edit.steps), now.log_since(edit.version), now.version, now.document)
        made = now._commit(person, edit.version, back, undoes=edit)
        if made is None:
            with transaction.atomic():
                self._hold()
                return self._take_back(person, pk)
        self._become(now)
        return made

    def _now(self) -> "Draft":
        """The draft as it is in the database: its row and its text in one statement, so that they agree."""
        return WHOLE(self.pk)

    def _become(self, now: "Draft") -> None:
        for field in self._meta.concrete_fields:
            setattr(self, field.attname, getattr(now, field.attname))
        self.content = now.content

    @transaction.atomic
    def say_purpose(self, by: Person, purpose: str) -> None:
        """What this change is for. It is not part of the task definition."""
        if Draft.objects.filter(pk=self.pk).exclude(purpose=purpose).update(purpose=purpose):
            DraftText.objects.filter(draft=self.pk).update(purpose=purpose.lower())
            self._record("purpose said", by)

    @transaction.atomic
    def archive(self, by: Person) -> None:
        if Draft.objects.current().filter(pk=self.pk).update(archived_at=timezone.now()):
            self._record("draft archived", by)

    @transaction.atomic
    def restore(self, by: Person) -> None:
        if Draft.objects.archived().filter(pk=self.pk).update(archived_at=None):
            self._record("draft restored", by)

    @transaction.atomic
    def discard(self, by: Person) -> None:
        """For good, with its edits. Raises ProtectedError where a registration tells of it."""
        gone, edits = copy(self), self.edits.count()
        self.delete()
        gone._record("draft deleted", by, version=gone.version, digest=gone.digest, edits=edits)

    @property
    def is_in_review(self) -> bool:
        return self.status in (Status.IN_REVIEW, Status.CHANGES, Status.APPROVED)

    @property
    def is_kept(self) -> bool:
        """Whether a registration or a review tells of it, so that it cannot be deleted."""
        return self.registrations.exists() or self.reviews.exists()

    def based_on_revision(self, revision: str, version: int) -> None:
        """Live on from the revision that `version` was registered as; later edits keep it editing.

        To be called in the transaction that stores the registration.
        """
        Draft.objects.filter(pk=self.pk).update(basis=Basis.REVISION, based_on=revision)
        Draft.objects.filter(pk=self.pk, version=version).update(status=Status.REGISTERED)
        Reference.objects.note_registered(self, self.checked_at(version))


WHOLE = Whole(Draft)
