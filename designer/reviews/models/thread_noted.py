"""The audit of what is said in threads: where and by whom, never what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from designer import audit
from designer.teams.models import Person

if TYPE_CHECKING:
    from designer.reviews.models.thread import Thread


def note(act: str, thread: Thread, by: Person, **facts: Any) -> None:
    """Add an act to the audit, last of all in its transaction."""
    facts = {"draft": thread.draft_id, "field": thread.label} | facts
    audit.record(act, team=thread.draft.team, by=by, about=thread, **facts)
