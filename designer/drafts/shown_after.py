"""What the page of a step shows after a save, when only parts of it are drawn anew."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from designer.drafts.forms import StepForm


@dataclass(frozen=True)
class ShownAfter:
    """`is_current`: the page, with what is redrawn, shows the present version as it is.

    `toggled` are the sections that came or went.
    """

    is_current: bool = False
    toggled: frozenset[str] = frozenset()

    @classmethod
    def of(cls, before: StepForm, after: StepForm, typed: dict[str, str], redrawn: frozenset[str]) -> Self:
        """`typed` are the texts that stand in the page now, by the names of their controls."""
        was, now = _shown(before), _shown(after)
        toggled = was.sections ^ now.sections
        sections = (one for one in before.step.all_sections if one.id in toggled)
        gone = redrawn | {part.id for one in sections for part in one.parts}
        alike = gone | ({id for id, key in was.keys.items() if now.keys.get(id) == key} - before.asked_for)
        shown = {name: typed.get(name, text) for name, text in _texts(before, alike).items()}
        return cls(shown == _texts(after, alike), toggled)


class _Shown(NamedTuple):
    """`keys` are equal for parts that show the same texts where nothing was typed; by their ids."""

    sections: frozenset[str]
    keys: Mapping[str, Hashable]


def _shown(form: StepForm) -> _Shown:
    """Kept with the task: with what a page shows now, the next save compares what it shows then."""
    known: dict[Any, Any] = form.binding.task.found
    place = (_shown, form.step, form.position)
    found: _Shown | None = known.get(place)
    if found is None:
        sections = frozenset(one.section.id for one in form.whole if one.is_shown)
        keys = {part.id: part.texts_key for part in form.unbound_parts()}
        found = known[place] = _Shown(sections, keys)
    return found


def _texts(form: StepForm, left_out: frozenset[str]) -> dict[str, str]:
    """What the controls show, but for those of the parts and paths left out."""
    return {
        control.name: control.text
        for control in form.controls_without(left_out)
        if control.field.path not in left_out
    }
