"""Every rule: its own examples, the cases collected for it, and documents that break the schema."""

import json
from pathlib import Path
from typing import Any

import pytest

from designer.taskdef import examples
from designer.taskdef.check import all_rules, check
from designer.taskdef.rule import LEVELS, Rule

RULES = list(all_rules().values())
CASES = [json.loads(file.read_text()) for file in sorted((Path(__file__).parent / "cases").glob("*.json"))]
COUNTED = set(LEVELS) - {"note"}


def ids_in(document: dict[str, Any]) -> set[str]:
    return {finding.rule for finding in check(document)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_reports_its_bad_example_and_not_its_good_one(rule: Rule) -> None:
    assert rule.id in ids_in(examples.complete(rule.bad))
    assert ids_in(examples.complete(rule.good)) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_says_has_all_its_values_filled_in(rule: Rule) -> None:
    for finding in check(examples.complete(rule.bad)):
        assert finding.message
        assert "{" not in finding.fix
        assert finding.docs.startswith("https://")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_collected_cases(case: dict[str, Any]) -> None:
    found = ids_in(case["document"])
    assert {id for id in case["expect"] if id in all_rules()} <= found
    counted = {id for id in found if all_rules()[id].level in COUNTED}
    assert not counted if case["forbid"] == ["*"] else not found & set(case["forbid"])
