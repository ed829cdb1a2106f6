"""What two people wrote at the same places of the text, for the second of them to choose from."""

from dataclasses import dataclass

from designer.drafts.controls import shown
from designer.drafts.models import Contested, Edit
from designer.drafts.places import where_met


@dataclass(frozen=True)
class TextMeeting:
    """One place that two people changed. `may_be_mine` is False where it is gone: then there is no choice."""

    path: str
    where: str
    mine: str
    theirs: str
    edit: Edit | None
    may_be_mine: bool


@dataclass(frozen=True)
class TextChoice:
    """The places at which the text and the draft in its version `met` have other values."""

    met: int
    meetings: list[TextMeeting]

    @classmethod
    def of(cls, conflict: Contested) -> "TextChoice":
        return cls(conflict.version, [_meeting(conflict, place) for place in range(len(conflict.clashes))])


def _meeting(conflict: Contested, place: int) -> TextMeeting:
    clash = conflict.clashes[place]
    where, mine, theirs = (
        where_met(clash, conflict.document),
        str(shown(clash.mine)),
        str(shown(clash.theirs)),
    )
    return TextMeeting(clash.path, where, mine, theirs, conflict.behind(clash), clash.may_be_mine)
