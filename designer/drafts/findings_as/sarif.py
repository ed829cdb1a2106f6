"""Findings as SARIF 2.1.0, the OASIS standard that code scanning services read."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from designer.drafts import words
from designer.drafts.checked_files import CheckedFile, Placed
from designer.taskdef.check import all_rules
from designer.taskdef.examples import complete
from designer.taskdef.positions import Position
from designer.taskdef.rule import Level, Rule
from designer.taskdef.task import Task

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[dict[Level, str]] = {
    "error": "error",
    "runtime": "warning",
    "security": "warning",
    "practice": "note",
    "note": "note",
}


def written(files: Sequence[CheckedFile], fail_on: Level) -> str:
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(files)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(files: Sequence[CheckedFile]) -> dict[str, Any]:
    """Of the rules, those that found something, in the order of their names."""
    ids = sorted({found.finding.rule for file in files for found in file.findings})
    places = {rule: place for place, rule in enumerate(ids)}
    return {
        "tool": {"driver": {"name": "Task Designer", "rules": [_rule(all_rules()[rule]) for rule in ids]}},
        "language": get_language() or "en",
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(files)],
        "results": [
            _result(file.name, found, places[found.finding.rule]) for file in files for found in file.findings
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": _(rule.title)},
        "help": {"text": f"{_fix(rule)}\n{rule.docs}".lstrip()},
        "helpUri": rule.docs,
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"precision": rule.confidence, "tags": sorted({rule.topic, rule.level})},
    }


def _fix(rule: Rule) -> str:
    """What to do, with the values of the rule's own bad example."""
    found = next(rule.findings(Task(complete(rule.bad))), None)
    return words.fix(found) if found else ""


def _result(name: str, found: Placed, place: int) -> dict[str, Any]:
    finding = found.finding
    return {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{found.message} {found.fix}"},
        "locations": [
            {
                **_location(name, found.position),
                "logicalLocations": [{"fullyQualifiedName": finding.path, "kind": "member"}],
            }
        ],
    }


def _location(name: str, position: Position) -> dict[str, Any]:
    region = {"startLine": position.line, "startColumn": position.utf16_column}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": region}}


def _uri(name: str) -> str:
    """A relative name stays relative to where the command ran."""
    path = PurePosixPath(name)
    return path.as_uri() if path.is_absolute() else quote(str(path), safe="/")


def _invocation(files: Sequence[CheckedFile]) -> dict[str, Any]:
    """Files that could not be read are no results, but failures of the run."""
    return {
        "executionSuccessful": not any(file.unreadable for file in files),
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": file.unreadable.reason},
                "locations": [_location(file.name, file.unreadable.position)],
            }
            for file in files
            if file.unreadable
        ],
    }
