"""Keys that stand twice in one object."""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.lenient import Member, Reading
from designer.taskdef.proposal import Proposal, Splice, cut
from designer.taskdef.refusal import excerpt
from designer.taskdef.words import gettext_noop as _

_SPACES: Final = re.compile(r"\s+")


def propose(reading: Reading) -> Iterator[Proposal]:
    """The last one is kept, as the AWS CLI and nearly every other reader of JSON does."""
    for member, kept in reading.repeated:
        template = _(
            "The key “{key}” stands here and again in line {line}. The last one is kept, as readers of "
            "JSON do: {kept}."
        )
        yield Proposal(
            kind="left",
            template=template,
            values={
                "key": excerpt(member.key),
                "line": reading.line(kept.start),
                "kept": _value(reading, kept),
            },
            before=_shown(reading.text[member.start : member.end]),
            splices=(Splice(member.start, member.rest, ""),),
        )


def _value(reading: Reading, member: Member) -> str:
    return _shown(reading.text[member.value : member.end], 60)


def _shown(text: str, longest: int = 160) -> str:
    return cut(_SPACES.sub(" ", text[: longest * 4]), longest)
