"""What the list of drafts shows: its tabs, the rows of one page, and what each row says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, OuterRef, Subquery
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from designer.drafts import keyset, says
from designer.drafts.asked import ARCHIVED, Asked
from designer.drafts.comparison import TYPES
from designer.drafts.models import TONES, Draft, Status, Waiver
from designer.drafts.models.draft_queryset import DraftQuerySet
from designer.drafts.tags import Tag, tags
from designer.drafts.times import spoken
from designer.drafts.waivable import count_of
from designer.drafts.words import LEVEL_TONES, counted_words
from designer.notices.waiting import Section, notes
from designer.taskdef.rule import Level
from designer.teams.models import Act, Person, Team

ON_A_PAGE: Final = 25
COUNTED: Final = 250
"""Counting stops here: an exact count of 100,000 rows takes longer than the page."""


@dataclass(frozen=True)
class Tab:
    """A status to choose, and how many drafts have it."""

    title: str | Promise
    count: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Row:
    """A draft in the list. `same_family` counts the team's current drafts of its family, with itself.

    `set_aside` are the rules that are set aside for it today.
    """

    draft: Draft
    now: datetime
    same_family: int
    registration: Any
    review: Any = None
    set_aside: set[str] = field(default_factory=set)
    may_edit: bool = True
    tags: Sequence[Tag] = ()

    @property
    def launch_types(self) -> str:
        named = self.draft.launch_types.split(",")
        return ", ".join(str(tile.name) for tile in TYPES if tile.value in named)

    @property
    def platform(self) -> str:
        """Linux/ARM64, Windows Server 2022 Core/X86_64."""
        return says.platform(self.draft.platform)

    @property
    def counts(self) -> list[tuple[str, str]]:
        """(tone, "2 warnings") of what was found."""
        found: tuple[tuple[Level, int], ...] = (
            ("error", self.draft.errors),
            ("runtime", self.draft.warnings),
            ("practice", self.draft.advice - count_of(self.draft.waivable, self.set_aside)),
        )
        return [(LEVEL_TONES[level], counted_words(level, number)) for level, number in found if number]

    @property
    def tone(self) -> str:
        """The colour class of its status."""
        return "" if self.draft.archived_at else TONES[Status(self.draft.status)]

    @property
    def edited(self) -> str:
        return spoken(self.draft.edited_at, self.now)

    @property
    def family_address(self) -> str:
        """The list of the drafts of the same family."""
        return Asked(q=self.draft.family).address()


class DraftList:
    """The list as one person asks for it."""

    def __init__(self, person: Person, query: QueryDict) -> None:
        self.asked = Asked.of(query)
        self.person = person
        self.teams = list(Team.objects.visible_to(person))
        drafts, along = self.asked.narrow(self._drafts(), [team.pk for team in self.teams])
        self.page = keyset.page(drafts, along, ON_A_PAGE, query)

    def _drafts(self) -> DraftQuerySet:
        return Draft.objects.visible_to(self.person)

    @cached_property
    def _editable(self) -> set[int]:
        return set(Team.objects.where(self.person, Act.EDIT).values_list("pk", flat=True))

    @property
    def may_start(self) -> bool:
        """Whether there is a team in which this person starts drafts."""
        return bool(self._editable)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many drafts have each status; more than COUNTED are not told apart."""
        kinds = {ARCHIVED: self._drafts().archived()} | {
            status: self._drafts().current().filter(status=status) for status in Status.values
        }
        return {status: drafts[: COUNTED + 1].count() for status, drafts in kinds.items()}

    @property
    def current(self) -> int:
        return sum(self.counts[status] for status in Status.values)

    @property
    def tabs(self) -> list[Tab]:
        kinds = (
            ("", _("All"), self.current),
            *((status, status.label, self.counts[status]) for status in Status),
            (ARCHIVED, _("Archived"), self.counts[ARCHIVED]),
        )
        return [
            Tab(title, bounded(count), self.asked.but(status=status).address(), status == self.asked.status)
            for status, title, count in kinds
        ]

    @property
    def total(self) -> str:
        """How many drafts the chosen tab has."""
        return next(tab.count for tab in self.tabs if tab.is_current)

    @property
    def everything(self) -> int:
        """How many drafts there are, whatever is asked for, each status counted up to its bound."""
        return sum(self.counts.values())

    @property
    def hidden(self) -> str:
        return bounded(self.everything)

    @property
    def is_unused(self) -> bool:
        return not self.page.rows and not self.everything

    @property
    def is_filtered(self) -> bool:
        """Whether a search or a filter is on, besides the tab."""
        return self.asked.but(status="") != Asked()

    @property
    def waiting(self) -> list[Section]:
        """What waits for this person and is worth a note above the list."""
        return notes(self.person)

    @cached_property
    def rows(self) -> list[Row]:
        now, shown = timezone.now(), self.page.rows
        families, registered, reviewed = self._families(shown), registered_as(shown), reviewed_by(shown)
        aside, tagged = set_aside_for(shown), tags([draft.pk for draft in shown])
        return [
            Row(
                draft,
                now,
                families.get((draft.team_id, draft.family), 0),
                registered.get(draft.pk),
                reviewed.get(draft.pk),
                aside[draft.pk],
                draft.team_id in self._editable,
                tagged.get(draft.pk, ()),
            )
            for draft in shown
        ]

    def _families(self, shown: Sequence[Draft]) -> dict[tuple[int, str], int]:
        named = {draft.family for draft in shown if draft.family and not draft.archived_at}
        found = self._drafts().current().filter(family__in=named).values_list("team", "family")
        return {(team, family): count for team, family, count in found.annotate(Count("pk"))}

    @property
    def chips(self) -> list[tuple[str, str]]:
        """(what is asked for, the address without it)."""
        chosen = next((str(title) for _value, title, is_chosen in self.launch_types if is_chosen), "")
        tab = next(str(tab.title) for tab in self.tabs if tab.is_current)
        named = {
            "q": _("Search: %(value)s") % {"value": self.asked.q} if self.asked.q else "",
            "status": _("Status: %(value)s") % {"value": tab} if self.asked.status else "",
            "launch": _("Launch type: %(value)s") % {"value": chosen} if chosen else "",
            "errors": _("Has errors") if self.asked.errors else "",
        }
        return [(str(text), self.asked.but(**{name: ""}).address()) for name, text in named.items() if text]

    @property
    def older_address(self) -> str:
        return self.asked.address(after=str(self.page.older)) if self.page.older else ""

    @property
    def newer_address(self) -> str:
        return self.asked.address(before=str(self.page.newer)) if self.page.newer else ""

    @property
    def launch_types(self) -> list[tuple[str, str | Promise, bool]]:
        return [(tile.value, tile.name, tile.value == self.asked.launch) for tile in TYPES]


