"""The wizard's page around a form: findings, JSON, stepper, list of items, where to go next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from secrets import token_urlsafe
from typing import Any

from django.utils.safestring import SafeString

from designer import taskdef
from designer.drafts.fields import Step, Words
from designer.drafts.forms import StepForm, items_of
from designer.drafts.models import Draft
from designer.drafts.places import Place, place_of, step_url
from designer.drafts.preview import preview
from designer.drafts.steps import STEPS, neighbours
from designer.drafts.steps.volumes import mounts
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, counted_words, fix, level_name, message
from designer.taskdef.rule import LEVELS, Finding
from designer.taskdef.task import Item


@dataclass(frozen=True)
class ShownFinding:
    """A finding in the reader's language, with the place where it is mended."""

    finding: Finding
    place: Place
    url: str

    @property
    def message(self) -> str:
        return message(self.finding)

    @property
    def fix(self) -> str:
        return fix(self.finding)

    @property
    def level(self) -> str:
        return level_name(self.finding.level)

    @property
    def tone(self) -> str:
        return LEVEL_TONES[self.finding.level]

    @property
    def tone_class(self) -> str:
        return f"t-{self.tone}"

    @property
    def icon(self) -> str:
        return LEVEL_ICONS[self.finding.level]

    @property
    def where(self) -> str:
        """The path as people write it: containerDefinitions.0.image."""
        return self.finding.path.removeprefix("/").replace("/", ".") or "–"


@dataclass(frozen=True)
class StepLink:
    """A step in the stepper: done, to do, or with so many errors."""

    step: Step
    url: str
    is_current: bool
    is_done: bool
    errors: int


@dataclass(frozen=True)
class ItemLink:
    """An item in the list at the side of a step: a container, a volume."""

    position: int
    name: str
    url: str
    is_current: bool
    errors: int
    says: Words


class StepPage:
    """Everything a page of the wizard shows of a draft at its present version."""

    def __init__(self, draft: Draft, step: Step, position: int | None = None) -> None:
        self.draft = draft
        self.step = step
        self.document = draft.document
        self.raw_findings: Sequence[Finding] = taskdef.check(self.document)
        self.form = StepForm(step, self.document, position, self.raw_findings)
        self.position = self.form.position
        self.once = token_urlsafe(18)

    @cached_property
    def url(self) -> str:
        return step_url(self.draft.pk, self.step, self.position)

    @cached_property
    def findings(self) -> list[ShownFinding]:
        return [self._shown(finding) for finding in self.raw_findings]

    @cached_property
    def counted(self) -> list[ShownFinding]:
        """All but notes."""
        return [shown for shown in self.findings if shown.finding.level != "note"]

    @cached_property
    def notes(self) -> list[ShownFinding]:
        return [shown for shown in self.findings if shown.finding.level == "note"]

    @cached_property
    def counts(self) -> list[tuple[str, str]]:
        """(tone, "2 warnings") of each level found, worst first, without notes."""
        counted = Counter(finding.level for finding in self.raw_findings)
        return [
            (LEVEL_TONES[level], counted_words(level, counted[level]))
            for level in LEVELS
            if level != "note" and counted[level]
        ]

    @cached_property
    def errors(self) -> list[ShownFinding]:
        return [shown for shown in self.findings if shown.finding.level == "error"]

    @cached_property
    def preview(self) -> SafeString:
        return preview(self.document, frozenset(shown.finding.path for shown in self.errors))

    @property
    def size(self) -> int:
        """Bytes of what would be sent."""
        return len(self.draft.content.text.encode())

    @cached_property
    def steps(self) -> list[StepLink]:
        errors = Counter(shown.place.step.slug for shown in self.errors)
        return [
            StepLink(
                step,
                step_url(self.draft.pk, step),
                step is self.step,
                step.filled(self.form.binding.task),
                errors[step.slug],
            )
            for step in STEPS
        ]

    @property
    def previous(self) -> Step | None:
        return neighbours(self.step)[0]

    @property
    def next(self) -> Step | None:
        return neighbours(self.step)[1]

    @cached_property
    def items(self) -> list[ItemLink]:
        return list(self._items()) if self.step.items else []

    @property
    def current_item(self) -> ItemLink | None:
        return next((item for item in self.items if item.is_current), None)

    @cached_property
    def mounts(self) -> dict[str, Any]:
        """Who mounts what, for the step that shows it."""
        return mounts(self.form.binding.task)

    def _items(self) -> Iterator[ItemLink]:
        known = {item.at: item for item in self.form.binding.task.root.items_of(self.step.items)}
        errors = Counter(shown.place.position for shown in self.errors if shown.place.step is self.step)
        for position in range(len(items_of(self.step, self.document))):
            at = f"/{self.step.items}/{position}"
            item = known.get(at, Item(at, {}))
            yield ItemLink(
                position,
                item.get("name", ""),
                step_url(self.draft.pk, self.step, position),
                position == self.position,
                errors[position],
                self.step.item_says(self.form.binding.task, item),
            )

    def _shown(self, finding: Finding) -> ShownFinding:
        place = place_of(finding.path, self.document)
        return ShownFinding(finding, place, place.url(self.draft.pk))
