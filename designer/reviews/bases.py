"""What a review can be compared with: what is registered, what somebody saw last, any earlier version."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from designer import taskdef
from designer.drafts.models import Draft
from designer.prepared import Prepared, PreparedModels
from designer.reviews.base import Base
from designer.reviews.changed import texts_at
from designer.reviews.models import Look
from designer.reviews.models.standing import Standing
from designer.reviews.running import WhatRuns
from designer.taskdef.arranged import arranged
from designer.taskdef.checked import checked
from designer.teams.models import Person, Target

_OFFERED: Final = 50
"""Earlier versions to choose from; older ones are reached by address."""


class Bases:
    """What this review's version can be compared with, by this person, and what was chosen."""

    def __init__(self, standing: Standing, person: Person, asked: str) -> None:
        self.review = standing.review
        self.draft = standing.draft
        self.person = person
        self.version = standing.pin.version
        self._texts = standing.texts
        self.text = self._texts[self.version]
        self._asked = asked

    @cached_property
    def seen(self) -> set[int]:
        """The versions that this person said they saw."""
        return {version for (version,) in _seen(self.review.pk, self.person.pk)}

    @cached_property
    def looked_at(self) -> str | None:
        """The text of the newest version that they said they saw."""
        version = max((one for one in self.seen if one <= self.version), default=None)
        return None if version is None else self._text_of(version)

    @cached_property
    def offered(self) -> list[Base]:
        """The registered revisions first, then what this person saw last."""
        registered = self._registered()
        return [
            *registered,
            *self._start({str(base.registration) for base in registered}),
            *self._last_look(),
        ]

    @cached_property
    def chosen(self) -> Base | None:
        """What the address names, or the first there is; None where there is nothing to compare with."""
        named = next((base for base in self.offered if base.key == self._asked), None)
        named = named or self.running.chosen or self._earlier(self._asked)
        return named or next(iter(self.offered), None)

    @cached_property
    def running(self) -> WhatRuns:
        """What runs in the targets now, which is asked for where the address says so."""
        targets = [pinned.target for pinned in self.review.pinned_targets]
        return WhatRuns(self.draft.family, targets, self.person, self._asked)

    @cached_property
    def before(self) -> str:
        """What it is compared with; nothing at all for the first version of all."""
        base = self.chosen
        if base is None:
            return "{}"
        if base.version is not None:
            return self._text_of(base.version)
        if base.text:
            return _arranged(_with_tags_of(self.text, base.text), self.text)
        return _arranged(base.registration.text, self.text)

    def _text_of(self, version: int) -> str:
        if version not in self._texts:
            self._texts |= texts_at(self.draft, [version])
        return self._texts[version]

    @property
    def earlier(self) -> range:
        """Versions to choose from, newest first."""
        return range(self.version - 1, max(0, self.version - 1 - _OFFERED), -1)

    def _registered(self) -> list[Base]:
        """The revision registered last in each of the targets, by whatever draft of the team."""
        pinned = self.review.pinned_targets
        found = [(one.target, self._latest_in(one.account, one.region)) for one in pinned]
        return [
            Base(f"in-{target.pk}", _title(target, row.revision, alone=len(pinned) == 1), None, row)
            for target, row in found
            if row is not None
        ]

    def _latest_in(self, account: str, region: str) -> Any:
        """Before this review let something be registered: what it was about stays to be seen."""
        asked = account, region, self.draft.family, self.draft.team_id, self.review.pk
        if self.review.ended_at:
            return _there(*asked).filter(created_at__lt=self.review.ended_at).first()
        return next(iter(_newest(*asked)), None)

    def _start(self, registered: set[str]) -> list[Base]:
        """What the draft began with, where that is none of what is registered."""
        based = self.draft.based_on if self.draft.basis == "revision" else ""
        if self.version == 1 or based in registered:
            return []
        return [Base("edit-1", based or _("As it began"), 1)]

    def _last_look(self) -> list[Base]:
        version = max((one for one in self.seen if one < self.version), default=None)
        return [Base("look", _("My last look"), version)] if version else []

    def _earlier(self, asked: str) -> Base | None:
        name, _dash, number = asked.partition("-")
        if name != "edit" or not (number.isascii() and number.isdigit() and len(number) < 10):
            return None
        if not 0 < int(number) < self.version:
            return None
        return Base(asked, _("Edit %(n)s") % {"n": int(number)}, int(number))


def _title(target: Target, revision: int, *, alone: bool) -> str:
    told = {"target": target, "n": revision}
    return (_("Registered :%(n)s") if alone else _("%(target)s :%(n)s")) % told


def _with_tags_of(text: str, seen: str) -> str:
    """A revision that is seen without tags may have some: not every role is told of them."""
    document = taskdef.read(seen)
    tags = checked(text).document.get("tags")
    return seen if "tags" in document or not tags else taskdef.compact(document | {"tags": tags})


@lru_cache(maxsize=32)
def _arranged(text: str, like: str) -> str:
    """With its keys in the order of the draft's, which is its author's and says nothing else."""
    return taskdef.compact(arranged(checked(text).document, checked(like).document))


@Prepared
def _seen(review: int, person: int) -> QuerySet[Any, Any]:
    return Look.objects.filter(review=review, person=person).values_list("version")


def _there(account: str, region: str, family: str, team: int, review: int) -> QuerySet[Any]:
    """What the team registered there by other reviews, newest first."""
    sent: Any = Draft._meta.get_field("registrations").related_model  # of an app above
    there = sent.objects.registered().filter(account=account, region=region, family=family)
    there = there.filter(Q(review=None) | ~Q(review=review), draft__team=team)
    found: QuerySet[Any] = there.order_by("-revision", "-created_at")
    return found


@PreparedModels
def _newest(account: str, region: str, family: str, team: int, review: int) -> QuerySet[Any]:
    return _there(account, region, family, team, review)[:1]
