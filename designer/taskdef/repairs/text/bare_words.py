"""Words without quotes: those of other languages for true, false and null, and texts."""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.lenient import Reading
from designer.taskdef.marks import Mark
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.words import gettext_noop as _

_JSON: Final = re.compile(r"(?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)\Z")
_SAME: Final = {
    "True": "true",
    "False": "false",
    "None": "null",
    "TRUE": "true",
    "FALSE": "false",
    "NULL": "null",
}
_ALIKE: Final = {
    "yes": "true",
    "no": "false",
    "on": "true",
    "off": "false",
    "undefined": "null",
    "nil": "null",
}
_TEXT: Final = re.compile(r"(?!(?:NaN|Infinity|nan|inf)\b)[^\W\d][\w.:/@-]*+\Z")
_OPEN: Final = re.compile(r"[A-Z][A-Z0-9_]*+\Z")


def propose(reading: Reading) -> Iterator[Proposal]:
    for mark in reading.values:
        written = reading.written(mark)
        if mark.kind != "bare" or _JSON.match(written):
            continue
        if written in _SAME or written.lower() in _ALIKE:
            yield _word(mark, written)
        elif _TEXT.match(written):
            yield _text(mark, written)


def _word(mark: Mark, written: str) -> Proposal:
    word = _SAME.get(written) or _ALIKE[written.lower()]
    return Proposal(
        kind="changed",
        template=_("JSON has true, false and null for this: {word} is written."),
        values={"word": word},
        before=written,
        after=word,
        is_guess=written not in _SAME,
        splices=(Splice(mark.start, mark.end, word),),
    )


def _text(mark: Mark, written: str) -> Proposal:
    """In capitals it waits for something to be filled in; else it may be a variable of a program."""
    is_open = _OPEN.match(written) is not None
    template = (
        _("This word looks like a placeholder: it is written as text. Fill it in before registering.")
        if is_open
        else _("This word is written as text, in double quotes.")
    )
    return Proposal(
        kind="fill" if is_open else "changed",
        template=template,
        before=cut(written),
        after=cut(f'"{written}"'),
        is_guess=not is_open,
        splices=(Splice(mark.start, mark.end, f'"{written}"'),),
    )
