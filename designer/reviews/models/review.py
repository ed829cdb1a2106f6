"""A review: a draft's author asks whether exactly this may be registered there, and others decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from designer.drafts.models import Draft, KeyReused
from designer.drafts.models import Status as DraftStatus
from designer.prepared import PreparedModels
from designer.reviews.models import telling
from designer.reviews.models.decision import Decision, Verdict
from designer.reviews.models.look import Look
from designer.reviews.models.people import Reviewer, reviewers
from designer.reviews.models.pin import Pin, PinnedTarget
from designer.reviews.models.refusing import (
    edit_numbers,
    refuse_asked_twice,
    refuse_reviewers,
    refuse_state,
    refuse_targets,
)
from designer.reviews.models.rows import ReviewQuerySet
from designer.reviews.models.standing import Standing
from designer.reviews.models.status import LIVE, SHOWN, TONES, Status, without_review
from designer.reviews.refusal import CannotReview
from designer.teams.models import Act, Person, Target


class Review(models.Model):
    """What is asked stands in its pins; the newest one counts. Rows move by their methods alone.

    With no `reviewers`, whoever may decide is asked. It has ended when `ended_at` says so, and then
    nothing of it changes: triggers see to that.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="reviews")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    key = models.CharField(max_length=64)
    reviewers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "-id"], name="review_by_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(status__in=LIVE), name="review_one_live_a_draft"
            ),
            models.UniqueConstraint(fields=["draft", "key"], name="review_key_used_once"),
            models.CheckConstraint(name="review_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(
                name="review_ends_at_a_time",
                condition=Q(status__in=LIVE, ended_at=None, ended_by=None)
                | ~Q(status__in=LIVE) & Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return _("Review %(n)s") % {"n": self.pk}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Rows are written once; after that they move from status to status."""
        if not self._state.adding:
            raise TypeError("A review moves by its methods; nothing else of it changes.")
        super().save(*args, **kwargs)

    @classmethod
    def ask(
        cls,
        draft: Draft,
        person: Person,
        version: int,
        targets: Iterable[Target],
        reviewers: Iterable[Person] = (),
        *,
        note: str = "",
        key: str,
    ) -> Review:
        """Ask about the version that this person looked at; a review under way is superseded.

        Raises AlreadyAsked, CannotReview or MayNot.
        """
        targets, reviewers = list(targets), list(reviewers)
        with transaction.atomic():
            now = Draft.objects.select_for_update().get(pk=draft.pk)
            refuse_asked_twice(now, key)
            refuse_state(now, version)
            refuse_targets(now, targets)
            person.must(Act.ASK, now.team)
            refuse_reviewers(now, person, targets, reviewers)
            for former in cls.objects.live().filter(draft=now):
                former._end(Status.SUPERSEDED, person)
                telling.record(former, "review superseded", person)
            made = cls.objects.create(draft=now, asked_by=person, key=key)
            made.reviewers.set(reviewers)
            made._put(targets, asked_by=person, note=note.strip())
            made.refresh(now)
            telling.asked(made, person)
            return made

    def ask_again(self, person: Person, version: int, note: str = "") -> None:
        """Ask about a newer version, in the same targets. Raises CannotReview or MayNot."""
        with transaction.atomic():
            now = self._lock()
            refuse_state(now.draft, version)
            person.must(Act.ASK, now.draft.team)
            if now.pin.version != version or any(pinned.has_moved for pinned in now.pinned_targets):
                targets = [pinned.target for pinned in now.pinned_targets]
                now._put(targets, asked_by=person, note=note.strip())
                now.refresh(now.draft)
                telling.asked(now, person, again=True)
        self.read_anew()

    def decide(self, person: Person, verdict: str, seen: str, *, note: str = "", key: str) -> Decision:
        """Decide about exactly what this person saw: `seen` is the subject of the pin on their page.

        Raises CannotReview, KeyReused or MayNot. Pressing twice answers what was decided the first time.
        """
        note = note.strip()
        with transaction.atomic():
            now = self._lock(missing_ok=key)
            posted = Decision.objects.filter(review=now, key=key).first()
            if posted is not None:
                if (posted.person_id, posted.verdict, posted.pin.subject) != (person.pk, verdict, seen):
                    raise KeyReused
                return posted
            now._refuse_unseen(verdict, seen, note)
            person.must(Act.COMMENT if verdict == Verdict.COMMENT else Act.DECIDE, now.draft.team)
            now._refuse_own_work(person, verdict)
            made = Decision.objects.create(
                review=now, pin=now.pin, person=person, verdict=verdict, note=note, key=key
            )
            Look.objects.get_or_create(review=now, person=person, version=now.pin.version)
            now.refresh(now.draft)
            telling.decided(now, made)
        self.read_anew()
        return made

    def withdraw(self, person: Person, why: str = "") -> None:
        """Nobody is asked any more. Raises CannotReview or MayNot."""
        with transaction.atomic():
            now = self._lock()
            person.must(Act.ASK, now.draft.team)
            now._end(Status.WITHDRAWN, person, why.strip())
            now._show_on_draft(without_review(now.draft))
            telling.withdrawn(now, person)
        self.refresh_from_db()

    def was_registered(self, person: Person) -> None:
        """What was approved is registered in all of its targets, or in one more of them."""
        with transaction.atomic():
            now = self._locked()
            if not now.is_live:
                return
            sent: Any = now.registrations  # of an app above, known by that relation alone
            done = set(sent.registered().filter(digest=now.pin.digest).values_list("target", flat=True))
            if done >= {pinned.target_id for pinned in now.pinned_targets}:
                now._end(Status.REGISTERED, person)
                now._show_on_draft(without_review(now.draft))
                telling.record(now, "review registered", person, digest=now.pin.digest)
            else:
                now.refresh(now.draft)

    def refresh(self, draft: Draft) -> Standing:
        """Say what the decisions, the draft and the targets' policies amount to now."""
        standing = Standing(self, draft)
        status = Status(standing.status)
        if status != self.status:
            Review.objects.filter(pk=self.pk).update(status=status)
            self.status = status
        self._show_on_draft(SHOWN[status])
        return standing

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def tone(self) -> str:
        """The colour class of its status."""
        return TONES.get(Status(self.status), "")

    @cached_property
    def pin(self) -> Pin:
        """What is asked about now."""
        return self.all_pins[-1]

    @cached_property
    def all_pins(self) -> list[Pin]:
        """What was asked about, oldest first, each with its targets."""
        return Pin.all_of(self.pk)

    @cached_property
    def all_decisions(self) -> list[Decision]:
        """Oldest first, each with who decided and what about."""
        return Decision.all_of(self.pk)

    @cached_property
    def asked(self) -> list[Person]:
        """By name; where it is nobody, whoever may decide."""
        return _asked(self.pk)

    @property
    def pinned_targets(self) -> list[PinnedTarget]:
        """Where what is asked about now would be registered."""
        return self.pin.places

    @property
    def target_names(self) -> str:
        return ", ".join(pinned.target.name for pinned in self.pinned_targets)

    @property
    def people(self) -> list[Reviewer]:
        """Who was asked and who decided, as far as a list tells."""
        return reviewers(Standing(self, self.draft), is_list=True)

    def _put(self, targets: Iterable[Target], **told: object) -> None:
        """Ask about the draft as it is; what was read of its pins is forgotten."""
        Pin.put(self, self.draft.digest, targets, version=self.draft.version, **told)
        self.read_anew()

    def read_anew(self) -> None:
        """The row as it is, without what was read of its pins and decisions."""
        self.refresh_from_db()
        for name in ("pin", "all_pins", "all_decisions"):
            self.__dict__.pop(name, None)

    def _lock(self, missing_ok: str = "") -> Review:
        """The row as it is now, its draft's row first, as everything that changes drafts does.

        Raises CannotReview when it has ended; not where a form comes again that did its work before.
        """
        now = self._locked()
        if now.is_live or (missing_ok and now.decisions.filter(key=missing_ok).exists()):
            return now
        raise CannotReview(_("The review has ended: %(status)s.") % {"status": now.get_status_display()})

    def _locked(self) -> Review:
        draft = Draft.objects.select_for_update().get(pk=self.draft_id)
        now = Review.objects.select_for_update().get(pk=self.pk)
        now.draft = draft
        return now

    def _refuse_unseen(self, verdict: str, seen: str, note: str) -> None:
        if verdict not in Verdict.values:
            raise CannotReview(_("Approve, ask for changes, or comment."))
        if seen != self.pin.subject:
            raise CannotReview(
                _("%(name)s asked again since you opened this page, for edit %(n)s. Look at that first.")
                % {"name": self.pin.asked_by, "n": self.pin.version}
            )
        if verdict == Verdict.APPROVE and self.draft.digest != self.pin.digest:
            raise CannotReview(
                _("%(name)s edited the draft since: edit %(n)s. Approving opens when it is asked for again.")
                % {"name": self.draft.edited_by, "n": self.draft.version}
            )
        if self.draft.archived_at and verdict != Verdict.COMMENT:
            raise CannotReview(_("The draft is archived. Restore it first."))
        if verdict in (Verdict.CHANGES, Verdict.COMMENT) and not note:
            raise CannotReview(_("Write what should change, or what you have to say."))

    def _refuse_own_work(self, person: Person, verdict: str) -> None:
        own = Standing(self, self.draft).wrote.get(person.pk)
        if verdict == Verdict.APPROVE and own:
            raise CannotReview(
                _("You wrote a part of it: %(edits)s. Somebody else approves it.")
                % {"edits": edit_numbers(own)}
            )

    def _end(self, status: Status, person: Person, why: str = "") -> None:
        Review.objects.filter(pk=self.pk).update(
            status=status, ended_by=person, ended_at=timezone.now(), ended_why=why
        )
        self.refresh_from_db(fields=["status", "ended_by", "ended_at", "ended_why"])

    def _show_on_draft(self, status: DraftStatus) -> None:
        Draft.objects.filter(pk=self.draft_id).exclude(status=status).update(status=status)


@PreparedModels
def _asked(review: int) -> models.QuerySet[Person]:
    named = Review.reviewers.through.objects.filter(review=review)
    return Person.objects.filter(pk__in=named.values("person"))
