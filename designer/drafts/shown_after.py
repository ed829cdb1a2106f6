"""What the page of a step shows after a save, when only parts of it are drawn anew."""

from dataclasses import dataclass
from typing import Self

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
        toggled = _shown_in(before) ^ _shown_in(after)
        sections = (*before.whole, *after.whole)
        gone = redrawn | {part.id for one in sections if one.section.id in toggled for part in one.parts}
        alike = gone | _alike_in_both(before, after)
        shown = {name: typed.get(name, text) for name, text in _texts(before, alike).items()}
        return cls(shown == _texts(after, alike), toggled)


def _shown_in(form: StepForm) -> frozenset[str]:
    return frozenset(one.section.id for one in form.whole if one.is_shown)


def _alike_in_both(before: StepForm, after: StepForm) -> frozenset[str]:
    """The parts that hold what they held, and in which nothing was typed: they show what they showed."""
    asked = {part.id for part in before.unbound_parts() if part.is_asked_for}
    keys = {part.id: part.key for part in after.unbound_parts()}
    return frozenset(
        part.id for part in before.unbound_parts() if part.id not in asked and keys.get(part.id) == part.key
    )


def _texts(form: StepForm, left_out: frozenset[str]) -> dict[str, str]:
    """What the controls show, but for those of the parts and paths left out."""
    form.ask_for(part for part in form.unbound_parts() if part.id not in left_out)
    return {
        name: control.text
        for name, control in form.binding.controls.items()
        if control.part not in left_out and control.field.path not in left_out
    }
