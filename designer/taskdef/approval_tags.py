"""Tags by which a revision tells of which draft and version it is and who approved it.

They are part of the document, so they are part of what is approved: put on before it is asked about, never
changed after. Characters that AWS does not take in a tag become underscores.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

DRAFT: Final = "task-designer:draft"
VERSION: Final = "task-designer:version"
APPROVERS: Final = "task-designer:approvers"
LONGEST: Final = 256
_ODD: Final = re.compile(r"[^\w\s+\-=.:/@]")
_BETWEEN: Final = " / "


def approval_tags(draft: int, version: int, approvers: Iterable[str]) -> dict[str, str]:
    """By key. Raises ValueError where so many names do not fit into a tag."""
    names = _BETWEEN.join(sorted(_tag_text(name) for name in approvers))
    if len(names) > LONGEST:
        raise ValueError(names)
    return {DRAFT: str(draft), VERSION: str(version), APPROVERS: names}


def tags_told(document: dict[str, Any]) -> dict[str, str]:
    """Those of these tags that a document has."""
    tags = document.get("tags")
    found = [tag for tag in tags if isinstance(tag, dict)] if isinstance(tags, list) else []
    return {
        str(tag["key"]): str(tag.get("value", ""))
        for tag in found
        if tag.get("key") in (DRAFT, VERSION, APPROVERS)
    }


def names_in(document: dict[str, Any]) -> set[str]:
    """Who approves it, by its tag."""
    return set(filter(None, tags_told(document).get(APPROVERS, "").split(_BETWEEN)))


def named(person: str) -> str:
    """A name as the tag has it."""
    return _tag_text(person)


def _tag_text(text: str) -> str:
    return " ".join(_ODD.sub("_", text).replace(_BETWEEN, " _ ").split())
