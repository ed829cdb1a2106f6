"""A revision of an account as the beginning of a draft, which knows what it is based on."""

from __future__ import annotations

import json

from designer.aws.account import Account
from designer.aws.client import asking
from designer.drafts.models import Basis, Draft
from designer.drafts.starting import Start, begin
from designer.teams.models import Person, Target

_GIVEN = ("taskDefinition", "tags")


def open_revision(
    account: Account, target: Target, family: str, number: int, person: Person, once: str
) -> Draft:
    """The draft of this revision, the same however often the form comes. Raises Trouble, or KeyReused.

    What AWS described is kept beside it, so that its report tells what the draft leaves out.
    """
    found = account.describe(family, number)
    with asking():
        said = json.loads(found.answer)
    start = Start(
        team=target.team,
        document=found.document,
        basis=Basis.REVISION,
        based_on=f"{family}:{number}",
        given=json.dumps({name: said[name] for name in _GIVEN if name in said}, ensure_ascii=False),
        name=found.arn,
    )
    return begin(start, person, key=once, posted=f"{target.pk}:{family}:{number}")
