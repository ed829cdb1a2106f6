"""What one rule finds in a fragment of a task definition."""

from collections.abc import Mapping
from typing import Any

from designer.taskdef import examples
from designer.taskdef.check import check
from designer.taskdef.rule import Finding

Fragment = Mapping[str, Any]


def findings(rule: str, fragment: Fragment) -> list[Finding]:
    return [finding for finding in check(examples.complete(fragment)) if finding.rule == rule]


def places(rule: str, fragment: Fragment) -> list[str]:
    """Where the rule finds something, as pointers."""
    return [finding.path for finding in findings(rule, fragment)]


def messages(rule: str, fragment: Fragment) -> list[str]:
    return [finding.message for finding in findings(rule, fragment)]


def container(**members: Any) -> dict[str, Any]:
    """A fragment with one container."""
    return {"containerDefinitions": [members]}
