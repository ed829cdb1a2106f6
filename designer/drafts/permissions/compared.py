"""A role's policies against what a draft needs, as the page shows it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from designer.drafts.permissions.policy_form import TASK
from designer.taskdef.permissions.exports import json_text
from designer.taskdef.permissions.granted import Comparison, Gap, compare
from designer.taskdef.permissions.statement import Statement
from designer.taskdef.permissions.wider import Wider


@dataclass(frozen=True)
class Verdict:
    """What a role has of a statement, with the colour and picture of it."""

    words: str
    tone: str
    icon: str


@dataclass(frozen=True)
class Compared:
    """`found` says what is missing of the role `role`, what cannot be judged, what is wider than needed."""

    role: str
    found: Comparison

    @classmethod
    def of(cls, role: str, statements: list[Statement], documents: list[Any]) -> "Compared":
        """Raises NotAPolicy."""
        return cls(role, compare(statements, documents))

    def verdict(self, statement: Statement) -> Verdict:
        gaps = [gap for gap in self.found.missing if gap.statement.sid == statement.sid]
        if any(gap.is_denied for gap in gaps):
            return Verdict(_("denied"), "err", "circle-x")
        if gaps and statement.only_if:
            return Verdict(_("not allowed"), "warn", "triangle-alert")
        if gaps:
            return Verdict(_("missing"), "err", "circle-x")
        if statement in self.found.granted:
            return Verdict(_("allowed"), "ok", "circle-check")
        return Verdict(_("not judged"), "warn", "circle-dashed")

    @property
    def missing(self) -> str:
        """The statements that would grant what is missing, as a policy; empty when nothing is."""
        return json_text(gap.statement for gap in self.found.missing) if self.found.missing else ""

    @property
    def not_judged(self) -> list[Gap]:
        return self.found.not_judged

    @property
    def wider(self) -> list[Wider]:
        """Other actions of a task role may be for the code, which nobody sees here."""
        return [one for one in self.found.wider if not (one.is_unneeded and self.role == TASK)]

    @property
    def is_exact(self) -> bool:
        return not (self.missing or self.not_judged or self.wider)
