"""What was done, by whom, when and to what: an append-only log in which nothing is changed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps as installed

if TYPE_CHECKING:
    from django.db.models import Model

    from designer.audit.models import Record


def record(act: str, *, team: Model | None, by: Model | None, about: Model, **facts: Any) -> Record:
    """Adds a record to the team's chain, or to the installation's where there is no team.

    Called inside the transaction of the change, last of all in it: the chain is locked until it ends.
    `by` is None for what the server does by itself. `facts` are ids, names, versions and digests, never
    what stands in a document. Raises OutsideTransaction, or UnknownAct for one that has no words.
    """
    log: type[Record] = installed.get_model("audit", "Record")
    return log.add(act, team, by, about, facts)
