"""Characters that cannot be seen, between values."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice
from designer.taskdef.refusal import excerpt
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.invisible:
        yield Proposal(
            kind="changed",
            template=_("What cannot be seen and stands between values is left out."),
            before=excerpt(reading.written(mark)),
            splices=(Splice(mark.start, mark.end, " "),),
        )
