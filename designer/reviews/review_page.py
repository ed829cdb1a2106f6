"""What the page of a review shows to one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from secrets import token_urlsafe
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from designer.drafts.aside import judge
from designer.drafts.models import Draft, Edit
from designer.drafts.shown_comparison import ShownComparison
from designer.drafts.words import counted_words
from designer.prepared import PreparedModels
from designer.reviews.bases import Bases
from designer.reviews.changed import changed_fields, named_fields
from designer.reviews.gate import Gate, Need
from designer.reviews.models import Decision, Pin, Review, Verdict
from designer.reviews.models.people import Reviewer, reviewers
from designer.reviews.models.standing import Standing
from designer.reviews.unseen import Unseen
from designer.taskdef.rule import Level
from designer.taskdef.text import grouped
from designer.teams.models import Act, Person

UNSEEN: Final = "unseen"


@dataclass(frozen=True)
class StaleDecision:
    """A decision about something else than what is asked now, and the fields that did it."""

    decision: Decision
    is_mine: bool
    fields: list[str]

    @property
    def named(self) -> str:
        return named_fields(self.fields)


@dataclass(frozen=True)
class Said:
    """A note that came with asking or with a decision."""

    person: Person
    what: str
    at: datetime
    note: str


class ReviewPage:
    """`base` and `only` are what the address asks for; `note` and `refusal` what came of a form that was not
    accepted.
    """

    def __init__(
        self,
        review: Review,
        person: Person,
        base: str = "",
        only: str = "",
        *,
        note: str = "",
        refusal: str = "",
    ) -> None:
        self.review = review
        self.draft: Draft = review.draft
        self.person = person
        self.standing = Standing(review, self.draft)
        self.bases = Bases(self.standing, person, base)
        self.only = only
        self.note = note
        self.refusal = refusal
        self.key = token_urlsafe(18)

    @property
    def title(self) -> str:
        """What the change is for, and of which task definition."""
        told = {"draft": self.draft, "purpose": self.draft.purpose}
        return _("%(purpose)s for %(draft)s") % told if self.draft.purpose else str(self.draft)

    @cached_property
    def comparison(self) -> ShownComparison:
        return self.unseen if self.hides_seen and self.unseen else self.whole

    @cached_property
    def whole(self) -> ShownComparison:
        return ShownComparison.of_texts(self.bases.before, self.bases.text)

    @cached_property
    def unseen(self) -> Unseen | None:
        """What is new to this person; None where they did not look before, or compare with that look."""
        looked_at = self.bases.looked_at
        if looked_at is None or looked_at == self.bases.before:
            return None
        return Unseen.since(self.whole, self.bases.before, looked_at)

    @property
    def hides_seen(self) -> bool:
        return self.only == UNSEEN

    @property
    def digest(self) -> str:
        return grouped(self.review.pin.digest)

    @cached_property
    def reviewers(self) -> list[Reviewer]:
        return reviewers(self.standing)

    @cached_property
    def authors(self) -> list[Person]:
        """Who wrote a part of what would be new, by name."""
        return [person for person in _writers(self.draft.pk) if person.pk in self.standing.wrote]

    @cached_property
    def said(self) -> list[Said]:
        """All notes that came with asking and with decisions, oldest first."""
        asked = [
            Said(one.asked_by, _about(_("Asked"), one), one.asked_at, one.note)
            for one in self.review.all_pins
        ]
        decided = [
            Said(one.person, _about(str(Verdict(one.verdict).label), one.pin), one.at, one.note)
            for one in self.standing.decisions
        ]
        return sorted((one for one in [*asked, *decided] if one.note), key=lambda said: said.at)

    @cached_property
    def stale(self) -> list[StaleDecision]:
        """This person's first."""
        found = [
            StaleDecision(one, one.person_id == self.person.pk, self._changed_since(one))
            for one in self.standing.stale
        ]
        return sorted(found, key=lambda one: not one.is_mine)

    def _changed_since(self, decision: Decision) -> list[str]:
        """From what they decided about to what the draft says now, or is asked about."""
        texts = self.standing.texts
        now = self.draft.version if self.standing.is_edited else self.review.pin.version
        return changed_fields(texts[decision.pin.version], texts[now])

    @cached_property
    def edited(self) -> str:
        """The fields that were edited since it was asked for; empty where nothing was."""
        if not (self.standing.is_edited and self.review.is_live):
            return ""
        return named_fields(self.standing.edited_fields)

    @cached_property
    def gates(self) -> list[Gate]:
        """What each target still needs."""
        return [Gate(self.draft, one.target, self.standing) for one in self.review.pinned_targets]

    @cached_property
    def findings(self) -> Need:
        """How many errors and warnings there are in the draft as it is."""
        counted = judge(self.draft, self.draft.checked.findings).counted
        levels: tuple[Level, ...] = ("error", "runtime")
        numbers = [(level, sum(one.level == level for one in counted)) for level in levels]
        words = ", ".join(counted_words(level, number) for level, number in numbers)
        return Need(words, words if numbers[0][1] else "")

    @property
    def most(self) -> int:
        """Approvals needed where most are needed."""
        return max([gate.needed for gate in self.gates], default=0)

    @cached_property
    def may_ask(self) -> bool:
        return self.review.is_live and self.standing.may(Act.ASK, self.person.pk)

    @property
    def may_comment(self) -> bool:
        """Every member may, and nobody else sees the page."""
        return self.review.is_live

    @cached_property
    def decides(self) -> bool:
        """Whether this person may ask for changes, and approve what others wrote."""
        return self.review.is_live and self.standing.may(Act.DECIDE, self.person.pk)

    @property
    def wrote_a_part(self) -> bool:
        return self.person.pk in self.standing.wrote

    @property
    def may_approve(self) -> bool:
        return self.decides and not self.wrote_a_part and not self.standing.is_edited

    @property
    def mine(self) -> Decision | None:
        """What of this person counts, or would, were it not stale."""
        return next((one for one in self.standing.latest if one.person_id == self.person.pk), None)

    @property
    def may_take_back(self) -> bool:
        return self.decides and self.mine is not None and self.standing.is_bound(self.mine)

    @property
    def is_new_to_me(self) -> bool:
        """Whether this person has not said that they saw this version."""
        return self.review.pin.version not in self.bases.seen


@PreparedModels
def _writers(draft: int) -> QuerySet[Person]:
    """Who ever wrote a part of the draft, by name."""
    edits = Edit.objects.filter(draft=draft)
    wrote = Q(pk__in=edits.values("person")) | Q(pk__in=edits.values("suggested_by"))
    return Person.objects.filter(wrote).order_by("name")


def _about(what: str, pin: Pin) -> str:
    return f"{what} · " + _("edit %(n)s") % {"n": pin.version}
