"""Functions of CloudFormation in place of values: `Ref`, `Fn::Sub`, `Fn::Join` and the others."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from designer.taskdef import walking
from designer.taskdef.paths import Parts
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.text import compact
from designer.taskdef.walking import Place
from designer.taskdef.words import gettext_noop as _

_NO_VALUE: Final = "AWS::NoValue"


def propose(value: Any) -> Iterator[Proposal]:
    done: set[Parts] = set()
    for place in walking.each(value):
        if not _is_function(place.value) or any(place.parts[:end] in done for end in range(len(place.parts))):
            continue
        done.add(place.parts)
        yield _nothing(place) if place.value == {"Ref": _NO_VALUE} else _placeholder(place)


def _is_function(value: Any) -> bool:
    if not isinstance(value, dict) or len(value) != 1:
        return False
    [(name, argument)] = value.items()
    return (name == "Ref" and isinstance(argument, str)) or name.startswith("Fn::")


def _nothing(place: Place) -> Proposal:
    return Proposal(
        kind="left",
        template=_("AWS::NoValue means that nothing is set: it is left out."),
        before=compact(place.value),
        after="null",
        path=place.path,
        change=partial(walking.put, place=place, value=None),
    )


def _placeholder(place: Place) -> Proposal:
    text = _said(place.value)
    return Proposal(
        kind="fill",
        template=_(
            "CloudFormation works this value out when it makes the stack: a placeholder stands for it. "
            "Fill it in before registering."
        ),
        before=cut(compact(place.value)),
        after=cut(compact(text)),
        path=place.path,
        change=partial(walking.put, place=place, value=text),
    )


def _said(value: Any) -> str:
    """A text with a placeholder for each part that is not known."""
    if not _is_function(value):
        return value if isinstance(value, str) else compact(value)
    [(name, argument)] = value.items()
    if name == "Ref":
        return f"${{{argument}}}"
    if name == "Fn::Sub":
        text = argument[0] if isinstance(argument, list) and argument else argument
        return text if isinstance(text, str) else _named(name, argument)
    if name == "Fn::GetAtt":
        parts = argument if isinstance(argument, list) else [argument]
        return f"${{{'.'.join(map(str, parts))}}}"
    if (
        name == "Fn::Join"
        and isinstance(argument, list)
        and len(argument) == 2
        and isinstance(argument[1], list)
    ):
        return str(argument[0]).join(map(_said, argument[1]))
    return _named(name, argument)


def _named(name: str, argument: Any) -> str:
    """One placeholder that names the function and what it is given; it may hold no braces."""
    said = compact(argument) if not isinstance(argument, str) else argument
    inner = "".join(char for char in cut(said, 60) if char not in '{}"')
    return f"${{{name.removeprefix('Fn::')} {inner}}}"
