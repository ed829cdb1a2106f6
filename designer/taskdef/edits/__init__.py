"""Edits of a document: operations, carried out, undone, and carried onto what others did meanwhile."""

from designer.taskdef.edits.applying import Misfit, apply
from designer.taskdef.edits.editor import Editor
from designer.taskdef.edits.following import blame, carry_path, last_touch
from designer.taskdef.edits.operations import (
    Insert,
    Move,
    Operation,
    Order,
    Put,
    Remove,
    from_json,
    inverse,
    to_json,
)
from designer.taskdef.edits.rebasing import Clash, Conflict, rebase
from designer.taskdef.edits.trail import Trail, taken_back, trail

__all__ = [
    "Clash",
    "Conflict",
    "Editor",
    "Insert",
    "Misfit",
    "Move",
    "Operation",
    "Order",
    "Put",
    "Remove",
    "Trail",
    "apply",
    "blame",
    "carry_path",
    "from_json",
    "inverse",
    "last_touch",
    "rebase",
    "taken_back",
    "to_json",
    "trail",
]
