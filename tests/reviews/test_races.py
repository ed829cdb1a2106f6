"""Approving, editing and registering at the same time: nobody approves a version they did not see.

With a control that proves the harness: who approves whatever stands there when the request arrives, as
applications do, is caught.
"""

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import connection

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.reviews.models import Decision, Review, Verdict
from designer.reviews.refusal import CannotReview
from designer.teams.models import Person, Target
from tests.reviews.conftest import UNCHECKED, asked, edit

pytestmark = pytest.mark.django_db(transaction=True)

RACES = 2_000 if os.environ.get("SOAK") else 25
MOST = 400
"""Races until every order has come to pass, on however slow a machine."""
IN_A_REVIEW = 100
"""Races after which somebody asks for another review, as nobody asks a thousand times in one."""
LONGEST = (0.2, 0.02, 0.1)
"""Seconds that each of the three may wait: an edit and the question after it take as long as the first."""
VALUE = "/containerDefinitions/0/environment/0/value"
Approve = Callable[[Review, Person, "Seen", str], None]


@dataclass(frozen=True)
class Seen:
    """What a page showed: the digest of the text, and what its form says it is about."""

    digest: str
    subject: str


@dataclass
class Race:
    """A review, its three people, and what the reviewer saw before each approval."""

    review: Review
    target: Target
    author: Person
    reviewer: Person
    publisher: Person
    approve: Approve
    seen: list[str] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(5))  # noqa: S311

    def until(self, is_enough: Callable[[], bool], least: int) -> int:
        """So many races, and more until it is enough; how many there were."""
        for number in range(max(least, MOST)):
            if number >= least and is_enough():
                return number
            self.run(number)
        return max(least, MOST)

    def run(self, number: int) -> None:
        """Each waits for a moment of its own; the longer it takes, the longer the approval may wait."""
        if number and number % IN_A_REVIEW == 0:
            self.review = asked(Draft.objects.get(), self.author, [self.target])
        looked = look(self.review)
        self.seen.append(looked.digest)
        start = Barrier(3)
        acts = (lambda: self._approve(looked, number), lambda: self._edit(number), self._register)
        moments = [self.chance.random() * longest for longest in LONGEST]
        moments[0] *= 1 + number % 25 / 10

        def go(act: Callable[[], None], moment: float) -> None:
            try:
                start.wait()
                sleep(moment)
                act()
            finally:
                connection.close()

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(go, acts, moments))
        for left in Registration.objects.filter(state=State.QUEUED):
            left.settle(Outcome(state=State.REFUSED))

    def _approve(self, looked: Seen, number: int) -> None:
        try:
            self.approve(self.review, self.reviewer, looked, f"approve-{number}")
        except CannotReview:
            self.seen.pop()

    def _edit(self, number: int) -> None:
        edit(self.review.draft, self.author, VALUE, f"{number}")
        version = Draft.objects.get().version
        Review.objects.get(pk=self.review.pk).ask_again(self.author, version)

    def _register(self) -> None:
        now = Draft.objects.get()
        with suppress(CannotRegister):
            Registration.begin(now, now.version, self.target, self.publisher, f"key-{now.version}", UNCHECKED)

    @property
    def unseen(self) -> list[Decision]:
        """Approvals of something else than what was on the page."""
        made = Decision.objects.filter(verdict=Verdict.APPROVE).select_related("pin").order_by("pk")
        pairs: Any = zip(made, self.seen, strict=True)
        return [decision for decision, digest in pairs if decision.pin.digest != digest]


def look(review: Review) -> Seen:
    now = Review.objects.get(pk=review.pk)
    return Seen(now.pin.digest, now.pin.subject)


def with_what_was_seen(review: Review, person: Person, seen: Seen, key: str) -> None:
    review.decide(person, Verdict.APPROVE, seen.subject, key=key)


def naively(review: Review, person: Person, seen: Seen, key: str) -> None:
    """Approves what stands there by now."""
    review.decide(person, Verdict.APPROVE, look(review).subject, key=key)


@pytest.fixture
def race(
    review: Review, target: Target, author: Person, reviewer: Person, publisher: Person
) -> Callable[[Approve], Race]:
    def begin(approve: Approve) -> Race:
        return Race(review, target, author, reviewer, publisher, approve)

    return begin


def test_nobody_approves_what_they_did_not_see_and_nothing_else_is_registered(
    race: Callable[[Approve], Race],
) -> None:
    running = race(with_what_was_seen)
    approved = Decision.objects.filter(verdict=Verdict.APPROVE)
    races = running.until(approved.exists, least=RACES)
    assert running.unseen == []
    assert 0 < approved.count() < races, "in some the approval was quicker, in some the edit"
    assert not Registration.objects.exclude(digest__in=approved.values("pin__digest")).exists()


def test_the_naive_way_is_caught(race: Callable[[Approve], Race]) -> None:
    running = race(naively)
    running.until(lambda: running.unseen != [], least=1)
    assert running.unseen != []
