"""What the page on which a review is asked for shows: where to, of whom, and how much is needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from secrets import token_urlsafe

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.reviews.models.standing import written_by
from designer.teams.models import Act, Person, ReviewPolicy, Role, Target


@dataclass(frozen=True)
class Choice:
    """A target or a person to tick, and what is said beside it."""

    value: int
    name: str
    says: str
    is_chosen: bool
    is_ruled_out: bool = False


class AskPage:
    """`posted` is a form that was not accepted, shown as it came; `wanted` is what the address ticks."""

    def __init__(
        self,
        draft: Draft,
        person: Person,
        posted: QueryDict | None = None,
        refusal: str = "",
        wanted: QueryDict | None = None,
    ) -> None:
        self.draft = draft
        self.person = person
        self.posted = posted or (wanted if wanted and "targets" in wanted else None)
        self.refusal = refusal
        self.key = token_urlsafe(18)

    @cached_property
    def live(self) -> Review | None:
        """The review under way, which asking anew would end."""
        return Review.objects.live().filter(draft=self.draft.pk).first()

    @property
    def note(self) -> str:
        return self.posted.get("note", "") if self.posted else ""

    @cached_property
    def targets(self) -> list[Choice]:
        found = list(self.draft.team.targets.all())
        asked = self._ticked(
            "targets", [one.target_id for one in self.live.pinned_targets] if self.live else []
        )
        asked = asked or ({found[0].pk} if len(found) == 1 and self.posted is None else set())
        return [Choice(one.pk, one.name, self._needs(one), one.pk in asked) for one in found]

    def _needs(self, target: Target) -> str:
        policy = ReviewPolicy.of(target)
        needed = policy.approvals_for(self.draft.family)
        place = f"{target.account} · {target.region}"
        if policy.tags and needed:
            place = _("%(place)s · tagged with who approves it") % {"place": place}
        if not needed:
            return _("%(place)s · needs no approval") % {"place": place}
        words = ngettext("%(place)s · %(n)d approval", "%(place)s · %(n)d approvals", needed)
        return words % {"place": place, "n": needed}

    @cached_property
    def reviewers(self) -> list[Choice]:
        """Who decides on reviews in the team, those that wrote a part ruled out."""
        wrote = written_by(self.draft, list(self.draft.team.targets.all()))
        ticked = self._ticked("reviewers", [one.pk for one in self.live.reviewers.all()] if self.live else [])
        return [
            Choice(one.pk, one.name, self._about(one, wrote), one.pk in ticked, self._is_out(one, wrote))
            for one in self._deciding()
        ]

    def _deciding(self) -> list[Person]:
        holding = self.draft.team.memberships.filter(grants__role__in=Act.DECIDE.roles)
        people = self.draft.team.members.filter(memberships__in=holding, is_active=True)
        return list(people.distinct().order_by("name"))

    def _is_out(self, person: Person, wrote: dict[int, list[int]]) -> bool:
        return person == self.person or person.pk in wrote

    def _about(self, person: Person, wrote: dict[int, list[int]]) -> str:
        if person.pk in wrote:
            return _("wrote a part of it, cannot approve")
        return _("you ask, others decide") if person == self.person else ""

    def _ticked(self, name: str, asked: list[int]) -> set[int]:
        """What the form said, or what the review under way asks."""
        if self.posted is None:
            return set(asked)
        return {int(value) for value in self.posted.getlist(name) if value.isascii() and value.isdigit()}

    @property
    def roles(self) -> str:
        return ", ".join(str(Role(role).label) for role in Act.DECIDE.roles)
