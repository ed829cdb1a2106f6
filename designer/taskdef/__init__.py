"""What a task definition is: reading, checking, editing and comparing it, in plain Python."""

from designer.taskdef.check import check
from designer.taskdef.load import Loaded, load
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.rule import Finding
from designer.taskdef.text import compact, digest, dump, read, size

__all__ = [
    "Finding",
    "Loaded",
    "UnreadableDocument",
    "check",
    "compact",
    "digest",
    "dump",
    "load",
    "read",
    "size",
]
