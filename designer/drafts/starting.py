"""A new draft, once for each form however often it is posted."""

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from designer.drafts.models import Draft, Import
from designer.drafts.models.imported import as_stored
from designer.taskdef.repairing import Repaired
from designer.teams.models import Person, Team


@dataclass(frozen=True, kw_only=True)
class Start:
    """What a draft is to begin with. `given` is the text it is imported from, `name` that text's file.

    `repaired` is what became of that text.
    """

    team: Team
    document: dict[str, Any] = field(repr=False)
    basis: str
    based_on: str = ""
    purpose: str = ""
    given: str | None = field(default=None, repr=False)
    name: str = ""
    repaired: Repaired | None = field(default=None, repr=False)


def begin(start: Start, person: Person, key: str, posted: str) -> Draft:
    """The draft of this form: made now, or made when the form came for the first time.

    `key` is the form's one-use key, `posted` the digest of what it says. Raises KeyReused.
    """
    try:
        return Draft.objects.started_by(person, key, posted) or _make(start, person, key, posted)
    except IntegrityError:
        made = Draft.objects.started_by(person, key, posted)  # by the same form, at the same moment
        if made is None:
            raise
        return made


@transaction.atomic
def _make(start: Start, person: Person, key: str, posted: str) -> Draft:
    draft = Draft.start(
        start.team,
        person,
        start.document,
        basis=start.basis,
        based_on=start.based_on,
        purpose=start.purpose,
        key=key,
        posted=posted,
    )
    if start.given is not None:
        repairs = as_stored(start.repaired) if start.repaired else {}
        Import.objects.create(draft=draft, name=start.name, text=start.given, **repairs)
    return draft
