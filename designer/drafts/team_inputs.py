"""What a team's template asks for: the names that its document holds."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from designer.drafts.inputs import FAMILY, KINDS, Input, kind_at
from designer.drafts.places import where_named
from designer.taskdef import paths
from designer.taskdef.filling import missed, placeholder, places

_EXAMPLES: Final = frozenset({"image", "secret", "file-system", "access-point"})
"""Kinds of which the value before is shown, and not taken over without a thought."""
_MOST_PLACES: Final = 3


def team_inputs(document: dict[str, Any], examples: Mapping[str, str | None]) -> tuple[Input, ...]:
    """The inputs in the order of the document. `examples` has what stood in their places before."""
    return tuple(_inputs(document, examples))


def _inputs(document: dict[str, Any], examples: Mapping[str, str | None]) -> Iterator[Input]:
    found = set(missed(document))
    for name, at in places(document).items():
        if name == FAMILY or not (name in found or name in examples):
            continue
        kind, before = _kind(name, at, document), examples.get(name) or ""
        is_example = kind in _EXAMPLES or before.startswith("arn:")
        yield Input(
            name,
            KINDS[kind],
            name,
            ", ".join(where_named(one, document) for one in at[:_MOST_PLACES]),
            example=before if is_example else "",
            default="" if is_example else before,
            is_missed=name in found,
        )


def _kind(name: str, at: list[str], document: dict[str, Any]) -> str:
    """That of the first place where the name stands alone."""
    for one in at:
        if paths.get(document, one) == placeholder(name):
            return kind_at(paths.parse(one, document))
    return "text"
