"""A stored text, read and checked once, though a page and its answers ask for it again and again."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from designer.taskdef.check import check_task
from designer.taskdef.references import Place, places
from designer.taskdef.rule import Finding
from designer.taskdef.task import Task
from designer.taskdef.text import read


@dataclass(frozen=True, eq=False)
class Checked:
    """What one text says. It is shared: nobody changes the document in place, nor the list."""

    text: str
    task: Task

    @property
    def document(self) -> dict[str, Any]:
        return self.task.document

    @cached_property
    def findings(self) -> list[Finding]:
        """Those of `check`."""
        return check_task(self.task)

    @cached_property
    def places(self) -> list[Place]:
        """What it refers to, and where."""
        return places(self.document)


@lru_cache(maxsize=32)
def checked(text: str) -> Checked:
    """What a text that passed the strict gate says. Raises UnreadableDocument for any other."""
    return Checked(text, Task(read(text)))
