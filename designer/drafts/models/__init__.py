"""Drafts, their texts and edits, what was set aside, who has them open, and teams' own templates."""

from designer.drafts.models.basis import TONES, Basis, Status
from designer.drafts.models.draft import WHOLE, Draft
from designer.drafts.models.edit import Edit
from designer.drafts.models.imported import Import
from designer.drafts.models.outcomes import AlreadyPosted, Contested, KeyReused, Log
from designer.drafts.models.presence import Presence
from designer.drafts.models.redaction import Redaction
from designer.drafts.models.reference import Reference
from designer.drafts.models.team_template import NameTaken, TeamTemplate
from designer.drafts.models.text import DraftText
from designer.drafts.models.unsaved import UnsavedText
from designer.drafts.models.version_name import VersionName, VersionNameTaken
from designer.drafts.models.waiver import CannotSetAside, Waiver

__all__ = [
    "TONES",
    "WHOLE",
    "AlreadyPosted",
    "Basis",
    "CannotSetAside",
    "Contested",
    "Draft",
    "DraftText",
    "Edit",
    "Import",
    "KeyReused",
    "Log",
    "NameTaken",
    "Presence",
    "Redaction",
    "Reference",
    "Status",
    "TeamTemplate",
    "UnsavedText",
    "VersionName",
    "VersionNameTaken",
    "Waiver",
]
