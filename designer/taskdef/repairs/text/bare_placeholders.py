"""Placeholders without quotes, where a number, a text or a whole part is to be filled in."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in (*reading.keys, *reading.values):
        if mark.kind == "placeholder":
            written = reading.written(mark)
            quoted = '"' + written.replace("\\", "\\\\").replace('"', '\\"') + '"'
            yield Proposal(
                kind="fill",
                template=_("This placeholder is written in double quotes. Fill it in before registering."),
                before=cut(written),
                after=cut(quoted),
                splices=(Splice(mark.start, mark.end, quoted),),
            )
