"""Keys without quotes, as JavaScript has them."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.keys:
        if mark.kind == "bare":
            written = reading.written(mark)
            quoted = '"' + written.replace("\\", "\\\\") + '"'
            yield Proposal(
                kind="changed",
                template=_("Keys stand in double quotes: they are written around this one."),
                before=cut(written),
                after=cut(quoted),
                splices=(Splice(mark.start, mark.end, quoted),),
            )
