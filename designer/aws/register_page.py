"""What the page before registering shows, and what keeps a draft from being registered there."""

from __future__ import annotations

from functools import cached_property
from secrets import token_urlsafe

from django.utils.translation import gettext as _

from designer import taskdef
from designer.aws.blocking import NOTHING_ANYWAY, Blocking, SendAnyway, place
from designer.aws.checks_page import ChecksPage
from designer.aws.explanations import Explanation, explain_trouble
from designer.aws.models import Registration
from designer.aws.outcome import Trouble
from designer.aws.refusal import CannotRegister
from designer.aws.regions import Region, region
from designer.aws.shown_block import ShownBlock
from designer.aws.standing import Standing, standing
from designer.aws.unchanged import Copy
from designer.drafts.models import Draft
from designer.drafts.places import place_of
from designer.reviews.gate import Gate, Need
from designer.reviews.models import Decision
from designer.taskdef.rule import Finding
from designer.taskdef.text import grouped
from designer.teams.models import Act, BreakGlass, Person, Target


class RegisterPage:
    """A draft, a person, and the target they look at. The account is asked when first needed."""

    def __init__(
        self,
        draft: Draft,
        person: Person,
        target: Target | None,
        anyway: SendAnyway = NOTHING_ANYWAY,
        why: str | None = None,
        why_copy: str | None = None,
    ) -> None:
        self.draft = draft
        self.person = person
        self.target = target
        self.anyway = anyway
        self.why = why or ""
        self.why_copy = why_copy
        self.key = token_urlsafe(18)
        self.trouble: Trouble | None = None

    @classmethod
    def of(cls, draft: Draft, person: Person, asked: str) -> RegisterPage:
        """The page for the target asked for, or the one this draft went to last, or the first."""
        targets = draft.team.targets.all()
        if asked.isascii() and asked.isdigit():
            return cls(draft, person, targets.filter(pk=int(asked)).first())
        last = Registration.objects.for_draft(draft).first()
        return cls(draft, person, last.target if last else targets.first())

    @cached_property
    def targets(self) -> list[tuple[Target, Region]]:
        return [(target, region(target.region)) for target in self.draft.team.targets.all()]

    @property
    def region(self) -> Region | None:
        return region(self.target.region) if self.target else None

    @cached_property
    def blocking(self) -> Blocking:
        return Blocking.of(self.draft, self.target)

    @cached_property
    def is_publisher(self) -> bool:
        return self.person.can_register(self.draft.team)

    @property
    def may_edit(self) -> bool:
        return self.person.may(Act.EDIT, self.draft.team)

    @cached_property
    def errors(self) -> list[ShownBlock]:
        """What ECS would refuse, unless all of it is in doubt and this person may send it anyway."""
        may_be_sent = self.is_publisher and not self.blocking.sure
        return [] if may_be_sent else self._shown(self.blocking.sure + self.blocking.in_doubt)

    @cached_property
    def in_doubt(self) -> list[ShownBlock]:
        """What a publisher may send anyway."""
        return self._shown(self.blocking.in_doubt)

    @cached_property
    def by_policy(self) -> list[ShownBlock]:
        """What this target's policy keeps out."""
        return self._shown(self.blocking.by_policy)

    def _shown(self, findings: list[Finding]) -> list[ShownBlock]:
        document = self.draft.document if findings else {}
        return [
            ShownBlock(
                finding,
                place_of(finding.path, document).url(self.draft.pk),
                place(finding) in self.anyway.places,
            )
            for finding in findings
        ]

    @cached_property
    def gate(self) -> Gate | None:
        """How much agreement the target asks for, and how much there is."""
        return Gate(self.draft, self.target) if self.target else None

    @cached_property
    def checks(self) -> ChecksPage | None:
        """Those made of this version for the target."""
        return ChecksPage(self.draft, self.target, self.person) if self.target else None

    @property
    def missing(self) -> list[Need]:
        """What the team has to agree on first."""
        return [need for need in self.gate.needs if not need.is_met] if self.gate else []

    @property
    def approvals(self) -> list[Decision]:
        """Those that let it pass."""
        needs_them = self.gate and self.gate.needed and not self.gate.passes_in_advance
        standing = self.gate.standing if self.gate and needs_them else None
        return standing.approvals if standing else []

    @property
    def may_break_glass(self) -> bool:
        """Whether this person may register it though the team did not agree, and only that is missing."""
        is_last = not (self.unsettled or self.standing is None)
        return bool(self.missing) and is_last and BreakGlass.may(self.person, self.draft.team)

    @cached_property
    def unsettled(self) -> Registration | None:
        if self.target is None:
            return None
        return Registration.objects.in_the_way_of(self.target, self.draft.family).first()

    @cached_property
    def standing(self) -> Standing | None:
        """None while the draft has no family, no target is chosen, or the account gives no answer."""
        if self.target is None or not self.draft.family:
            return None
        try:
            return standing(self.draft.document, self.target)
        except Trouble as trouble:
            self.trouble = trouble
            return None

    @property
    def explanation(self) -> Explanation | None:
        return explain_trouble(self.trouble) if self.standing is None and self.trouble else None

    @property
    def version_name(self) -> str:
        """What people call the version that would be sent; empty when nothing."""
        named = self.draft.version_names.filter(version=self.draft.version).first()
        return named.name if named else ""

    @property
    def digest(self) -> str:
        return grouped(self.draft.digest)

    @property
    def preview(self) -> str:
        return taskdef.dump(self.draft.document)

    @cached_property
    def registered(self) -> list[Registration]:
        """Where and as what this draft was registered, newest first."""
        return list(Registration.objects.for_draft(self.draft).registered()[:5])

    @property
    def size(self) -> int:
        """Bytes that would be sent."""
        return len(self.draft.text.encode())

    @property
    def obstacle(self) -> str:
        """The template part that says why there is no button; empty when there is one."""
        obstacles = {
            "no_target": self.target is None,
            "archived": self.draft.archived_at is not None,
            "errors": bool(self.errors),
            "policy": bool(self.by_policy),
            "not_agreed": bool(self.missing),
            "checks_failed": bool(self.checks and self.checks.ready.is_in_the_way),
            "unsettled": self.unsettled is not None,
            "unreachable": self.standing is None,
            "not_publisher": not self.is_publisher,
        }
        return next((f"aws/obstacles/{name}.html" for name, stands in obstacles.items() if stands), "")

    def copy_asked(self, seen: int, why: str | None) -> Copy | None:
        """The copy that is asked for, where the latest revision says the same already.

        Raises CannotRegister when the account is not as it was when the person looked, or where a copy is
        not asked for, or no reason for it is given.
        """
        if self.standing is None:
            return None
        if self.standing.seen != seen:
            raise CannotRegister(
                _("Somebody registered a revision since you opened this page. Look at the differences again.")
            )
        if not self.standing.is_unchanged or self.standing.latest is None:
            return None
        if why is None:
            raise CannotRegister(_("Nothing would change, so nothing was registered."))
        if not why.strip():
            raise CannotRegister(_("Say why a copy is to be registered."))
        return Copy(self.standing.latest.number, why)