def bounded(count: int) -> str:
    """250+ for what was not counted to its end."""
    return f"{number_format(min(count, COUNTED), force_grouping=True)}{'+' if count > COUNTED else ''}"


def set_aside_for(drafts: Sequence[Draft]) -> dict[int, set[str]]:
    """The rules that are set aside today, by draft."""
    standing = list(Waiver.objects.standing().covering(drafts))
    return {
        draft.pk: {
            waiver.rule
            for waiver in standing
            if waiver.team_id == draft.team_id and waiver.draft_id in (None, draft.pk)
        }
        for draft in drafts
    }


def reviewed_by(drafts: Iterable[Draft]) -> dict[int, Any]:
    """The review of each draft that has one under way, or was registered by one.

    Reviews point at drafts, and are known here by that relation alone.
    """
    reviews: Any = Draft._meta.get_field("reviews").related_model
    told = Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).exclude(status=Status.EDITING)
    newest = told.values_list(
        Subquery(reviews.objects.filter(draft=OuterRef("pk")).order_by("-pk").values("pk")[:1]), flat=True
    )
    return {review.draft_id: review for review in reviews.objects.filter(pk__in=newest).for_lists()}


def registered_as(drafts: Iterable[Draft]) -> dict[int, Any]:
    """The latest registration of each draft that made a revision.

    Registrations point at drafts, and are known here by that relation alone.
    """
    registrations: Any = Draft._meta.get_field("registrations").related_model
    registered = (
        registrations.objects.registered().filter(draft=OuterRef("pk")).order_by("-created_at", "-pk")
    )
    newest = Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).values_list(
        Subquery(registered.values("pk")[:1]), flat=True
    )
    found = registrations.objects.filter(pk__in=newest).select_related("target")
    return {registration.draft_id: registration for registration in found.defer("text", "answer")}
