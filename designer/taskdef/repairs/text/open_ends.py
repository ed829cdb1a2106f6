"""Braces that are missing around a text, and brackets that its end leaves open."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    if reading.end is None:
        return
    length = len(reading.text)
    for at, bracket in reading.crossed:
        yield Proposal(
            kind="changed",
            template=_("What is open here is closed by a bracket of the other kind: its own is written."),
            after=bracket,
            is_guess=True,
            splices=(Splice(at, at, bracket),),
        )
    if reading.unclosed:
        yield Proposal(
            kind="changed",
            template=_("The text ends early: what is open is closed. Was a part of it cut off?"),
            after=reading.unclosed[:80],
            is_guess=True,
            splices=(Splice(length, length, "\n" + reading.unclosed),),
        )
    if reading.lacks_braces:
        yield Proposal(
            kind="changed",
            template=_("The keys stand outside of braces: these are written around them."),
            after="{ }",
            splices=(Splice(reading.start, reading.start, "{"), Splice(length, length, "\n}")),
        )
