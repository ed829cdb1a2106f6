"""What a posted form asks for: the fields a person changed, and the button they pressed."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import QueryDict

from designer.drafts import verbs
from designer.drafts.controls import Control
from designer.drafts.forms import StepForm
from designer.drafts.names import BASE, CHOICE, DO, END, KIND, MEMBER, ONCE, OWN, SEEN, THEIRS, VALUE
from designer.taskdef import paths
from designer.taskdef.edits import Editor, Misfit
from designer.taskdef.paths import ABSENT
from designer.translated import gettext as _

_LARGEST_VERSION: Final = 2**31 - 1
_VERSION: Final = re.compile(r"[0-9]{1,10}\Z", re.ASCII)


class CutOff(ValueError):
    """The post lacks its end, its version or its key: part of what was typed may be missing."""


@dataclass(frozen=True)
class Post:
    """A post as it came: the version shown, the one-use key, the button, and the controls by name.

    `yielded` are the names at which the person chose the other's value over their own. `own` are the
    versions since the base that the same page made: what they wrote is what the page shows. `seen` tells
    of which text the JSON beside the form is.
    """

    base: int
    once: str
    do: str
    texts: dict[str, str] = field(repr=False)
    yielded: frozenset[str] = frozenset()
    own: frozenset[int] = frozenset()
    seen: str = ""

    @classmethod
    def of(cls, posted: QueryDict) -> "Post":
        """Raises CutOff when the post is not whole."""
        base, once = version_in(posted.get(BASE, "")), posted.get(ONCE, "")
        if END not in posted or base is None or not 0 < len(once) <= 64:
            raise CutOff
        texts = {name: newlines(str(posted[name])) for name in posted if name.startswith("/")}
        yielded = {name[1:] for name in posted if name.startswith(CHOICE + "/") and posted[name] == THEIRS}
        own = frozenset(int(one) for one in posted.get(OWN, "").split(",") if _VERSION.match(one))
        return cls(base, once, posted.get(DO, ""), texts, frozenset(yielded), own, posted.get(SEEN, ""))


def version_in(text: str) -> int | None:
    """The version that a text tells, None for any other text."""
    version = int(text) if _VERSION.match(text) else None
    return version if version is not None and version <= _LARGEST_VERSION else None


def newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refused(texts: dict[str, str]) -> dict[str, str]:
    """Why each text can not be stored, by name: only what no JSON text may hold."""
    reasons = {}
    for name, text in texts.items():
        if "\0" in text:
            reasons[name] = _("Not stored: it holds a NUL character. Remove it.")
        elif not text.isprintable() and any("\ud800" <= one <= "\udfff" for one in text):
            reasons[name] = _("Not stored: it holds half a character (a lone surrogate). Type it again.")
    return reasons


def write(editor: Editor, form: StepForm, texts: dict[str, str]) -> dict[str, str]:
    """Write the changed texts into the document, in the order posted; a name that no control has is left.

    Answers by name why a text has no place: something of another kind stands where it would go.
    """
    kinds, homeless = [], {}
    for name, text in texts.items():
        control = form.control(name)
        if control is None or text == control.text:
            continue
        if name.endswith(KIND):
            kinds.append(name.removesuffix(KIND))
            continue
        try:
            _write(editor, form, control, text)
        except Misfit:
            homeless[name] = _("Not stored: what it belongs to has another form here. Remove that first.")
    for pointer in sorted(kinds, key=_position, reverse=True):
        verbs.change_kind(editor, pointer)
    return homeless


def _position(pointer: str) -> int:
    return int(pointer.rsplit("/", 1)[1])


def _write(editor: Editor, form: StepForm, control: Control, text: str) -> None:
    parent, _slash, last = control.name.rpartition("/")
    if control.writes is not None:
        control.writes(editor, text)
    elif last.startswith(MEMBER):
        _choose(editor, parent, last.removeprefix(MEMBER), text == "true")
    elif "/#" in control.name:
        _option(editor, form, control.name, text)
    else:
        editor.put(control.name, control.typed(text))


def _choose(editor: Editor, pointer: str, choice: str, chosen: bool) -> None:
    """Put a choice into a list, or take it out of it."""
    found = paths.get(editor.document, pointer)
    held = found if isinstance(found, list) else []
    if chosen and choice not in held:
        if found is not ABSENT and not isinstance(found, list):
            editor.put(pointer, [choice])
        else:
            editor.insert(pointer, choice)
    elif not chosen and choice in held:
        editor.remove(f"{pointer}/{held.index(choice)}")


def _option(editor: Editor, form: StepForm, name: str, text: str) -> None:
    """A key or value of a map, by the place it had when it was shown."""
    pointer, _hash, rest = name.rpartition("/#")
    place = int(rest.split("/")[0])
    key = list(_map(form.binding.document, pointer))[place]
    if name.endswith(VALUE):
        renamed = list(_map(editor.document, pointer))[place]  # perhaps in this very post
        editor.put(f"{pointer}/{paths.escape(renamed)}", text)
    elif text not in _map(editor.document, pointer):
        editor.rename(f"{pointer}/{paths.escape(key)}", text)


def _map(document: Any, pointer: str) -> dict[str, Any]:
    found = paths.get(document, pointer)
    return found if isinstance(found, dict) else {}
