"""Comments: JSON has none."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.comments:
        yield Proposal(
            kind="left",
            template=_("JSON has no comments: this one is left out."),
            before=cut(reading.written(mark)),
            splices=(Splice(mark.start, mark.end, ""),),
        )
