"""A thread as a page shows it to one person: what was said, what became of its field, what they may do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from designer.drafts.models import Draft, Edit
from designer.drafts.places import place_of
from designer.reviews.models import Comment, Thread
from designer.reviews.models.thread import ThreadQuerySet, carry
from designer.taskdef.named_place import named_place
from designer.teams.models import Act, Person


@dataclass(frozen=True)
class Reader:
    """Who looks: `me` is their id. `look` is "bare" where what stands around a thread tells its field."""

    me: int
    may_edit: bool
    token: str = ""
    look: str = ""

    @classmethod
    def of(cls, person: Person, draft: Draft, token: str = "", look: str = "") -> Reader:
        return cls(person.pk, person.may(Act.EDIT, draft.team_id), token, look)


@dataclass(frozen=True)
class Writing:
    """What is being written in a thread: a reply, with `suggests` a value, or comment `comment` anew.

    `problem` tells why what was typed is not stored yet, `says_now` what the comment says since.
    """

    comment: int | None = None
    base: int | None = None
    suggests: bool = False
    text: str = ""
    value: str | None = None
    removes: bool = False
    problem: str = ""
    says_now: str | None = None


@dataclass(frozen=True)
class Met:
    """A suggestion that was not applied: why, and the two values."""

    suggestion: int
    why: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class ShownThread:
    """`document` is the draft as it is now."""

    thread: Thread
    comments: Sequence[Comment]
    reader: Reader
    document: Any
    writing: Writing = Writing()
    met: Met | None = None
    has_history: bool = False

    @cached_property
    def name(self) -> str:
        """What its field is called now, or was when it was put there; the whole draft has no name."""
        thread = self.thread
        return thread.label if thread.is_gone or not thread.pointer else named_place(thread.at, self.document)

    @property
    def formerly(self) -> str:
        """What its field was called when it was put there, where that is another name."""
        return self.thread.label if self.thread.label != self.name else ""

    @property
    def title(self) -> str:
        return self.name or _("On the whole draft")

    @property
    def url(self) -> str:
        """Its field in the form; nothing for what is gone, and for the whole."""
        thread = self.thread
        if thread.is_gone or not thread.pointer:
            return ""
        return place_of(thread.at, self.document).url(thread.draft_id)

    @property
    def loss(self) -> str:
        """app.memory was removed by jun in edit 14; empty while it is there."""
        edit = self.thread.taken_in
        if edit is None:
            return ""
        said = {"field": self.thread.label, "name": edit.person.name, "n": edit.version}
        return _("%(field)s was removed by %(name)s in edit %(n)s.") % said

    @property
    def may_close(self) -> bool:
        return self.reader.may_edit or self.thread.started_by_id == self.reader.me

    @property
    def may_suggest(self) -> bool:
        return bool(self.thread.pointer) and not self.thread.is_gone

    def but(self, **changed: Any) -> ShownThread:
        return replace(self, **changed)


def with_all(threads: ThreadQuerySet) -> ThreadQuerySet:
    """Threads with all that a page shows of them, in as many queries for a hundred as for one.

    People and edits are read once, whoever wrote how often.
    """
    edits = Edit.objects.select_related("person").defer("text", "operations")
    return threads.prefetch_related(
        "resolved_by",
        "comments__person",
        "comments__suggestion__applied_by",
        Prefetch("comments__suggestion__applied_in", queryset=edits),
        Prefetch("taken_in", queryset=edits.defer("text")),
    )


def shown_threads(
    threads: Iterable[Thread], draft: Draft, reader: Reader, document: Any = None
) -> list[ShownThread]:
    """Threads of a draft, read by `with_all`, each where its field is now."""
    return shown([(one, list(one.comments.all())) for one in threads], draft, reader, document)


def shown(
    said: Sequence[tuple[Thread, list[Comment]]], draft: Draft, reader: Reader, document: Any = None
) -> list[ShownThread]:
    """The same of threads that come with their comments."""
    if document is None:
        document = draft.document if said else {}
    carry([thread for thread, _comments in said], draft.pk, draft.version)
    for thread, _comments in said:
        thread.draft = draft
    return [ShownThread(thread, comments, reader, document) for thread, comments in said]
