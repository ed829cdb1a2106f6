"""Values that follow each other without a comma."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for at in reading.missing_commas:
        line = reading.text[max(reading.beginning_of_line(at), at - 60) : at].strip()
        yield Proposal(
            kind="changed",
            template=_("A comma is missing here: it is written."),
            before=cut(line),
            after=cut(line) + ",",
            splices=(Splice(at, at, ","),),
        )
