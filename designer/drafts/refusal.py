"""What a person sees when their edit could not be stored: what was typed, why, and the choices left."""

from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_urlsafe

from designer.drafts.controls import shown
from designer.drafts.fields import Step
from designer.drafts.models import Contested, Edit
from designer.drafts.places import step_url, where_met
from designer.drafts.posted import Post
from designer.drafts.saving import Saved
from designer.taskdef.edits import Clash, carry_path


@dataclass(frozen=True)
class Meeting:
    """One field that two people changed: both values as text, and the other's edit where it can be told."""

    name: str
    where: str
    kind: str
    mine: str
    theirs: str
    edit: Edit | None


@dataclass(frozen=True)
class Refusal:
    """`meetings` let the person choose; `texts` are all that was typed, under the names of today.

    `refused` lists (name, text, reason) of what no task definition can hold.
    """

    version: int
    once: str
    position: int | None
    url: str
    meetings: list[Meeting]
    texts: dict[str, str]
    refused: list[tuple[str, str, str]]
    reused: bool

    @classmethod
    def of(cls, saved: Saved, post: Post, step: Step, position: int | None) -> "Refusal":
        conflict = saved.conflict
        reasons = [(name, post.texts.get(name, ""), reason) for name, reason in saved.refused.items()]
        return cls(
            saved.draft.version if conflict is None else conflict.version,
            token_urlsafe(18),
            position,
            step_url(saved.draft.pk, step, position),
            list(_meetings(conflict)) if conflict else [],
            _carried(conflict, post.texts) if conflict else {},
            reasons,
            saved.reused,
        )


def _meetings(conflict: Contested) -> Iterator[Meeting]:
    for clash in conflict.clashes:
        yield Meeting(
            clash.now if clash.now is not None else "",
            where_met(clash, conflict.document),
            clash.kind,
            _text(clash, mine=True),
            _text(clash, mine=False),
            conflict.behind(clash),
        )


def _text(clash: Clash, *, mine: bool) -> str:
    return str(shown(clash.mine if mine else clash.theirs))


def _carried(conflict: Contested, texts: dict[str, str]) -> dict[str, str]:
    """The texts under the names that their places have now; those of removed places are left out.

    What a control wrote into other places than its own is there under the names of these.
    """
    now = (
        (carry_path(name, conflict.log.operations), text) for name, text in texts.items() if "/#" not in name
    )
    written = {clash.now: clash.mine for clash in conflict.clashes if isinstance(clash.mine, str)}
    return {name: text for name, text in (*written.items(), *now) if name is not None}
