"""Texts in single or typographic quotes or backticks."""

import json
import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.words import gettext_noop as _

_ESCAPED_QUOTE: Final = re.compile(r"\\(['`])|(\\.)|(\")")


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in (*reading.keys, *reading.values):
        if mark.kind == "quoted":
            written = reading.written(mark)
            straight = f'"{_ESCAPED_QUOTE.sub(_straight, written[1:-1])}"'
            yield Proposal(
                kind="changed",
                template=_("Texts stand in straight double quotes: they are written around this one."),
                before=cut(written),
                after=cut(straight),
                splices=(Splice(mark.start, mark.end, straight),),
            )


def _straight(found: re.Match[str]) -> str:
    """A quote that need not be escaped any more, an escape that stays, a double quote that must be."""
    return found[1] or found[2] or json.dumps(found[3])[1:-1]
