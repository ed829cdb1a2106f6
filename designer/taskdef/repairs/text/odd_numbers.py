"""Numbers as other languages write them: a plus sign, leading zeros, underscores."""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice
from designer.taskdef.words import gettext_noop as _

_ODD: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<zeros>0*+)(?P<digits>[0-9]{1,15}(?:_[0-9]{3}){0,4})?\Z", re.ASCII
)
_PLAIN: Final = re.compile(r"-?(?:0|[1-9][0-9]*+)\Z", re.ASCII)


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.values:
        written = reading.written(mark)
        found = _ODD.match(written) if mark.kind == "bare" else None
        if found is None or _PLAIN.match(written) or not (found["zeros"] or found["digits"]):
            continue
        digits = (found["digits"] or "0").replace("_", "")
        number = digits if found["sign"] != "-" else f"-{digits}"
        yield Proposal(
            kind="changed",
            template=_("JSON writes this number as {number}."),
            values={"number": number},
            before=written,
            after=number,
            is_guess=bool(found["zeros"]),  # other languages read 0755 as octal
            splices=(Splice(mark.start, mark.end, number),),
        )
