"""Equals signs between keys and values, as Terraform and Ruby have them."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.equals:
        yield Proposal(
            kind="changed",
            template=_("A colon stands between a key and its value: it is written."),
            before=reading.written(mark),
            after=":",
            splices=(Splice(mark.start, mark.end, ":"),),
        )
