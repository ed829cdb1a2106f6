"""A draft edited as one text: what was posted, and saving it as the operations that make the difference."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from designer import taskdef
from designer.drafts.models import AlreadyPosted, Contested, Draft, UnsavedText
from designer.drafts.names import CHOICE, MET, MINE, TEXT, THEIRS
from designer.drafts.posted import CutOff, Post, newlines, version_in
from designer.taskdef.difference import difference
from designer.taskdef.edits import Conflict, Operation, apply, rebase
from designer.taskdef.notes import Note
from designer.taskdef.written import written
from designer.teams.models import Person


@dataclass(frozen=True)
class TextPost:
    """A post of the text. `base` is the version it was written on.

    `met` is the version in which others had changed the same, `mine` and `theirs` the places decided
    since, by their pointers.
    """

    base: int
    once: str
    do: str
    text: str = field(repr=False)
    met: int | None = None
    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, posted: QueryDict) -> "TextPost":
        """Raises CutOff when the post is not whole."""
        post = Post.of(posted)
        if TEXT not in posted:
            raise CutOff
        chosen = {name.removeprefix(CHOICE): posted[name] for name in posted if name.startswith(CHOICE)}
        return cls(
            post.base,
            post.once,
            post.do,
            newlines(str(posted[TEXT])),
            version_in(posted.get(MET, "")),
            frozenset(path for path, whose in chosen.items() if whose == MINE),
            frozenset(path for path, whose in chosen.items() if whose == THEIRS),
        )


@dataclass(frozen=True)
class TextSaved:
    """What became of a post: what the page shows on, the version that was written on, and what to say.

    With a `conflict` nothing was stored.
    """

    base: int
    text: str
    notes: Sequence[Note] = ()
    conflict: Contested | None = None


def save_text(draft: Draft, person: Person, post: TextPost) -> TextSaved:
    """Store what the text says other than its base, all of it or nothing, key order included.

    Raises UnreadableDocument, KeyReused, or Edit.DoesNotExist for a version that never was.
    """
    document, notes = written(post.text)
    operations = difference(draft.document_at(post.base), document)
    base, text = post.base, post.text
    try:
        if post.met is not None and post.met > post.base:
            operations = _decided(draft, post, post.met, operations)
            base, text = post.met, taskdef.dump(apply(draft.document_at(post.met), operations))
        draft.edit(person, base, operations, key=post.once, posted=taskdef.digest(post.text))
    except AlreadyPosted:
        pass  # pressed twice: it is stored
    except Contested as conflict:
        return TextSaved(base, text, notes, conflict)
    draft.refresh_from_db()
    UnsavedText.objects.drop(draft, person)
    is_as_typed = not notes and taskdef.compact(draft.document) == taskdef.compact(document)
    return TextSaved(draft.version, post.text if is_as_typed else taskdef.dump(draft.document), notes)


def _decided(draft: Draft, post: TextPost, met: int, operations: list[Operation]) -> list[Operation]:
    """The operations carried to the version that the person has seen, with what they chose there."""
    log, document = draft.log_since(post.base, met), draft.document_at(met)
    try:
        return rebase(operations, log.operations, document, mine=post.mine, theirs=post.theirs)
    except Conflict as conflict:
        raise Contested(conflict.clashes, log, met, document) from conflict
