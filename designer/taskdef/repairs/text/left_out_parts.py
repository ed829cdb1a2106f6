"""Dots that stand for something an author left out."""

from collections.abc import Iterator

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.left_out:
        yield Proposal(
            kind="fill",
            template=_(
                "The dots stand for something that was left out: they are removed. Add what is missing."
            ),
            before=reading.written(mark),
            is_guess=True,
            splices=(Splice(mark.start, mark.end, ""),),
        )
