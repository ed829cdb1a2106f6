"""What of a draft a team approved in advance for a target, against the revision registered last there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.utils.translation import gettext as _

from designer.drafts.shown_change import where
from designer.reviews.changed import named_fields
from designer.taskdef.preapproved import Covered, Preapproval, preapproved
from designer.teams.kind_words import kind_words
from designer.teams.models import ApprovedKind, Target


@dataclass(frozen=True)
class Passed:
    """A change that was approved in advance: app.image, and the kind that it is of."""

    covered: Covered

    @property
    def field(self) -> str:
        return where(self.covered.told.change)

    @property
    def words(self) -> str:
        return kind_words(self.covered.kind)


class Text(Protocol):
    """A draft as it is, or what was pinned of one."""

    family: Any

    @property
    def document(self) -> dict[str, Any]: ...


class InAdvance:
    """Everything is asked for once, when it is needed."""

    def __init__(self, draft: Text, target: Target) -> None:
        self.draft = draft
        self.target = target

    @cached_property
    def kinds(self) -> list[ApprovedKind]:
        return ApprovedKind.of(self.target.pk)

    @cached_property
    def base(self) -> Any:
        """The registration that made the newest revision of the family in this target, or None.

        Registrations are of an app above, and known by that relation alone.
        """
        there: Any = self.target.registrations
        made = there.registered().filter(account=self.target.account, region=self.target.region)
        return made.filter(family=self.draft.family).order_by("-revision").first()

    @cached_property
    def found(self) -> Preapproval | None:
        """None where there is nothing to compare: no kinds, or no revision that the team agreed to."""
        if not self.kinds or self.base is None or not self.base.was_agreed:
            return None
        return self.against(self.base.document)

    def against(self, document: dict[str, Any]) -> Preapproval:
        """What of it was approved in advance, were this what is registered last."""
        return preapproved(document, self.draft.document, [one.kind for one in self.kinds])

    @property
    def is_whole(self) -> bool:
        return self.found is not None and self.found.is_whole

    @property
    def passed(self) -> list[Passed]:
        return [Passed(one) for one in self.found.covered] if self.found else []

    @property
    def fields(self) -> str:
        return named_fields([one.field for one in self.passed])

    @property
    def why_not(self) -> str:
        """Why it does not pass by this, where the target has such kinds at all."""
        if not self.kinds or self.is_whole:
            return ""
        if self.base is None:
            told = {"target": self.target, "family": self.draft.family}
            return _("No revision of %(family)s was registered in %(target)s yet.") % told
        if not self.base.was_agreed:
            return _("%(revision)s, registered last, was not approved itself.") % {"revision": self.base}
        rest = self.found.rest if self.found else ()
        if not rest:
            return _("Nothing means something else than in %(revision)s.") % {"revision": self.base}
        told = {"fields": named_fields(list(dict.fromkeys(where(one.change) for one in rest)))}
        return _("Not of a kind that is approved in advance: %(fields)s.") % told
