"""Commas that nothing follows."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.spare_commas:
        yield Proposal(
            kind="changed",
            template=_("Nothing follows this comma: it is left out."),
            before=",",
            splices=(Splice(mark.start, mark.end, ""),),
        )
