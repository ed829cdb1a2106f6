"""What stands around the JSON: a command, a page, a file of another tool."""

from collections.abc import Iterator

from designer.taskdef import surroundings
from designer.taskdef.lenient import Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.text import compact
from designer.taskdef.words import gettext_noop as _


def propose(reading: Reading) -> Iterator[Proposal]:
    if reading.end is None:
        return
    text = reading.text
    head = text[: reading.start].strip()
    tail = text[reading.tail :].strip() if reading.tail is not None else ""
    if not head and (not tail or tail[0] in '{["'):
        return
    options = surroundings.options(head, tail) if text[reading.start] == "[" else {}
    around = "\n…\n".join(cut(part) for part in (head, tail) if part)
    if options:
        yield _with_options(reading, around, options)
    else:
        yield Proposal(
            kind="left",
            template=_("Only the JSON is read: what stands around it is left out."),
            before=around,
            is_guess=not surroundings.is_familiar(head or "=", tail),
            splices=_splices(reading, "", ""),
        )


def _with_options(reading: Reading, around: str, options: dict[str, str | list[str]]) -> Proposal:
    members = compact(options)[1:-1]
    return Proposal(
        kind="read",
        template=_("The JSON is read, and so are the options of the command that are fields: {fields}."),
        values={"fields": ", ".join(options)},
        before=around,
        after=cut(members),
        splices=_splices(reading, f'{{{members},"containerDefinitions":', "}"),
    )


def _splices(reading: Reading, before: str, after: str) -> tuple[Splice, ...]:
    length = len(reading.text)
    tail = length if reading.tail is None else reading.tail
    parts = [Splice(0, reading.start, before), Splice(tail, length, after)]
    return tuple(part for part in parts if part.new or part.start < part.end)
