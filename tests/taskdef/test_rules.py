"""Every rule: its own examples, the cases collected for it, and documents that break the schema."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from designer.taskdef import examples
from designer.taskdef.check import all_rules, check
from designer.taskdef.edits import apply
from designer.taskdef.mending import mended, proposed
from designer.taskdef.rule import LEVELS, Finding, Rule
from designer.taskdef.task import Task

RULES = list(all_rules().values())
CASES = [json.loads(file.read_text()) for file in sorted((Path(__file__).parent / "cases").glob("*.json"))]
COUNTED = set(LEVELS) - {"note"}
FAILING = ("error", "runtime")
DOCUMENTS = [
    *(case["document"] for case in CASES),
    *(examples.complete(rule.good) for rule in RULES),
    *(examples.complete(rule.bad) for rule in RULES),
]


@cache
def tasks() -> list[Task]:
    return [Task(document) for document in DOCUMENTS]


@cache
def checked() -> list[tuple[dict[str, Any], list[Finding]]]:
    """Each document with what is found in it."""
    return [(document, check(document)) for document in DOCUMENTS]


def ids_in(document: dict[str, Any]) -> set[str]:
    return {finding.rule for finding in check(document)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_reports_its_bad_example_and_not_its_good_one(rule: Rule) -> None:
    assert rule.id in ids_in(examples.complete(rule.bad))
    found = check(examples.complete(rule.good))
    assert [one.rule for one in found if one.rule == rule.id or one.level in FAILING] == []


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


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.only_with], ids=lambda rule: rule.id)
def test_a_rule_finds_nothing_where_the_fields_it_is_run_with_are_not_written(rule: Rule) -> None:
    for task in tasks():
        if task.written.isdisjoint(rule.only_with):
            assert list(rule.check(task)) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.mend], ids=lambda rule: rule.id)
def test_a_mend_takes_its_finding_away_and_brings_no_error(rule: Rule) -> None:
    offered = [_mends(document, found, rule) for document, found in checked()]
    assert any(offered)


def test_most_of_what_is_refused_or_fails_is_mended_by_one_click() -> None:
    failing = [rule for rule in RULES if rule.level in FAILING]
    assert len([rule for rule in failing if rule.mend]) > len(failing) * 2 / 3


def test_hardly_anything_that_a_rule_proposes_has_to_be_withheld() -> None:
    withheld = {
        finding.rule
        for document, found in checked()
        for finding in found
        if proposed(document, finding) and not mended(document, finding, found)
    }
    assert withheld == {"task-memory-format", "volume-unused"}


def _mends(document: dict[str, Any], before: list[Finding], rule: Rule) -> bool:
    """Whether anything was mended, and rightly wherever it was."""
    offered = False
    for finding in [one for one in before if one.rule == rule.id]:
        operations = mended(document, finding, before)
        if operations:
            after = check(apply(document, operations))
            assert (rule.id, finding.path) not in {(one.rule, one.path) for one in after}
            assert _errors(after) <= _errors(before)
            offered = True
    return offered


def _errors(findings: list[Finding]) -> Counter[str]:
    return Counter(one.rule for one in findings if one.level == "error")
