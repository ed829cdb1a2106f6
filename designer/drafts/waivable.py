"""What a team may set aside: rules of two levels; and how often each of them found something in a draft."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from designer.taskdef.check import all_rules
from designer.taskdef.rule import Finding, Level, Rule

WAIVABLE: Final[tuple[Level, ...]] = ("security", "practice")
"""What AWS refuses and what fails afterwards is not a team's to decide."""


def waivable(rule_id: str) -> Rule | None:
    """The rule of this id, where it is one that can be set aside."""
    rule = all_rules().get(rule_id)
    return rule if rule is not None and rule.level in WAIVABLE else None


def tally(findings: Iterable[Finding]) -> str:
    """How often each rule that can be set aside was found: "sec-privileged:2 volume-unused:1"."""
    found = Counter(finding.rule for finding in findings if finding.level in WAIVABLE)
    return " ".join(f"{rule}:{number}" for rule, number in sorted(found.items()))


def count_of(tallied: str, rules: Collection[str]) -> int:
    """How many findings of a tally are of these rules."""
    pairs = (entry.rpartition(":") for entry in tallied.split())
    return sum(int(number) for rule, _colon, number in pairs if rule in rules)
