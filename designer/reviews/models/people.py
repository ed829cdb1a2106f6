"""Who was asked about a review or decided on it, and what is known of each: for lists and for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.reviews.models.decision import Decision
from designer.reviews.models.standing import Standing
from designer.teams.models import Person


@dataclass(frozen=True)
class Mark:
    """How a state is shown: its word, its icon, and the tone of both."""

    words: str | Promise
    icon: str
    tone: str


MARKS: Final = {
    "approved": Mark(gettext_lazy("Approved"), "check", "ok"),
    "changes": Mark(gettext_lazy("Changes requested"), "undo-2", "err"),
    "stale": Mark(gettext_lazy("Stale"), "triangle-alert", "warn"),
    "wrote": Mark(gettext_lazy("Wrote a part"), "triangle-alert", "warn"),
    "left": Mark(gettext_lazy("Decides no more"), "triangle-alert", "warn"),
    "waiting": Mark(gettext_lazy("Asked"), "clock", ""),
}


@dataclass(frozen=True)
class Reviewer:
    """A person, and how they stand to what is asked now. `version` is the one they decided about."""

    person: Person
    state: str
    version: int | None = None
    at: datetime | None = None

    @property
    def mark(self) -> Mark:
        return MARKS[self.state]

    @property
    def says(self) -> str:
        """approved edit 13; asked, and has not decided."""
        if self.version is None:
            return _("has not decided yet")
        return _("edit %(n)s") % {"n": self.version}


def reviewers(standing: Standing, *, is_list: bool = False) -> list[Reviewer]:
    """Those who decided, in that order, then those who were asked by name and did not.

    In a list nobody looks up who wrote what and who left: what counts is told on the review's page.
    """
    decided = [_decided(standing, one, is_list=is_list) for one in standing.latest]
    known = {one.person.pk for one in decided}
    asked = (person for person in standing.review.asked if person.pk not in known)
    return decided + [Reviewer(person, "waiting") for person in asked]


def _decided(standing: Standing, decision: Decision, *, is_list: bool) -> Reviewer:
    why = (
        "stale" if is_list and standing.is_stale(decision) else "" if is_list else standing.why_not(decision)
    )
    state = why or ("approved" if decision.is_approval else "changes")
    return Reviewer(decision.person, state, decision.pin.version, decision.at)
