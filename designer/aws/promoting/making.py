"""The draft that a promotion makes: the other one as it was, and every rewrite as its second edit."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from designer import audit, taskdef
from designer.aws.promoting.promote_page import PromotePage
from designer.drafts.models import Basis, Draft
from designer.drafts.starting import Start, begin


@transaction.atomic
def make(page: PromotePage, once: str) -> Draft:
    """The same draft however often the form comes. Raises KeyReused.

    Only where there is something to rewrite.

    Its first edit is a copy, so that it is known what it is based on; the second can be looked at, and
    taken back, as any edit can.
    """
    draft, target = page.draft, page.target
    told = {"draft": str(draft)[:300], "n": draft.version}
    start = Start(
        team=draft.team,
        document=draft.document,
        basis=Basis.DRAFT,
        based_on=_("%(draft)s, edit %(n)s") % told,
        purpose=draft.purpose,
    )
    posted = taskdef.digest(f"{draft.pk}:{target}:{page.digest}")
    made = begin(start, page.person, key=once, posted=posted)
    if made.version == 1:
        made.edit(page.person, 1, page.promotion.operations)
        facts = {"source": draft.pk, "version": draft.version, "target": str(target)}
        rewrites = len(page.promotion.rewrites)
        audit.record(
            "draft promoted", team=draft.team, by=page.person, about=made, rewrites=rewrites, **facts
        )
    return made
