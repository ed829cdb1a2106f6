"""What becomes of a draft in another account or Region: every rewrite, and what it leaves to people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from secrets import token_urlsafe
from typing import Any

from django.utils.translation import gettext as _

from designer import taskdef
from designer.aws.models import Registration
from designer.aws.regions import Region, region
from designer.drafts.models import Draft
from designer.drafts.places import place_of
from designer.drafts.shown_comparison import ShownComparison
from designer.taskdef import paths, promotion
from designer.taskdef.edits import apply
from designer.taskdef.masking import Mask
from designer.taskdef.named_place import named_place
from designer.teams.models import Act, Person, ReviewPolicy, Target, TargetMapping


@dataclass(frozen=True)
class Line:
    """A place of the draft, what it says, what it is to say there, and why. Nothing of it is secret."""

    where: str
    url: str
    before: str
    after: str
    why: str
    line: str = ""


def place(target: Target) -> promotion.Place:
    return promotion.Place(region(target.region).partition or "aws", target.account, target.region)


def promoted(document: dict[str, Any], source: Target, target: Target) -> promotion.Promotion:
    """What the document has to say there, by the target's own mapping."""
    return promotion.promote(document, place(source), place(target), TargetMapping.of(target).read())


class PromotePage:
    def __init__(self, draft: Draft, person: Person, source: str, target: str, refusal: str = "") -> None:
        self.draft = draft
        self.person = person
        self.refusal = refusal
        self.once = token_urlsafe(18)
        self._asked = source, target

    @cached_property
    def targets(self) -> list[tuple[Target, Region]]:
        return [(target, region(target.region)) for target in self.draft.team.targets.all()]

    @cached_property
    def source(self) -> Target | None:
        """What the address names; else where it was registered last, or whose account it mentions."""
        return self._named(self._asked[0]) or self._registered_in() or self._mentioned() or self._first()

    @cached_property
    def target(self) -> Target | None:
        """What the address names, unless it only names where the draft comes from; else the first other."""
        asked = self._named(self._asked[1])
        if asked is not None and (asked != self.source or self._asked[0]):
            return asked
        return next((target for target, _region in self.targets if target != self.source), None)

    def _named(self, asked: str) -> Target | None:
        return next((target for target, _region in self.targets if str(target.pk) == asked), None)

    def _registered_in(self) -> Target | None:
        last = Registration.objects.for_draft(self.draft).registered().first()
        return last.target if last else None

    def _mentioned(self) -> Target | None:
        text = self.draft.text
        found = [(text.count(target.account), target) for target, _region in self.targets]
        most = max((count for count, _target in found), default=0)
        return next((target for count, target in found if count == most), None) if most else None

    def _first(self) -> Target | None:
        return self.targets[0][0] if self.targets else None

    @property
    def may_edit(self) -> bool:
        return self.person.may(Act.EDIT, self.draft.team)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the two are chosen and are two."""
        return self.source is not None and self.target is not None and self.source != self.target

    @cached_property
    def promotion(self) -> promotion.Promotion:
        """Only where `is_elsewhere`."""
        if self.source is None or self.target is None:
            return promotion.Promotion([], [])
        return promoted(self.draft.document, self.source, self.target)

    @cached_property
    def rewrites(self) -> list[Line]:
        return [
            self._line(one.path, one.before, one.after, one.why, one.line) for one in self.promotion.rewrites
        ]

    @cached_property
    def left(self) -> list[Line]:
        return [self._line(one.path, one.value, "", one.why) for one in self.promotion.left]

    @cached_property
    def _mask(self) -> Mask:
        return Mask()

    def _line(self, path: str, before: str, after: str, why: str, line: str = "") -> Line:
        document = self.draft.document
        key = _name(path, document)
        return Line(
            named_place(path, document),
            place_of(path, document).url(self.draft.pk),
            self._mask.text(before, key),
            self._mask.text(after, key) if after else "",
            _(why),
            line,
        )

    @cached_property
    def comparison(self) -> ShownComparison:
        after = apply(self.draft.document, self.promotion.operations)
        return ShownComparison(self.draft.document, after)

    @property
    def digest(self) -> str:
        """Of what would be made: it has to be what was looked at."""
        return taskdef.digest(taskdef.compact(self.comparison.compared.after))

    @property
    def approvals(self) -> int:
        """How many the target asks for."""
        return ReviewPolicy.of(self.target).approvals_for(self.draft.family) if self.target else 0


def _name(path: str, document: Any) -> str:
    """What names a value: the name of its variable, or its own key."""
    outer, _slash, last = path.rpartition("/")
    name = paths.get(document, f"{outer}/name")
    return name if isinstance(name, str) and last in ("value", "valueFrom") else last
