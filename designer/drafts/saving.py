"""Save a post of the wizard: the fields changed and the button pressed, as one edit."""

from dataclasses import dataclass, field
from typing import Any, Final

from designer import taskdef
from designer.drafts.fields import Step
from designer.drafts.forms import StepForm
from designer.drafts.models import AlreadyPosted, Contested, Draft, Edit, KeyReused
from designer.drafts.names import KIND, MEMBER, NEXT
from designer.drafts.pickers import is_pick
from designer.drafts.posted import Post, refused, write
from designer.drafts.verbs import FILL, drop_blank_rows, press
from designer.taskdef.checked import Checked
from designer.taskdef.edits import Editor, carry_path, last_touch
from designer.teams.models import Person

_LONGEST: Final = 64
Again = dict[str, tuple[str, Any]]
"""Name of a control -> the pointer of its value now, and the value it shall have."""


@dataclass(frozen=True)
class Saved:
    """What became of a post.

    `refused` says by name why a text was not stored; "" stands for the whole document. `look_at` is
    the place the button leads to. `redrawn` are the parts and names the answer draws anew; `own` are
    the versions since the page's base that the page itself made. `moved_rows`: rows came, went or
    changed places. `before` is the form as the page had it, of the text `shown`.
    """

    draft: Draft
    refused: dict[str, str] = field(default_factory=dict)
    conflict: Contested | None = None
    reused: bool = False
    look_at: str = ""
    redrawn: frozenset[str] = frozenset()
    own: frozenset[int] = frozenset()
    moved_rows: bool = False
    before: StepForm | None = None
    shown: Checked | None = None

    @property
    def is_stored(self) -> bool:
        return not (self.refused or self.conflict or self.reused)


def save(draft: Draft, person: Person, step: Step, position: int | None, post: Post) -> Saved:
    """Store what the post changed, all of it or none; only texts that no JSON may hold are left out.

    Raises Edit.DoesNotExist for a version that never was, NoSuchButton for a button the step does not
    have.
    """
    shown = draft.checked_at(post.base)
    form = StepForm(step, shown.document, position, task=shown.task)
    wrong = refused(post.texts)
    again = _again(draft, post, form)
    left_out = wrong.keys() | post.yielded | again.keys()
    texts = {name: text for name, text in post.texts.items() if name not in left_out}
    editor = Editor(form.binding.document)
    wrong |= write(editor, form, texts)
    fields_only = len(editor.finish())
    look_at = _button(editor, form, post.do)
    began = draft.version
    try:
        made = [_store(draft, person, post, editor, fields_only), _store_again(draft, person, again, began)]
    except Contested as conflict:
        return Saved(draft, conflict=conflict)
    except KeyReused:
        return Saved(draft, reused=True)
    except taskdef.UnreadableDocument as reason:
        return Saved(draft, refused={"": str(reason)})
    redrawn = _redrawn(form, texts, again, look_at if post.do else "")
    own = post.own | {edit.version for edit in made if edit is not None}
    moved = bool(look_at) or any(name.endswith(KIND) for name in texts)
    return Saved(draft, wrong, None, False, look_at, redrawn, own, moved, form, shown)


def _button(editor: Editor, form: StepForm, do: str) -> str:
    if do == NEXT:
        drop_blank_rows(editor, form)
        return ""
    return press(editor, form, do) if ":" in do and not is_pick(do) else ""


def _store(draft: Draft, person: Person, post: Post, editor: Editor, fields_only: int) -> Edit | None:
    """Fields can be posted twice without harm; what a button did once is not done again."""
    operations = editor.finish()
    key = post.once if len(operations) > fields_only else None
    try:
        return draft.edit(person, post.base, operations, key=key, posted=_told(post.do))
    except AlreadyPosted:
        return draft.edit(person, post.base, operations[:fields_only])


def _told(do: str) -> str:
    """What a button says, or the digest of it where it brings a text along: that may hold a secret."""
    return taskdef.digest(do) if do.startswith(f"{FILL}:") or len(do) >= _LONGEST else do


def _again(draft: Draft, post: Post, form: StepForm) -> Again:
    """Texts for places that this very page wrote since its base: it shows what stands there.

    So they meet nobody, whether they are typed on or typed back to what stood there at first.
    """
    found: Again = {}
    if not post.own:
        return found
    log = draft.log_since(post.base)
    for name, text in post.texts.items():
        control = form.control(name)
        if control is None or "/#" in name or f"/{MEMBER}" in name:
            continue
        cause, now = last_touch(name, log.operations), carry_path(name, log.operations)
        if cause is not None and now is not None and log.edits[cause].version in post.own:
            found[name] = now, control.value if text == control.text else control.typed(text)
    return found


def _store_again(draft: Draft, person: Person, again: Again, began: int) -> Edit | None:
    """`again` is of version `began`; the same post has perhaps moved things since."""
    since = draft.log_since(began).operations if again else []
    editor = Editor(draft.document)
    for pointer, value in again.values():
        now = carry_path(pointer, since)
        if now is not None:
            editor.put(now, value)
    return draft.edit(person, draft.version, editor.finish()) if again else None


def _redrawn(form: StepForm, texts: dict[str, str], again: Again, pressed: str) -> frozenset[str]:
    """The parts a button changed, and what depends on a changed field."""
    found = {
        part.id
        for part in (form.parts() if pressed else ())
        if any(f"{pressed}/".startswith(f"{at}/") for at in part.places if at != form.at)
    }
    for name in again:
        control = form.control(name)
        found.update(control.field.redraws if control is not None else ())
    for name, text in texts.items():
        control = form.control(name)
        if control is not None and control.text != text:
            found.update(control.field.redraws)
            if name.endswith(KIND) or "/#" in name:
                found.add(control.part)
    return frozenset(found)
