"""From what a person types to what they propose for a field: nothing, another value, or that it goes."""

from typing import Any, Final

from designer.drafts import json_text
from designer.drafts.controls import shown, typed
from designer.drafts.models import Draft
from designer.reviews.models.suggestion import Proposal
from designer.taskdef import paths, schema
from designer.taskdef.masking import Mask
from designer.taskdef.paths import ABSENT
from designer.taskdef.same import same

_NAMED_BY_ITEM: Final = ("value", "valueFrom")


def value_text(document: Any, pointer: str) -> str:
    """What a box shows for the value of a field; nothing where that looks like a secret."""
    value = paths.get(document, pointer)
    if Mask().value(value, value_name(document, pointer)) != value:
        return ""
    return json_text.shown(value) if isinstance(value, list | dict) else shown(value)


def value_name(document: Any, pointer: str) -> str:
    """What names a value: its variable for DB_PASSWORD's, else its member."""
    entry, _slash, member = pointer.rpartition("/")
    beside = paths.get(document, entry) if member in _NAMED_BY_ITEM else None
    name = (beside.get("name") or beside.get("key")) if isinstance(beside, dict) else None
    return name if isinstance(name, str) else (paths.tokens(pointer) or [""])[-1]


def proposal(draft: Draft, pointer: str, version: int, text: str, *, removes: bool) -> Proposal | None:
    """None where the box was left as it was shown. Raises Edit.DoesNotExist for a version that never was."""
    document = draft.document_at(version)
    before = paths.get(document, pointer)
    if not removes and text == value_text(document, pointer):
        return None
    after = ABSENT if removes else _meant(document, pointer, text)
    if same(before, after):
        return None
    return Proposal(pointer, version, before, after, value_name(document, pointer))


def _meant(document: Any, pointer: str, text: str) -> Any:
    """The value that is typed, kept as typed where it is not of the field's type."""
    parts = paths.parse(pointer, document)
    shape = schema.locate(parts)
    if text == "" and not _may_be_blank(parts):
        return ABSENT
    kind = shape.kind if shape is not None else "text"
    return typed(text, kind)


def _may_be_blank(parts: paths.Parts) -> bool:
    """Whether an empty text is a value here: of a variable, a tag, an option, an argument."""
    if isinstance(parts[-1], int):
        return True
    around = schema.locate(parts[:-1])
    is_entry = len(parts) > 1 and isinstance(parts[-2], int) and parts[-1] == "value"
    return is_entry or (around is not None and around.kind == "map")
