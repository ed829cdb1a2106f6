"""What people of the story say about a draft, once it has the version they speak of."""

from typing import Any

from designer.demo.story import Said, Work
from designer.drafts.models import Draft
from designer.reviews.models import Thread
from designer.reviews.models.comment import Words
from designer.reviews.models.suggestion import Proposal
from designer.reviews.proposing import value_name
from designer.taskdef import paths
from designer.teams.models import Person


def tell_talk(work: Work, draft: Draft, people: dict[str, Person]) -> None:
    document = draft.document
    for said in work.said_at(draft.version):
        words = Words(said.text, proposal=_proposal(said, draft, document))
        thread = Thread.start(draft, people[said.by], said.on, draft.version, words).thread
        for name, text in said.answers:
            thread.reply(people[name], Words(text))
        if said.resolved_by:
            thread.resolve(people[said.resolved_by])


def _proposal(said: Said, draft: Draft, document: dict[str, Any]) -> Proposal | None:
    if said.suggests is None:
        return None
    before, name = paths.get(document, said.on), value_name(document, said.on)
    return Proposal(said.on, draft.version, before, said.suggests, name)
