"""A preset on its way into a draft or out of it: what it asks, what it will change, what it needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from designer import taskdef
from designer.drafts.controls import ident, shown
from designer.drafts.remedies import Line, lines_of
from designer.drafts.words import told
from designer.taskdef.edits import Insert, Operation, Remove, apply, to_json
from designer.taskdef.items import Item
from designer.taskdef.paths import ABSENT
from designer.taskdef.preset import Input, Preset, fate, obstacle, policy
from designer.taskdef.preset import apply as applying
from designer.taskdef.preset import remove as removing
from designer.taskdef.sidecars import Sidecar
from designer.taskdef.task import Task


@dataclass(frozen=True)
class Question:
    """An input with the text it holds, and whether that is missing though it is needed."""

    asked: Input
    text: str
    is_missing: bool

    @property
    def name(self) -> str:
        return f"/{self.asked.name}"

    @property
    def id(self) -> str:
        return ident(self.name)

    @property
    def label(self) -> str:
        return _(self.asked.label)

    @property
    def hint(self) -> str:
        return _(self.asked.hint) if self.asked.hint else ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(value, _(words)) for value, words in self.asked.choices]


class PresetPage:
    """A preset and one version of a draft's document; `position` is that of the container for logs.

    `given` is what the person filled in, by name, None before they did. Where the preset is applied
    already, the page is about taking it off. Raises LookupError for a container that is not there.
    """

    def __init__(
        self,
        document: dict[str, Any],
        preset: Preset,
        position: int | None,
        region: str,
        given: Mapping[str, str] | None = None,
        *,
        drop: bool = False,
    ) -> None:
        self.document = document
        self.preset = preset
        self.position = position
        self.region = region
        self.given = given
        self.drop = drop
        self.task = Task(document)
        self.container = self._container()
        self.is_applied = preset.is_applied(self.task, self.container)

    def _container(self) -> Item:
        if self.preset.kind != "logs":
            return Item("", {})
        at = f"/containerDefinitions/{self.position}"
        found = next((one for one in self.task.containers if one.at == at), None)
        if found is None:
            raise LookupError(self.position)
        return found

    @property
    def title(self) -> str:
        return _(self.preset.title)

    @property
    def words(self) -> str:
        return _(self.preset.words)

    @cached_property
    def obstacle(self) -> str:
        """Why it cannot be applied."""
        said = None if self.is_applied else obstacle(self.preset, self.task, self.container)
        return told(said) if said else ""

    @cached_property
    def questions(self) -> list[Question]:
        if self.is_applied or self.obstacle:
            return []
        return [self._question(one) for one in self.preset.asks(self.task)]

    def _question(self, one: Input) -> Question:
        if self.given is None:
            here = self.preset.inputs_of(self.task, self.container).get(one.name)
            text = here or one.usual(self.task, self.container, self.region)
        else:
            text = self.given.get(f"/{one.name}", "").strip()
        return Question(one, text, not text and not one.is_optional)

    @property
    def missing(self) -> list[str]:
        """The labels of what is still to be filled in."""
        return [question.label for question in self.questions if question.is_missing]

    @property
    def inputs(self) -> dict[str, str]:
        if self.is_applied:
            return self.preset.inputs_of(self.task, self.container)
        return {question.asked.name: question.text for question in self.questions}

    @cached_property
    def operations(self) -> list[Operation]:
        """What is shown, and done when the button is pressed; nothing while something is missing."""
        at = self.container.at
        if self.is_applied:
            return removing(self.preset, self.document, at, drop=self.drop)
        if self.obstacle or self.missing:
            return []
        return applying(self.preset, self.document, at, self.inputs, drop=self.drop)

    @property
    def digest(self) -> str:
        """What tells the change that was shown from any other."""
        return taskdef.digest(to_json(self.operations))

    @cached_property
    def after(self) -> dict[str, Any]:
        made: dict[str, Any] = apply(self.document, self.operations)
        return made

    @property
    def lines(self) -> list[Line]:
        return [line for one in self.operations for line in self._lines(one)]

    def _lines(self, operation: Operation) -> Iterator[Line]:
        """A container that comes or goes is called by its name."""
        match operation:
            case Insert("/containerDefinitions", _index, {"name": str(name)} as item):
                yield Line(name, "", _whole(item))
            case Remove("/containerDefinitions", _index, {"name": str(name)} as item):
                yield Line(name, _whole(item), "")
            case _:
                yield from lines_of(operation, self.document, self.after, _whole)

    @cached_property
    def sidecar(self) -> Sidecar | None:
        return fate(self.preset, self.document, self.after) if self.operations else None

    @property
    def replaced(self) -> str:
        """The log driver that the container has now, when it gets another log configuration."""
        if self.preset.kind != "logs" or self.is_applied:
            return ""
        return str(self.container.item("logConfiguration").get("logDriver", ""))

    @property
    def afterwards(self) -> str:
        said = self.preset.afterwards(self.task)
        return told(said) if said else ""

    @property
    def is_for_task_role(self) -> bool:
        return self.preset.permissions.role == "task"

    @property
    def lacks_role(self) -> bool:
        return self.task.root.lacks("taskRoleArn" if self.is_for_task_role else "executionRoleArn")

    @property
    def names_account(self) -> bool:
        """Whether an account is left open in the policy."""
        return ":*:" in self.preset.permissions.resource

    @property
    def policy(self) -> str:
        """What the role has to allow, as text to copy."""
        names = ("region", "awslogs-region", "Aws_Region")
        region = next((self.inputs[name] for name in names if self.inputs.get(name)), self.region)
        return taskdef.dump(policy(self.preset.permissions, self.inputs, region)).rstrip()


def _whole(value: Any) -> str:
    """A value as the JSON beside the form has it."""
    if value is ABSENT:
        return ""
    return taskdef.dump(value).rstrip() if isinstance(value, dict | list) else shown(value)
