"""A step's form: its fields bound to the values of one document, as ModelForms are to a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from designer.drafts.binding import Binding
from designer.drafts.controls import Control
from designer.drafts.fields import Section, Step, Words
from designer.drafts.tables import BoundPart, bound_part
from designer.taskdef.rule import Finding


@dataclass(frozen=True)
class BoundSection:
    """A section of the page: its parts, what it says when closed, whether it starts open."""

    section: Section
    parts: list[BoundPart]
    says: Words
    unset: str

    @property
    def errors(self) -> int:
        """How many of its controls have an error."""
        return sum(part.errors for part in self.parts)

    @property
    def is_open(self) -> bool:
        return self.section.opened or self.errors > 0


class StepForm:
    """The controls of a step by name, and its sections ready for the page."""

    def __init__(
        self,
        step: Step,
        document: dict[str, Any],
        position: int | None = None,
        findings: Sequence[Finding] = (),
    ) -> None:
        self.step = step
        self.binding = Binding(document, step.items, position, findings)
        self.sections = [self._section(section) for section in step.sections]

    @property
    def controls(self) -> dict[str, Control]:
        return self.binding.controls

    @property
    def at(self) -> str:
        """The pointer of the item edited; "" for the document."""
        return self.binding.at

    def parts(self) -> Iterator[BoundPart]:
        for section in self.sections:
            yield from section.parts

    def part(self, id: str) -> BoundPart:
        """The part with this id. Raises StopIteration when the step has none."""
        return next(part for part in self.parts() if part.id == id)

    def _section(self, section: Section) -> BoundSection:
        form = self.binding
        return BoundSection(
            section,
            [bound_part(form, part) for part in section.parts],
            section.says(form.task, form.item) if section.says else "",
            form.pointer(section.unset) if section.unset and form.item.get(_last(section.unset)) else "",
        )


def _last(path: str) -> str:
    return path.rsplit(".", 1)[-1]
