"""Findings for scripts: an object for a file, a list of them for several."""

import json
from collections.abc import Sequence
from typing import Any

from designer.drafts.checked_files import CheckedFile, Placed, Unreadable
from designer.taskdef.rule import Level


def written(files: Sequence[CheckedFile], fail_on: Level) -> str:
    objects = [_file(file) for file in files]
    told = objects[0] if len(objects) == 1 else objects
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _file(file: CheckedFile) -> dict[str, Any]:
    told: dict[str, Any] = {"file": file.name, "findings": [_finding(found) for found in file.findings]}
    if file.unreadable:
        told["unreadable"] = _unreadable(file.unreadable)
    return told


def _finding(found: Placed) -> dict[str, Any]:
    finding, position = found.finding, found.position
    return {
        "rule": finding.rule,
        "level": finding.level,
        "path": finding.path,
        "line": position.line,
        "column": position.column,
        "message": found.message,
        "fix": found.fix,
        "docs": finding.docs,
    }


def _unreadable(unreadable: Unreadable) -> dict[str, Any]:
    position = unreadable.position
    return {"line": position.line, "column": position.column, "message": unreadable.reason}
