"""A stored text, read and checked once, though a page and its answers ask for it again and again."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from designer.taskdef.check import check_task
from designer.taskdef.edits import Operation
from designer.taskdef.mending import mended
from designer.taskdef.references import Place, places
from designer.taskdef.rule import Finding
from designer.taskdef.task import Task
from designer.taskdef.text import read


@dataclass(frozen=True, eq=False)
class Checked:
    """What one text says. It is shared: nobody changes the document in place, nor the lists."""

    text: str
    task: Task
    _mended: dict[tuple[str, str, str], list[Operation]] = field(default_factory=dict, init=False, repr=False)

    @property
    def document(self) -> dict[str, Any]:
        return self.task.document

    @cached_property
    def findings(self) -> list[Finding]:
        """Those of `check`."""
        return check_task(self.task)

    def mended(self, finding: Finding) -> list[Operation]:
        """What one click does about one of the `findings`: each step of a draft shows the same."""
        key = (finding.rule, finding.path, finding.message)
        found = self._mended.get(key)
        if found is None:
            found = self._mended[key] = mended(self.document, finding, self.findings)
        return found

    @cached_property
    def places(self) -> list[Place]:
        """What it refers to, and where."""
        return places(self.document)


@lru_cache(maxsize=32)
def checked(text: str) -> Checked:
    """What a text that passed the strict gate says. Raises UnreadableDocument for any other."""
    return Checked(text, Task(read(text)))
