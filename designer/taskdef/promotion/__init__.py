"""A task definition taken to another account or Region: what is rewritten there, and what cannot be."""

from designer.taskdef.promotion.left import Left
from designer.taskdef.promotion.mapping import Mapping, Place, Replacement, UnreadableLine, read
from designer.taskdef.promotion.promote import Promotion, Rewrite, promote

__all__ = [
    "Left",
    "Mapping",
    "Place",
    "Promotion",
    "Replacement",
    "Rewrite",
    "UnreadableLine",
    "promote",
    "read",
]
