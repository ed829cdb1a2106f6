"""The edits that touched one field, wherever it stood at the time: newest first, back to where it began."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from designer.drafts.history.runs import edits_below
from designer.drafts.models import Draft, Edit
from designer.taskdef import paths
from designer.taskdef.edits import blame, carry_path, inverse

LONGEST = 500


class NoSuchField(ValueError):
    """What was asked for is no place in a document."""


@dataclass(frozen=True)
class Touch:
    """An edit that changed a field; `before` is where the field was before it, None for nowhere."""

    edit: Edit
    before: str | None


def touches(draft: Draft, pointer: str, version: int) -> Iterator[Touch]:
    """`pointer` is a place in the document of `version`. Raises NoSuchField.

    The draft's first version comes last where the field was there from the start.
    """
    place = checked(pointer)
    for edit in edits_below(draft, version + 1):
        steps = edit.steps
        touched = blame(place, steps) is not None
        before = carry_path(place, inverse(steps))
        if edit.base_version == 0:
            touched = _is_there(draft.document_at(edit.version), place)
        if touched:
            yield Touch(edit, before)
        if before is None:
            return
        place = before


def last_change(draft: Draft, pointer: str, version: int) -> Edit | None:
    """The edit that last changed the value at a place, or took it away; None where nothing ever was."""
    return next((touch.edit for touch in touches(draft, pointer, version)), None)


def _is_there(document: dict[str, Any], pointer: str) -> bool:
    try:
        return paths.get(document, pointer) is not paths.ABSENT
    except ValueError:  # a name where the document has a list
        return False


def checked(pointer: str) -> str:
    """The pointer, if it is one. Raises NoSuchField."""
    try:
        paths.tokens(pointer)
    except ValueError as error:
        raise NoSuchField(pointer) from error
    if not pointer or len(pointer) > LONGEST or "\0" in pointer:
        raise NoSuchField(pointer)
    return pointer
