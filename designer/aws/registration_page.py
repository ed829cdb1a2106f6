"""What the page of a registration shows in each of its states."""

from __future__ import annotations

from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from designer.aws.account import document_in, number_in
from designer.aws.checks_page import ShownCheck, shown_checks
from designer.aws.client import asking
from designer.aws.duplicates import Duplicate
from designer.aws.explanations import Explanation, explain
from designer.aws.in_advance import PassedInAdvance
from designer.aws.models import Registration
from designer.aws.outcome import REPEATABLE, State, Trouble
from designer.aws.overrides import Override, RuleAnswer
from designer.aws.regions import Region, region
from designer.aws.unapproved import Unapproved
from designer.aws.unchanged import Unchanged
from designer.drafts.shown_comparison import ShownComparison
from designer.taskdef.arranged import arranged
from designer.taskdef.check import all_rules
from designer.teams.models import Act, Person

PARTS = {
    State.QUEUED: "under_way",
    State.SENDING: "under_way",
    State.REGISTERED: "registered",
    State.REFUSED: "refused",
    State.UNKNOWN: "unknown",
    State.NOT_SENT: "not_sent",
    State.ABSENT: "absent",
}


class RegistrationPage:
    """A registration as one person sees it now."""

    def __init__(self, registration: Registration, person: Person, note: str = "") -> None:
        self.registration = registration
        self.person = person
        self.note = note
        self.now = timezone.now()
        self.is_publisher = person.can_register(registration.draft.team)
        self.is_left_behind = registration.left_behind(self.now)

    @property
    def part(self) -> str:
        """The template part of its state; what a process left behind is as good as unknown."""
        name = "unknown" if self.is_left_behind else PARTS[State(self.registration.state)]
        return f"aws/states/{name}.html"

    @property
    def is_under_way(self) -> bool:
        return PARTS[State(self.registration.state)] == "under_way" and not self.is_left_behind

    @property
    def may_send_again(self) -> bool:
        return self.is_publisher and self.registration.state in REPEATABLE

    @property
    def may_look_up(self) -> bool:
        return self.person.may(Act.LOOK_UP, self.registration.draft.team)

    @property
    def region(self) -> Region:
        return region(self.registration.region)

    @property
    def explanation(self) -> Explanation | None:
        code = "LeftBehind" if self.is_left_behind else self.registration.code
        return explain(code, self.registration.message) if code else None

    @property
    def milliseconds(self) -> int | None:
        """How long AWS took to answer, where the answer itself settled it."""
        sent, settled = self.registration.signed_at, self.registration.settled_at
        if sent is None or settled is None or self.registration.looked_at:
            return None
        return round((settled - sent).total_seconds() * 1000)

    @property
    def look(self) -> Explanation | None:
        """What the last look into the account came to, when it settled nothing."""
        code = self.registration.look_code
        return explain(code, self.registration.look_message) if code else None

    @cached_property
    def unapproved(self) -> Unapproved | None:
        """That it was registered without approval, and why."""
        return Unapproved.objects.filter(registration=self.registration.pk).first()

    @property
    def may_review_afterwards(self) -> bool:
        waits = self.unapproved is not None and self.unapproved.is_waiting
        is_own = self.registration.person_id == self.person.pk
        return waits and not is_own and self.person.may(Act.DECIDE, self.registration.draft.team)

    @cached_property
    def in_advance(self) -> PassedInAdvance | None:
        """What let it pass without approvals."""
        found = PassedInAdvance.objects.filter(registration=self.registration.pk)
        return found.select_related("base").first()

    @cached_property
    def checks(self) -> list[ShownCheck]:
        """Those that let it through; none where AWS is emulated and nobody made any."""
        run = self.registration.check_run
        return shown_checks(run) if run else []

    @cached_property
    def unchanged(self) -> Unchanged | None:
        """Why it was registered though nothing changed."""
        return (
            Unchanged.objects.filter(registration=self.registration.pk).select_related("registration").first()
        )

    @cached_property
    def duplicates(self) -> list[Duplicate]:
        """Further revisions that it made; there should be none."""
        return list(self.registration.duplicates.all())

    @cached_property
    def overridden(self) -> list[tuple[str, RuleAnswer | None]]:
        """(title, what AWS answered) of each rule in which an error was sent anyway."""
        override = Override.objects.filter(registration=self.registration).first()
        answers = {answer.rule: answer for answer in self.registration.rule_answers.all()}
        known = all_rules()
        return [
            (_(known[rule].title) if rule in known else rule, answers.get(rule))
            for rule in (override.rules if override else ())
        ]

    @cached_property
    def differs(self) -> ShownComparison | None:
        """What AWS says it stored that was not sent so; None when nobody can tell."""
        if self.registration.state != State.REGISTERED:
            return None
        try:
            with asking():
                stored = document_in(self.registration.answer)
        except Trouble:
            return None
        sent = self.registration.document
        if "tags" not in stored:
            # Not every answer tells the tags; that they are refused or kept as a whole, the API promises.
            sent.pop("tags", None)
        return ShownComparison(sent, arranged(stored, sent))

    @property
    def candidates(self) -> list[tuple[int, str]]:
        """(number, ARN) of the revisions between which a person has to choose."""
        if self.registration.look_code != "SeveralFound":
            return []
        arns = self.registration.look_message.splitlines()
        found = ((number_in(arn, self.registration.family), arn) for arn in arns)
        return [(number, arn) for number, arn in found if number is not None]
