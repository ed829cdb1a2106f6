"""What a draft still needs before it may be registered in a target, by what the team's admins ask for there.

Each need says itself in a few words for a list, and in a sentence for who tries all the same. What passes
without them, later, is told from what they say: this module is the one place that decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.aside import judge
from designer.drafts.models import Draft
from designer.prepared import Prepared, PreparedModels
from designer.reviews.changed import named_fields
from designer.reviews.in_advance import InAdvance
from designer.reviews.models import Review, Status, Thread, Verdict
from designer.reviews.models.standing import Count, Standing
from designer.taskdef.approval_tags import DRAFT, VERSION, named, names_in, tags_told
from designer.teams.models import ReviewPolicy, Role, Target


class NotApproved(Exception):
    """The team did not agree to it: the message says what is missing."""


@dataclass(frozen=True)
class Need:
    """`refusal` is empty where it is met."""

    words: str
    refusal: str = ""

    @property
    def is_met(self) -> bool:
        return not self.refusal


class Gate:
    """A draft as it is, before a target as its policy is."""

    def __init__(self, draft: Draft, target: Target, standing: Standing | None = None) -> None:
        self.draft = draft
        self.target = target
        self.policy = standing.policy(target) if standing else ReviewPolicy.of(target)
        self.needed = self.policy.approvals_for(draft.family)
        self.in_advance = InAdvance(draft, target)
        self._standing = standing

    @cached_property
    def standing(self) -> Standing | None:
        """That of the review under way."""
        if self._standing is not None:
            return self._standing
        review = Review.objects.live().filter(draft=self.draft.pk).first()
        return Standing(review, self.draft) if review else None

    @cached_property
    def count(self) -> Count:
        if self.standing is None:
            return Count(0, self.needed, self.policy.role if self.needed else "", has_role=False)
        return self.standing.count(self.target)

    @property
    def passing(self) -> Review | None:
        """The review that agreed to exactly this, where there is one."""
        agreed = self.standing
        if agreed is None or not agreed.is_approved or self._about_the_review(agreed):
            return None
        return None if any(self._registered(agreed)) else agreed.review

    @cached_property
    def passes_in_advance(self) -> bool:
        """Whether no approvals are needed, because all that changed is of kinds that are approved already."""
        may = bool(self.needed) and not self.policy.tags  # which name who approved it
        return may and self.passing is None and self.in_advance.is_whole

    def refuse(self) -> None:
        """Raises NotApproved, saying the first thing that is missing."""
        for need in self.needs:
            if not need.is_met:
                raise NotApproved(need.refusal)

    @property
    def is_open(self) -> bool:
        return all(need.is_met for need in self.needs)

    @cached_property
    def needs(self) -> list[Need]:
        """What is asked for here, met or not, in the order in which it is to be done."""
        return [*(self._agreement() if self.needed else ()), *self._threads(), *self._waivers()]

    def _agreement(self) -> Iterator[Need]:
        if self.passes_in_advance:
            yield from self._wishes(self.standing) if self.standing else ()
            yield Need(_("Approved in advance: %(fields)s") % {"fields": self.in_advance.fields})
            return
        if self.standing is None:
            yield self._without_review()
            return
        missing = self._about_the_review(self.standing)
        if missing is not None:
            yield missing
        yield from self._registered(self.standing)
        yield from self._wishes(self.standing)
        yield self._approvals(self.standing)
        if self.count.role:
            yield self._role()
        if self.policy.tags:
            yield self._tags(self.standing)

    def _tags(self, standing: Standing) -> Need:
        """Those of the document, which are approved with it, have to be true."""
        told = tags_told(self.draft.document)
        about = {DRAFT: str(self.draft.pk), VERSION: str(standing.pin.version)}
        words = _("Tags that say draft, version and who approved it")
        if any(told.get(key) != value for key, value in about.items()):
            why = _("%(target)s asks for tags with draft, version and approvers. Ask again: that adds them.")
            return Need(words, why % {"target": self.target})
        others = {named(one.person.name) for one in standing.approvals} - names_in(self.draft.document)
        if others:
            why = _("%(names)s approved it, and its tags name others. Ask again, and tick who approves.")
            return Need(words, why % {"names": ", ".join(sorted(others))})
        return Need(words)

    def _without_review(self) -> Need:
        last = Review.objects.filter(draft=self.draft.pk).select_related("ended_by").first()
        told = {"target": self.target, "review": last, "name": last.ended_by if last else ""}
        if last is None:
            why = _("%(target)s takes only what was reviewed. Ask for a review first.")
        elif last.status == Status.REGISTERED:
            why = _("%(review)s let it be registered, and has ended with that. Ask for another one.")
        else:
            why = _("%(name)s withdrew %(review)s. Ask for another one.")
        return Need(_("A review"), why % told)

    def _about_the_review(self, standing: Standing) -> Need | None:
        """What keeps the review from being about this text in this place."""
        review, pinned = standing.review, standing.review.pinned_targets
        here = next((one for one in pinned if one.target_id == self.target.pk), None)
        told = {"review": review, "target": self.target, "n": self.draft.version}
        if here is None:
            why = _("%(review)s is for %(named)s, not for %(target)s. Ask for a review that names it.")
            return Need(_("A review for %(target)s") % told, why % (told | {"named": review.target_names}))
        if here.has_moved:
            why = _("%(target)s was %(account)s in %(region)s when it was reviewed. Ask again.")
            place = {"account": here.account, "region": here.region}
            return Need(_("Another account or Region since"), why % (told | place))
        if standing.is_edited:
            return self._edited(standing, told)
        return None

    def _edited(self, standing: Standing, told: dict[str, object]) -> Need:
        told["fields"] = named_fields(standing.edited_fields)
        if any(one.is_approval for one in standing.stale):
            why = _("Edited after it was approved: %(fields)s. Ask again for edit %(n)s.")
        else:
            why = _("Edited after the review was asked for: %(fields)s. Ask again for edit %(n)s.")
        return Need(_("Edited since: %(fields)s") % told, why % told)

    def _registered(self, standing: Standing) -> Iterator[Need]:
        """One approval makes one revision in a place."""
        for done in _registered_by(standing.review.pk, self.target.pk, self.draft.digest):
            told = {"revision": done}
            why = _("%(revision)s is registered there already by this review. Ask for another one.")
            yield Need(_("Not registered yet"), why % told)

    def _wishes(self, standing: Standing) -> Iterator[Need]:
        for wish in standing.requests:
            words = _("%(name)s asks for changes") % {"name": wish.person}
            yield Need(
                words, _("%(name)s asks for changes. Make them, and ask again.") % {"name": wish.person}
            )

    def _approvals(self, standing: Standing) -> Need:
        count = self.count
        if not count.missing:
            return Need(ngettext("%(n)d approval", "%(n)d approvals", count.given) % {"n": count.given})
        words = ngettext("%(n)d more approval", "%(n)d more approvals", count.missing) % {"n": count.missing}
        why = ngettext(
            "%(target)s asks for %(needed)s approval, and there are %(given)s.",
            "%(target)s asks for %(needed)s approvals, and there are %(given)s.",
            count.needed,
        )
        why %= {"target": self.target, "needed": count.needed, "given": count.given}
        return Need(words, f"{_taken_back(standing)}{why}")

    def _role(self) -> Need:
        told = {"role": Role(self.count.role).label}
        words = _("One approval by the role %(role)s") % told
        why = _("Somebody with the role %(role)s has to be among those who approve.") % told
        return Need(words, "" if self.count.has_role else why)

    def _threads(self) -> Iterator[Need]:
        """Open ones are told of wherever there are some, and keep it out where the policy says so."""
        number = len(_open_threads(self.draft.pk))
        words = ngettext("%(n)d open thread", "%(n)d open threads", number) % {"n": number}
        why = _("%(target)s takes nothing with open threads. Resolve them first.") % {"target": self.target}
        if number or self.policy.blocks_threads:
            yield Need(words, why if number and self.policy.blocks_threads else "")

    def _waivers(self) -> Iterator[Need]:
        if not self.policy.blocks_waivers:
            return
        aside = len(judge(self.draft, self.draft.checked.findings).aside)
        words = ngettext("%(n)d finding is set aside", "%(n)d findings are set aside", aside) % {"n": aside}
        why = _("%(target)s takes nothing with findings set aside. Mend them first.") % {
            "target": self.target
        }
        yield Need(words % {"n": aside}, why % {"target": self.target} if aside else "")


def _taken_back(standing: Standing) -> str:
    """A sentence on the last person who approved exactly this and took it back."""
    for decision in reversed(standing.decisions):
        if decision.verdict == Verdict.TAKE_BACK and standing.is_bound(decision):
            return _("%(name)s took the approval back.") % {"name": decision.person} + " "
    return ""


@PreparedModels
def _registered_by(review: int, target: int, digest: str) -> QuerySet[Any]:
    """One is enough to know."""
    sent: Any = Review(pk=review).registrations  # of an app above, known by that relation alone
    found: QuerySet[Any] = sent.registered().filter(target=target, digest=digest)[:1]
    return found


@Prepared
def _open_threads(draft: int) -> QuerySet[Any, Any]:
    return Thread.objects.open().filter(draft=draft).order_by().values_list("pk")
