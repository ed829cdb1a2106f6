"""A step's form: its fields bound to the values of one document, as ModelForms are to a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from designer.drafts.binding import Binding
from designer.drafts.blank import AnyPart, Unbound, members_of, part_of
from designer.drafts.controls import Control
from designer.drafts.fields import Section, Step, Words, paths_of
from designer.drafts.tables import BoundPart, bound_part
from designer.drafts.words import error_words
from designer.taskdef.rule import Finding
from designer.taskdef.task import Task


@dataclass(frozen=True)
class BoundSection:
    """A section of the page: its parts, what it says when closed, whether it starts open."""

    section: Section
    parts: list[AnyPart]
    form: Binding
    unset: str = ""
    is_shown: bool = True

    @cached_property
    def says(self) -> Words:
        tells = self.section.says
        return tells(self.form.task, self.form.item) if tells and self.is_shown else ""

    @cached_property
    def errors(self) -> int:
        """How many of its controls have an error."""
        return sum(part.errors for part in self.parts) if self.form.has_errors else 0

    @property
    def error_words(self) -> str:
        return error_words(self.errors)

    @property
    def can_be_closed(self) -> bool:
        """Whether it says its value, and so needs not to be open to tell it."""
        return self.section.says is not None

    @property
    def is_gone(self) -> bool:
        """Whether nothing in it can be used here."""
        return all(part.is_gone for part in self.parts)

    @property
    def is_open(self) -> bool:
        return self.section.opened or self.errors > 0


class StepForm:
    """The controls of a step by name, and its sections ready for the page.

    A step with items edits the one at `position`, the first without an ask. Raises LookupError for an
    item that is not there.
    """

    def __init__(
        self,
        step: Step,
        document: dict[str, Any],
        position: int | None = None,
        findings: Sequence[Finding] = (),
        task: Task | None = None,
    ) -> None:
        self.step = step
        self.position = _position(step, document, position)
        self.binding = Binding(document, step.items, self.position, findings, task)
        self._made: dict[Section, BoundSection] = {}

    @cached_property
    def sections(self) -> list[BoundSection]:
        return self._bound(self.step.sections if self.is_editable else ())

    @cached_property
    def below(self) -> list[BoundSection]:
        return self._bound(self.step.below)

    @cached_property
    def is_editable(self) -> bool:
        """Whether there is a structure to edit: a step's item may be missing, or be no structure."""
        return not self.step.items or (isinstance(self.binding.raw, dict) and self.at != "")

    @property
    def whole(self) -> list[BoundSection]:
        """The sections of the task definition itself; those that are not shown keep their place."""
        shown = {bound.section.id: bound for bound in (*self.sections, *self.below)}
        sections = self.step.below if self.step.items else self.step.sections
        return [shown.get(one.id) or self._unshown(one) for one in sections]

    @cached_property
    def controls(self) -> dict[str, Control]:
        """All of them; those of unbound parts are made when somebody asks."""
        list(self.parts())
        return self.binding.controls

    @property
    def found_at(self) -> list[Control]:
        """The controls about which there is something to say."""
        for part in self.unbound_parts():
            if part.has_findings:
                _bound(part)
        return [control for control in self.binding.controls.values() if control.finding]

    def control(self, name: str) -> Control | None:
        """The control of this name. Sections and their parts are made one by one, the likely ones first."""
        if name not in self.binding.controls:
            within = name.removeprefix(self.at).removeprefix("/")
            for section, place in _by_likelihood(self.step, within.partition("/")[0]):
                if self._has(section):
                    _bound(self._section(section).parts[place])
                if name in self.binding.controls:
                    break
        return self.binding.controls.get(name)

    def controls_without(self, ids: frozenset[str]) -> list[Control]:
        """The controls of all parts but of those with these ids."""
        for section in self.step.all_sections:
            wanted = [place for place, part in enumerate(section.parts) if part.id not in ids]
            if wanted and self._has(section):
                bound = self._section(section).parts
                for place in wanted:
                    _bound(bound[place])
        return [control for control in self.binding.controls.values() if control.part not in ids]

    @property
    def asked_for(self) -> frozenset[str]:
        """The ids of the parts whose controls somebody wanted."""
        parts = (part for section in self._made.values() for part in section.parts)
        return frozenset(part.id for part in parts if isinstance(part, BoundPart) or part.is_asked_for)

    def of_fields(self, names: frozenset[str]) -> list[Control]:
        """The controls of the fields with these paths; other names are those of parts."""
        fields = names.intersection(self.step.paths)
        if not fields:
            return []
        for part in self.unbound_parts():
            if not fields.isdisjoint(paths_of(part.part)):
                _bound(part)
        return [one for one in self.binding.controls.values() if one.field.path in fields]

    @property
    def at(self) -> str:
        """The pointer of the item edited; "" for the document."""
        return self.binding.at

    def first_at(self, pointer: str) -> Control | None:
        """The first control at or under a place, as the page shows them."""
        shown = (control for part in self.parts() for control in part.all_controls())
        return next((control for control in shown if f"{control.name}/".startswith(f"{pointer}/")), None)

    def parts(self) -> Iterator[BoundPart]:
        for section in (*self.sections, *self.below):
            yield from map(_bound, section.parts)

    def parts_of(self, ids: frozenset[str]) -> list[BoundPart]:
        """The parts with these ids, in the order of the page."""
        sections = (*self.sections, *self.below)
        return [_bound(part) for section in sections for part in section.parts if part.id in ids]

    def part(self, id: str) -> BoundPart:
        """The part with this id. Raises StopIteration when the step has none."""
        return next(iter(self.parts_of(frozenset([id]))))

    def unbound_parts(self) -> Iterator[Unbound]:
        for section in (*self.sections, *self.below):
            yield from (part for part in section.parts if not isinstance(part, BoundPart))

    def _unshown(self, section: Section) -> BoundSection:
        return BoundSection(section, [], self.binding, is_shown=False)

    def _bound(self, sections: Sequence[Section]) -> list[BoundSection]:
        shown = (self._section(section) for section in sections if self._has(section))
        return [section for section in shown if not section.is_gone]

    def _has(self, section: Section) -> bool:
        """Whether the item edited has this section; a structure that is missing or none has no sections."""
        return self.binding.shows(section.shown) and (self.is_editable or section in self.step.below)

    def _section(self, section: Section) -> BoundSection:
        found = self._made.get(section)
        if found is None:
            found = self._made[section] = self._bind(section)
        return found

    def _bind(self, section: Section) -> BoundSection:
        """Whether a part is blank can be told of the item: what is below is of the whole document."""
        form, bind = self.binding, bound_part if section in self.step.below else part_of
        return BoundSection(
            section,
            [bind(form, part) for part in section.parts],
            form,
            form.pointer(section.unset) if section.unset and form.item.get(_last(section.unset)) else "",
        )


def _bound(part: AnyPart) -> BoundPart:
    """The part with its controls."""
    return part if isinstance(part, BoundPart) else part.bound


@lru_cache(maxsize=1024)
def _by_likelihood(step: Step, member: str) -> tuple[tuple[Section, int], ...]:
    """(section, place in it) of every part of a step: first those that have something of this member."""
    every = [(section, place) for section in step.all_sections for place in range(len(section.parts))]
    every.sort(key=lambda one: member not in members_of(one[0].parts[one[1]], step.items))
    return tuple(every)


def _last(path: str) -> str:
    return path.rsplit(".", 1)[-1]


def items_of(step: Step, document: dict[str, Any]) -> list[Any]:
    """The items of a step as the document has them; none when they are no list."""
    found = document.get(step.items) if step.items else None
    return found if isinstance(found, list) else []


def _position(step: Step, document: dict[str, Any], asked: int | None) -> int | None:
    count = len(items_of(step, document))
    if asked is not None and asked >= count:
        raise LookupError(asked)
    return asked if asked is not None or not count else 0
