"""Bind fields to their values in one document: the ground that forms and tables stand on."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from designer.drafts.controls import Control, control
from designer.drafts.fields import Field, RuledOut, Words
from designer.taskdef import paths, schema
from designer.taskdef.items import Item
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import LEVELS, Finding
from designer.taskdef.task import Task


@lru_cache(maxsize=4096)
def bind(path: str, position: int | None) -> str:
    """'containerDefinitions[].image' at 2 becomes '/containerDefinitions/2/image'."""
    names = paths.split(path)
    if position is not None and "[]" in names:
        names[names.index("[]")] = str(position)
    return "".join("/" + paths.escape(name) for name in names)


class Binding:
    """A document, the item edited in it, and the controls made so far, by name.

    `position` is the place of the item in the list at the path `items`, `at` its pointer; without `items`
    the document itself is edited. Findings stand at the control whose name is their path.
    """

    def __init__(
        self,
        document: dict[str, Any],
        items: str = "",
        position: int | None = None,
        findings: Sequence[Finding] = (),
        task: Task | None = None,
    ) -> None:
        self.document = document
        self.items = items
        self.position = position
        self.at = "" if position is None else f"/{items}/{position}"
        self.task = task or Task(document)
        self.controls: dict[str, Control] = {}
        self._reasons: dict[RuledOut, Words] = {}
        self._said: dict[RuledOut, str] = {}
        self._shown: dict[Callable[[Task, Item], bool], bool] = {}
        self._findings = _worst_by_path(findings)
        self._found_in: dict[str, list[Finding]] = defaultdict(list)
        depth, within = self.at.count("/") + 1, f"{self.at}/"
        for path, finding in self._findings.items():
            if path.startswith(within):
                self._found_in[path.split("/", depth + 1)[depth]].append(finding)

    @cached_property
    def item(self) -> Item:
        """The item edited as rules see it."""
        items = self.task.root.items_of(self.items) if self.items else [self.task.root]
        return next((item for item in items if item.at == self.at), Item(self.at, {}))

    def pointer(self, path: str) -> str:
        """The place a path means here: its first [] is the item edited."""
        return bind(path, self.position)

    def value(self, pointer: str) -> Any:
        """The value in the document, or ABSENT; also where something of another kind is in the way."""
        try:
            return paths.get(self.document, pointer)
        except ValueError:
            return ABSENT

    def finding(self, pointer: str) -> Finding | None:
        """The worst finding at exactly this place."""
        return self._findings.get(pointer)

    def reason(self, ruled_out: RuledOut) -> Words:
        """Why fields with this test cannot be used; a form asks the same of many."""
        if ruled_out not in self._reasons:
            self._reasons[ruled_out] = ruled_out(self.task)
        return self._reasons[ruled_out]

    def says(self, ruled_out: RuledOut) -> str:
        """The same in the language of the page."""
        if ruled_out not in self._said:
            self._said[ruled_out] = str(self.reason(ruled_out))
        return self._said[ruled_out]

    def shows(self, shown: Callable[[Task, Item], bool]) -> bool:
        """Whether fields or sections with this test belong to the item edited."""
        if shown not in self._shown:
            self._shown[shown] = shown(self.task, self.item)
        return self._shown[shown]

    @cached_property
    def raw(self) -> Any:
        """The item edited as it is written."""
        return self.value(self.at)

    @cached_property
    def _held(self) -> frozenset[str]:
        """The members of the item that are there, or in which something was found."""
        return frozenset(self._found_in).union(self.raw if isinstance(self.raw, dict) else ())

    def has_nothing_in(self, members: frozenset[str]) -> bool:
        """Whether these members of the item are absent and nothing was found in them."""
        return members.isdisjoint(self._held)

    def has_findings_in(self, members: frozenset[str]) -> bool:
        """Whether anything was found in these members of the item."""
        return not members.isdisjoint(self._found_in)

    @cached_property
    def has_errors(self) -> bool:
        """Whether anything in the document is an error."""
        return any(finding.level == "error" for finding in self._findings.values())

    def found_in(self, members: frozenset[str]) -> list[Finding]:
        """The worst finding at each place in these members of the item."""
        found = self._found_in
        return [finding for name in sorted(members) if name in found for finding in found[name]]

    def bind(self, field: Field, pointer: str, part: str) -> Control:
        """The control of a field at a pointer, remembered under its name."""
        found = schema.find(field.path)
        return self.remember(
            control(
                found.kind if found is not None else "text",
                pointer,
                field,
                self.value(pointer),
                choices=field.choices(self.task, self.item) if field.choices else None,
                suggestions=self._suggested(field, pointer),
                reason=self.reason(field.ruled_out),
                finding=self.finding(pointer),
                part=part,
            )
        )

    def _suggested(self, field: Field, pointer: str) -> Sequence[str]:
        if field.suggests:
            return field.suggests(self.task, pointer)
        return field.suggestions(self.task) if field.suggestions else ()

    def remember(self, made: Control) -> Control:
        """Know the control by its name."""
        self.controls[made.name] = made
        return made


def _worst_by_path(findings: Sequence[Finding]) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda finding: LEVELS.index(finding.level)):
        found.setdefault(finding.path, finding)
    return found
