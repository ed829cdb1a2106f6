"""What buttons of the wizard do to the document: "verb:pointer", checked against what the step may touch."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote

from designer.drafts import conditions, constraints
from designer.drafts.filling import fill
from designer.drafts.forms import StepForm
from designer.drafts.mounts import mount
from designer.drafts.renames import rename_references
from designer.drafts.sorting import sort_by_name
from designer.drafts.volume_types import become
from designer.taskdef import paths, schema
from designer.taskdef.edits import Editor
from designer.taskdef.paths import ABSENT


class NoSuchButton(ValueError):
    """The button's value is none that this step offers."""


def press(editor: Editor, form: StepForm, do: str) -> str:
    """Do what the button says; answers the pointer to look at next. Raises NoSuchButton.

    The pointer names a place in the document as it was shown; what the same post wrote into the
    fields moves nothing.
    """
    verb, _colon, rest = do.partition(":")
    pointer, _colon, argument = rest.rpartition(":") if verb in _WITH_ARGUMENT else (rest, "", "")
    action = _ACTIONS.get(verb)
    if (action is None and verb != FILL) or not _may_touch(form, pointer):
        raise NoSuchButton(do)
    try:
        return action(editor, pointer, argument) if action else fill(editor, form, pointer, unquote(argument))
    except (LookupError, ValueError) as error:
        raise NoSuchButton(do) from error


def _may_touch(form: StepForm, pointer: str) -> bool:
    """Whether the pointer lies at or under what this step shows, or is an item of its list."""
    try:
        where = paths.pattern(paths.parse(pointer, form.binding.document))
    except ValueError:
        return False
    items = form.step.items
    if items and where in (items, f"{items}[]"):
        return True
    shown = {*form.step.paths, *(section.unset for section in form.step.all_sections)}
    return any(
        where == path or where.startswith((path + "[]", path + ".")) or path.startswith(where + ".")
        for path in shown
        if path
    ) or any(where == path or where.startswith(path + "[]") for path in form.step.elsewhere)


def _list(editor: Editor, pointer: str) -> list[Any]:
    found = paths.get(editor.document, pointer)
    if found is ABSENT:
        return []
    if not isinstance(found, list):
        raise LookupError(pointer)
    return found


def _insert(editor: Editor, pointer: str, _argument: str) -> str:
    """A new last row: {} or what a structure begins with; "" in a list of plain values."""
    place = len(_list(editor, pointer))
    new = dict(_FIRST.get(pointer, {}))
    editor.insert(pointer, new if _holds_structures(pointer, editor.document) else "")
    return f"{pointer}/{place}"


def _holds_structures(pointer: str, document: Any) -> bool:
    return schema.shape_at((*paths.parse(pointer, document), 0)).kind == "structure"


def _add_option(editor: Editor, pointer: str, _argument: str) -> str:
    """A new option with an empty key; one at a time."""
    editor.put(f"{pointer}/", "")
    return pointer


def _remove(editor: Editor, pointer: str, _argument: str) -> str:
    parent, place = _item(editor, pointer)
    editor.remove(pointer)
    left = len(_list(editor, parent))
    return f"{parent}/{min(place, left - 1)}" if left else parent


def _item(editor: Editor, pointer: str) -> tuple[str, int]:
    parent, _slash, last = pointer.rpartition("/")
    place = int(last)
    if not 0 <= place < len(_list(editor, parent)):
        raise LookupError(pointer)
    return parent, place


def _duplicate(editor: Editor, pointer: str, _argument: str) -> str:
    parent, place = _item(editor, pointer)
    editor.duplicate(pointer)
    return f"{parent}/{place + 1}"


def _move(editor: Editor, pointer: str, argument: str) -> str:
    parent, _place = _item(editor, pointer)
    end = int(argument)
    if not 0 <= end < len(_list(editor, parent)):
        raise LookupError(pointer)
    editor.move(pointer, end)
    return f"{parent}/{end}"


def _unset(editor: Editor, pointer: str, _argument: str) -> str:
    editor.put(pointer, ABSENT)
    return pointer


def _become(editor: Editor, pointer: str, argument: str) -> str:
    _item(editor, pointer)
    return become(editor, pointer, argument)


def _mount(editor: Editor, pointer: str, argument: str) -> str:
    _list(editor, pointer)
    return mount(editor, pointer, argument)


def _rename(editor: Editor, pointer: str, argument: str) -> str:
    """What refers to an item by its former name takes the name it has now."""
    _item(editor, pointer.removesuffix("/name"))
    new = paths.get(editor.document, pointer)
    if not isinstance(new, str):
        raise LookupError(pointer)
    rename_references(editor, paths.tokens(pointer)[0], unquote(argument), new)
    return pointer


def _awslogs(editor: Editor, pointer: str, region: str) -> str:
    """Logs to Amazon CloudWatch as most tasks have them; what is set already stays."""
    _item(editor, pointer)
    log, family = f"{pointer}/logConfiguration", paths.get(editor.document, "/family")
    usual = {
        "logDriver": "awslogs",
        "options/awslogs-group": f"/ecs/{family}" if family and isinstance(family, str) else "",
        "options/awslogs-region": region,
        "options/awslogs-stream-prefix": "ecs",
        "options/awslogs-create-group": "true",
    }
    for name, text in usual.items():
        if text and paths.get(editor.document, f"{log}/{name}") is ABSENT:
            editor.put(f"{log}/{name}", text)
    return f"{log}/logDriver"


_FIRST: Final = {f"/{constraints.PATH}": constraints.BLANK}
FILL: Final = "fill"
_ACTIONS: Final[dict[str, Callable[[Editor, str, str], str]]] = {
    "insert": _insert,
    "option": _add_option,
    "remove": _remove,
    "duplicate": _duplicate,
    "move": _move,
    "unset": _unset,
    "become": _become,
    "mount": _mount,
    "condition": conditions.add_condition,
    "uncondition": conditions.remove_condition,
    "rename": _rename,
    "awslogs": _awslogs,
    "sort": lambda editor, pointer, _argument: sort_by_name(editor, pointer),
}
_WITH_ARGUMENT: Final = frozenset({"move", "become", "mount", "uncondition", "rename", "awslogs", FILL})


def change_kind(editor: Editor, pointer: str) -> None:
    """A variable turns from value into secret or back: it leaves one list and joins the other."""
    parent, place = _item(editor, pointer)
    row = _list(editor, parent)[place]
    container, _slash, name = parent.rpartition("/")
    other, old, new = (
        ("secrets", "value", "valueFrom") if name == "environment" else ("environment", "valueFrom", "value")
    )
    turned = (
        {new if key == old else key: value for key, value in row.items()} if isinstance(row, dict) else row
    )
    target = f"{container}/{other}"
    editor.insert(target, turned)
    editor.remove(pointer)


def drop_blank_rows(editor: Editor, form: StepForm) -> None:
    """Leaving a step drops the rows that were added and left blank."""
    for part in form.parts():
        for place, blank in sorted(part.blank_places.items(), key=_last_within_first, reverse=True):
            if paths.get(editor.document, place) in ({}, "", blank):
                editor.remove(place)


def _last_within_first(blank: tuple[str, Any]) -> list[tuple[int, str]]:
    """A key by which, backwards, the later places come before the earlier, and inner before outer."""
    tokens = paths.tokens(blank[0])
    return [(int(token), "") if token.isdecimal() else (0, token) for token in tokens]
