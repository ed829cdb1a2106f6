"""The wizard's page around a form: findings, JSON, stepper, list of items, where to go next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from secrets import token_urlsafe
from typing import Final
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString

from designer.drafts.aside import judge
from designer.drafts.beside import Beside, beside
from designer.drafts.controls import ident
from designer.drafts.fields import Rows, Section, Step, Variables, Words
from designer.drafts.forms import BoundSection, StepForm, items_of
from designer.drafts.limits import Limits
from designer.drafts.models import Draft
from designer.drafts.places import step_url
from designer.drafts.preview import Changed, changed_lines, preview
from designer.drafts.renames import Offer, offer
from designer.drafts.shown_finding import ShownFinding, no_offer, shown_finding
from designer.drafts.steps import STEPS, neighbours
from designer.drafts.steps.monitoring import Collected, collected
from designer.drafts.words import LEVEL_TONES, counted_words, error_words
from designer.taskdef.checked import Checked
from designer.taskdef.items import Item
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import LEVELS, Finding
from designer.translated import gettext as _


@dataclass(frozen=True)
class StepLink:
    """A step in the stepper: done, to do, or with so many errors."""

    step: Step
    url: str
    is_current: bool
    is_done: bool
    errors: int

    @property
    def look(self) -> str:
        """Its classes."""
        state = "now" if self.is_current else "done" if self.is_done else "todo"
        return f"{state} bad" if self.errors else state

    @property
    def says(self) -> str:
        """Current step · 2 errors."""
        state = "" if self.errors else _("Done") if self.is_done else _("To do")
        parts = (_("Current step") if self.is_current else state, error_words(self.errors))
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class OutlineLink:
    """A section of the item shown, with how many rows its table has; None where it has no table."""

    section: Section
    rows: int | None
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
    tag: Words

    @property
    def error_words(self) -> str:
        return error_words(self.errors)


class StepPage:
    """Everything a page of the wizard shows of a draft at its present version; to readers without offers."""

    def __init__(
        self, draft: Draft, step: Step, position: int | None = None, *, may_edit: bool = True
    ) -> None:
        self.may_edit = may_edit
        self.draft = draft
        self.step = step
        self.known = known = draft.checked
        self.document = known.document
        self.judged = judge(draft, known.findings)
        self.raw_findings: Sequence[Finding] = self.judged.counted
        self.form = StepForm(step, self.document, position, self.raw_findings, known.task)
        self.position = self.form.position
        self.once = token_urlsafe(18)

    @cached_property
    def url(self) -> str:
        return step_url(self.draft.pk, self.step, self.position)

    @cached_property
    def beside(self) -> Beside:
        """What other apps say of its fields."""
        return beside(self.draft)

    @property
    def item_id(self) -> str:
        """The id of the element that shows the item."""
        return ident(self.form.at)

    @cached_property
    def findings(self) -> list[ShownFinding]:
        worst = sorted(self.raw_findings, key=lambda finding: LEVELS.index(finding.level))
        most = _MOST_OFFERS if self.may_edit else 0
        offered = [id(finding) for finding in worst[:most] if finding.level != "note"]
        return [self._shown(finding, is_offered=id(finding) in offered) for finding in self.raw_findings]

    @cached_property
    def counted(self) -> list[ShownFinding]:
        """All but notes."""
        return [shown for shown in self.findings if shown.finding.level != "note"]

    @cached_property
    def notes(self) -> list[ShownFinding]:
        return [shown for shown in self.findings if shown.finding.level == "note"]

    @cached_property
    def counts(self) -> list[tuple[str, str, str]]:
        """(level, tone, "2 warnings") of each level found, worst first, without notes."""
        counted = Counter(finding.level for finding in self.raw_findings)
        return [
            (level, LEVEL_TONES[level], counted_words(level, counted[level]))
            for level in LEVELS
            if level != "note" and counted[level]
        ]

    @cached_property
    def errors(self) -> list[ShownFinding]:
        return [shown for shown in self.findings if shown.finding.level == "error"]

    @cached_property
    def preview(self) -> SafeString:
        return _preview(self.known)

    @property
    def seen(self) -> str:
        """What tells the JSON beside this form from that of another text."""
        return seen(self.draft.digest)

    def changed_lines(self, shown: Checked) -> Changed | None:
        """What is to be drawn anew of a preview that shows another text; None for all of it."""
        return changed_lines(shown.document, self.document, _wrong_in(shown), _wrong_in(self.known))

    @cached_property
    def limits(self) -> Limits:
        return Limits(self.form.binding.task, self.draft.pk)

    @cached_property
    def json_url(self) -> str:
        """The JSON tab, with the cursor where it is of interest here."""
        return f"{reverse('drafts:json', args=[self.draft.pk])}?at={quote(self.json_at)}"

    @cached_property
    def json_at(self) -> str:
        """Where the JSON is of interest here: at the item, or at the first value that the step has."""
        values = (self.form.binding.pointer(path.split("[")[0]) for path in self.step.paths)
        found = (pointer for pointer in values if self.form.binding.value(pointer) is not ABSENT)
        return self.form.at or next(found, "")

    def look_at(self, pointer: str) -> None:
        """Put the cursor into the first control at or under this place."""
        control = self.form.first_at(pointer) if pointer else None
        if control is not None:
            control.has_focus = True

    @cached_property
    def steps(self) -> tuple[StepLink, ...]:
        errors = Counter(shown.place.step.slug for shown in self.errors)
        return tuple(
            StepLink(
                step,
                step_url(self.draft.pk, step),
                step is self.step,
                step.filled(self.form.binding.task),
                errors[step.slug],
            )
            for step in STEPS
        )

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
    def outline(self) -> list[OutlineLink]:
        """The sections of the item that is shown."""
        return [
            OutlineLink(section.section, _rows_in(section), section.errors) for section in self.form.sections
        ]

    @property
    def current_item(self) -> ItemLink | None:
        return next((item for item in self.items if item.is_current), None)

    @cached_property
    def rename(self) -> Offer | None:
        """What still says a former name of the item."""
        if self.position is None or not self.may_edit:
            return None
        return offer(self.draft, self.document, self.step.items, self.position)

    @property
    def region(self) -> str:
        """The Region of the team's first target, for what needs one."""
        target = self.draft.team.targets.first()
        return target.region if target else ""

    @property
    def sidecars(self) -> tuple[tuple[str, str], ...]:
        """(id, English title) of the presets that would bring a collector, as far as they can be added."""
        task = self.form.binding.task
        every: list[Collected] = collected(task, task.root)["presets"]
        return tuple(
            (one.preset.id, one.preset.title) for one in every if not one.sidecar and not one.obstacle
        )

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
                self.step.item_tag(self.form.binding.task, item),
            )

    def _shown(self, finding: Finding, *, is_offered: bool) -> ShownFinding:
        """Working out an offer takes as long as a check: the next come when some of these are taken."""
        shown = shown_finding(finding, self.document, self.draft.pk, self.known.mended)
        return shown if is_offered else replace(shown, offer=no_offer)


_MOST_OFFERS: Final = 10


def seen(digest: str) -> str:
    """Enough of a text's digest to tell it from the others that a draft has held."""
    return digest[:32]


@lru_cache(maxsize=8)
def _preview(known: Checked) -> SafeString:
    """Of a text, whoever reads it in whatever language: every step of a draft shows the same."""
    return preview(known.document, _wrong_in(known))


def _wrong_in(known: Checked) -> frozenset[str]:
    """Where the errors are: they are never set aside, so they are as much the text's as its lines."""
    return frozenset(finding.path for finding in known.findings if finding.level == "error")


def _rows_in(section: BoundSection) -> int | None:
    tables = [part for part in section.parts if isinstance(part.part, Rows | Variables)]
    return sum(part.row_count for part in tables) if len(tables) == len(section.parts) else None
