"""Tabs within texts, and backslashes that mean nothing in JSON."""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.words import gettext_noop as _

_WELL_FORMED: Final = r"\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4})"
_WRONG: Final = re.compile(rf"(?P<well>{_WELL_FORMED})|(?P<tab>\t)|(?P<quote>\\')|(?P<lone>\\)")


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in (*reading.keys, *reading.values):
        written = reading.written(mark)
        if mark.kind != "text" or not ("\\" in written or "\t" in written):
            continue
        mended = _WRONG.sub(_right, written)
        if mended != written:
            yield Proposal(
                kind="changed",
                template=_("Tabs and backslashes in a text are written as JSON has them: \\t and \\\\."),
                before=cut(written),
                after=cut(mended),
                is_guess=any(found.lastgroup == "lone" for found in _WRONG.finditer(written)),
                splices=(Splice(mark.start, mark.end, mended),),
            )


def _right(found: re.Match[str]) -> str:
    return {"tab": "\\t", "quote": "'", "lone": "\\\\"}.get(str(found.lastgroup), found[0])
