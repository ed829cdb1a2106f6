"""How near a draft is to the limits of ECS, in words, and what to move where before it meets them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy, ngettext

from designer.drafts.fields import Words
from designer.drafts.places import place_of, where
from designer.taskdef import limits
from designer.taskdef.limits import BYTES, NEAR, Kind, Use
from designer.taskdef.task import WINDOWS, Task
from designer.translated import gettext as _

KIB: Final = 1024
_WORTH_NAMING: Final = 20
"""Moving what takes less than this part of the room makes none."""

LABELS: Final[dict[Kind, Words]] = {
    "size": gettext_lazy("Document size"),
    "containers": gettext_lazy("Containers"),
    "port ranges": gettext_lazy("Port ranges"),
    "tags": gettext_lazy("Tags"),
}
_ADVICE: Final[dict[Kind, Words]] = {
    "containers": gettext_lazy(
        "Move containers that need not start and stop together to a task definition of their own."
    ),
    "port ranges": gettext_lazy("Merge ranges that touch each other, or move some to another container."),
    "tags": gettext_lazy(
        "Put tags that hold for the whole service on the service; it can pass them on to its tasks."
    ),
}
_PLACES: Final[dict[Kind, str]] = {"size": "", "containers": "/containerDefinitions", "tags": "/tags"}


@dataclass(frozen=True)
class Part:
    """Something that takes much of the room, with a link to it."""

    where: str
    size: str
    url: str


@dataclass(frozen=True)
class Meter:
    """How much of a limit is used. `advice` is what to do; `largest` finds what takes the most room."""

    use: Use
    label: Words
    words: Words
    left: Words
    advice: Words
    url: str
    largest: Callable[[], tuple[Part, ...]] = tuple

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What takes the most room, where there is little left of it."""
        return self.largest() if self.use.is_near or self.use.is_over else ()

    @property
    def value(self) -> str:
        return f"{self.use.used:d}"

    @property
    def most(self) -> str:
        return f"{self.use.most:d}"

    @property
    def low(self) -> str:
        """Just under where the limit is near: a meter's own bounds belong to the better side."""
        return f"{self.use.most * NEAR / 100 - 0.5:g}"

    @property
    def high(self) -> str:
        """A meter ends at the limit; what is over it stands there, too, and has to look so."""
        return f"{self.use.most - 0.5 * self.use.is_over:g}"


@dataclass(frozen=True)
class Share:
    """The part of the size that the environment takes."""

    words: Words
    bytes: str
    most: str


class Limits:
    """The limits of one draft, as the wizard shows them."""

    def __init__(self, task: Task, draft_id: int) -> None:
        self._task = task
        self._draft_id = draft_id

    @cached_property
    def meters(self) -> list[Meter]:
        return [self._meter(use) for use in self._uses]

    @cached_property
    def _uses(self) -> list[Use]:
        return list(limits.uses(self._task))

    @cached_property
    def near(self) -> list[Meter]:
        """What there is little room left of. What is over its limit is a finding already."""
        return [self._meter(use) for use in self._uses if use.is_near]

    @cached_property
    def size(self) -> Meter:
        return next(self._meter(use) for use in self._uses if use.kind == "size")

    @cached_property
    def environment(self) -> Share:
        """ECS has no limit to the number of entries; they count by their size."""
        found = limits.environment(self._task)
        number = ngettext("%(n)s entry", "%(n)s entries", found.entries) % {
            "n": number_format(found.entries, force_grouping=True)
        }
        words = f"{number}, {kib(found.bytes)} KiB"
        return Share(words, f"{found.bytes:d}", f"{BYTES:d}")

    def _meter(self, use: Use) -> Meter:
        if use.kind == "size":
            words = _("%(kib)s of %(most)s KiB") % {"kib": kib(use.used), "most": kib(use.most, 0)}
            left = _("%(kib)s KiB too much") if use.is_over else _("%(kib)s KiB left")
            left %= {"kib": kib(use.over or use.left)}
            return Meter(use, LABELS["size"], words, left, self._shrink(), self._url(""), self._largest)
        words = _("%(number)s of %(most)s") % {"number": use.used, "most": use.most}
        left = _("%(n)s too many") if use.is_over else _("%(n)s left")
        left %= {"n": use.over or use.left}
        label = f"{LABELS[use.kind]} · {use.of.label}" if use.of else LABELS[use.kind]
        at = use.of.path("portMappings") if use.of else _PLACES[use.kind]
        return Meter(use, label, words, left, _ADVICE[use.kind], self._url(at))

    def _shrink(self) -> str:
        """Windows tasks have no environment files."""
        if self._task.os_family == WINDOWS:
            return _("Move long environment values to Secrets Manager or Parameter Store, or split the task.")
        return _(
            "Move long environment values to environment files in Amazon S3, Secrets Manager or "
            "Parameter Store, or split the task."
        )

    def _largest(self) -> tuple[Part, ...]:
        return tuple(
            Part(where(at, self._task.document), f"{kib(size)} KiB", self._url(at))
            for at, size in limits.largest(self._task)
            if size * _WORTH_NAMING >= BYTES
        )

    def _url(self, pointer: str) -> str:
        return place_of(pointer, self._task.document).url(self._draft_id)


def kib(size: int, digits: int = 1) -> str:
    return number_format(size / KIB, digits)
