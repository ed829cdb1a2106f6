"""Policies as JSON, indented for the console of IAM."""

import json
from collections.abc import Iterable

from designer.taskdef.permissions.statement import Statement, policy


def json_text(statements: Iterable[Statement]) -> str:
    """A whole policy."""
    return json.dumps(policy(statements), indent=2, ensure_ascii=False)
