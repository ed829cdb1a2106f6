"""Save a post of the wizard: the fields changed and the button pressed, as one edit."""

from dataclasses import dataclass, field

from designer import taskdef
from designer.drafts.fields import Step
from designer.drafts.forms import StepForm
from designer.drafts.models import AlreadyPosted, Contested, Draft, KeyReused
from designer.drafts.names import KIND, NEXT
from designer.drafts.posted import Post, refused, write
from designer.drafts.verbs import drop_blank_rows, press
from designer.taskdef.edits import Editor, carry_path, last_touch
from designer.teams.models import Person


@dataclass(frozen=True)
class Saved:
    """What became of a post.

    `refused` says by name why a text was not stored; "" stands for the whole document. `look_at` is
    the place the button leads to. `redrawn` are the parts and names the answer draws anew, `base`
    the version the page shows then, None when it has to stay at the old one.
    """

    draft: Draft
    refused: dict[str, str] = field(default_factory=dict)
    conflict: Contested | None = None
    reused: bool = False
    look_at: str = ""
    redrawn: frozenset[str] = frozenset()
    base: int | None = None

    @property
    def is_stored(self) -> bool:
        return not (self.refused or self.conflict or self.reused)


def save(
    draft: Draft, person: Person, step: Step, position: int | None, post: Post, *, partial: bool
) -> Saved:
    """Store what the post changed, all of it or none; only texts that no JSON may hold are left out.

    `partial` posts bring nothing but what their page believes changed. Raises Edit.DoesNotExist for a
    version that never was, NoSuchButton for a button the step does not have.
    """
    form = StepForm(step, draft.document_at(post.base), position)
    wrong = refused(post.texts)
    left_out = wrong.keys() | post.yielded
    texts = {name: text for name, text in post.texts.items() if name not in left_out}
    editor = Editor(form.binding.document)
    wrong |= write(editor, form, texts)
    fields_only = len(editor.finish())
    look_at = _button(editor, form, post.do)
    try:
        _store(draft, person, post, editor, fields_only)
        if partial:
            _type_back(draft, person, post, form)
    except Contested as conflict:
        return Saved(draft, conflict=conflict)
    except KeyReused:
        return Saved(draft, reused=True)
    except taskdef.UnreadableDocument as reason:
        return Saved(draft, refused={"": str(reason)})
    redrawn = _redrawn(form, texts, look_at if post.do else "")
    shown = _shown_after(draft, step, form, post, redrawn)
    return Saved(draft, wrong, look_at=look_at, redrawn=redrawn, base=shown)


def _button(editor: Editor, form: StepForm, do: str) -> str:
    if do == NEXT:
        drop_blank_rows(editor, form)
        return ""
    return press(editor, form, do) if ":" in do else ""


def _store(draft: Draft, person: Person, post: Post, editor: Editor, fields_only: int) -> None:
    """Fields can be posted twice without harm; what a button did once is not done again."""
    operations = editor.finish()
    key = post.once if len(operations) > fields_only else None
    try:
        draft.edit(person, post.base, operations, key=key, posted=post.do)
    except AlreadyPosted:
        draft.edit(person, post.base, operations[:fields_only])


def _type_back(draft: Draft, person: Person, post: Post, form: StepForm) -> None:
    """Texts typed back to what stood there at the base, over this person's own edit since."""
    log = draft.log_since(post.base)
    editor = Editor(draft.document)
    for name, text in post.texts.items():
        control = form.controls.get(name)
        if control is None or control.text != text or "/#" in name:
            continue
        cause, now = last_touch(name, log.operations), carry_path(name, log.operations)
        if cause is not None and now is not None and log.people[cause] == person:
            editor.put(now, control.value)
    draft.edit(person, draft.version, editor.finish())


def _redrawn(form: StepForm, texts: dict[str, str], pressed: str) -> frozenset[str]:
    """The parts a button changed, and what depends on a changed field."""
    found = {
        part.id
        for part in form.parts()
        if pressed and (pressed + "/").startswith(part.pointer + "/") and part.pointer != form.at
    }
    for name, text in texts.items():
        control = form.controls.get(name)
        if control is not None and control.text != text:
            found.update(control.field.redraws)
            if name.endswith(KIND) or "/#" in name:
                found.add(control.part)
    return frozenset(found)


def _shown_after(
    draft: Draft, step: Step, before: StepForm, post: Post, redrawn: frozenset[str]
) -> int | None:
    """The present version, when the page, with what is redrawn, shows it as it is."""
    if carry_path(before.at, draft.log_since(post.base).operations) != before.at:
        return None
    after = StepForm(step, draft.document, before.position)
    shown = {name: post.texts.get(name, text) for name, text in _texts(before, redrawn).items()}
    return draft.version if shown == _texts(after, redrawn) else None


def _texts(form: StepForm, redrawn: frozenset[str]) -> dict[str, str]:
    return {
        name: control.text
        for name, control in form.controls.items()
        if control.part not in redrawn and control.field.path not in redrawn
    }
