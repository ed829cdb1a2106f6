"""A template: a task definition that lacks what differs from use to use, and asks for it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse

from designer.drafts.comparison import TYPES
from designer.drafts.fields import Words
from designer.drafts.inputs import FAMILY, Input
from designer.drafts.starts import with_family
from designer.taskdef.filling import fill
from designer.taskdef.task import LINUX, Task
from designer.teams.models import Team


@dataclass(frozen=True, kw_only=True)
class Template:
    """What a draft can be started from. `key` tells it from all others, `needs` is what has to be around it.

    A template of a team belongs to `team`; the others are everybody's.
    """

    key: str
    title: Words
    lead: Words
    icon: str
    document: dict[str, Any] = field(repr=False)
    inputs: tuple[Input, ...]
    needs: tuple[Words, ...] = ()
    team: Team | None = None

    @property
    def address(self) -> str:
        """Its page, where a draft is started from it."""
        kind, _colon, which = self.key.partition(":")
        return reverse(f"drafts:from_{kind}", args=[which])

    def filled(self, answers: dict[str, str], family: str) -> dict[str, Any]:
        """The document with these answers and this family; what is not answered stays a placeholder."""
        known = {**answers, FAMILY: family} if family else answers
        return with_family(fill(self.document, known), family)

    @cached_property
    def task(self) -> Task:
        return Task(self.document)

    @property
    def tags(self) -> list[str]:
        """Launch types and operating system, as the card has them."""
        types = [str(tile.name) for tile in TYPES if tile.value in self.task.launch_types]
        return [*types, "Linux" if self.task.os_family == LINUX else "Windows"]

    @property
    def containers(self) -> list[str]:
        return [container.label for container in self.task.containers]

    def matches(self, words: str) -> bool:
        """Whether all of these words stand in what its card says."""
        said = " ".join(map(str, (self.title, self.lead, *self.tags, *self.containers, self.team or "")))
        return all(word in said.casefold() for word in words.casefold().split())
