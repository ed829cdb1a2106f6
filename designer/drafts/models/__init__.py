"""Drafts, their texts and their edits."""

from designer.drafts.models.draft import Basis, Draft, Status
from designer.drafts.models.edit import Edit
from designer.drafts.models.imported import Import
from designer.drafts.models.outcomes import AlreadyPosted, Contested, KeyReused, Log
from designer.drafts.models.text import DraftText

__all__ = [
    "AlreadyPosted",
    "Basis",
    "Contested",
    "Draft",
    "DraftText",
    "Edit",
    "Import",
    "KeyReused",
    "Log",
    "Status",
]
