"""The page of a draft's history: a page of events, and two versions compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from secrets import token_urlsafe

from django.utils.translation import gettext as _

from designer.drafts.fields import Words
from designer.drafts.history import edits
from designer.drafts.history.asked import TEXT, Asked
from designer.drafts.history.event import Event
from designer.drafts.history.field import Touch, checked, touches
from designer.drafts.history.mark import EDITS, Mark
from designer.drafts.history.runs import Run, runs
from designer.drafts.history.sources import SOURCES, Source
from designer.drafts.history.timeline import ON_A_PAGE, page
from designer.drafts.models import Draft
from designer.drafts.places import where_named
from designer.drafts.shown_comparison import ShownComparison
from designer.taskdef.text_diff import Fold, folded


class HistoryPage:
    """Raises NoSuchField, ValueError or ValidationError for an address that asks for what cannot be, and
    Edit.DoesNotExist for a version that never was.
    """

    def __init__(self, draft: Draft, asked: Asked, *, may_edit: bool) -> None:
        self.draft = draft
        self.asked = asked
        self.may_edit = may_edit
        self.once = token_urlsafe(18)
        self.names: dict[int, str] = dict(draft.version_names.values_list("version", "name"))
        self.events, self.older = self._of_field() if asked.field else self._page()

    def _page(self) -> tuple[Sequence[Event], str]:
        before = Mark.read(self.asked.before)
        found = page(self.draft, self._sources(), before)
        older = self.asked.but(before=str(found.older)).address(self.draft.pk) if found.older else ""
        return found.events, older

    def _sources(self) -> list[Source]:
        chosen = [SOURCES[self.asked.only]] if self.asked.only else list(SOURCES.values())
        return [edits.EACH if one.name == EDITS and self.asked.each else one for one in chosen]

    def _of_field(self) -> tuple[Sequence[Event], str]:
        """The edits that touched the field; the page after them begins where the field was before them."""
        found: dict[int, Touch] = {}
        edits_of_it = (
            found.setdefault(touch.edit.version, touch).edit
            for touch in touches(self.draft, self.asked.field, self.field_version)
        )
        shown: list[Run] = list(
            islice(runs(edits_of_it, self.names, each=bool(self.asked.each)), ON_A_PAGE + 1)
        )
        events = edits.told(self.draft, shown[:ON_A_PAGE])
        last = found[shown[ON_A_PAGE - 1].first.version] if len(shown) > ON_A_PAGE else None
        if last is None or last.before is None:
            return events, ""
        asked = self.asked.but(field=last.before, at=str(last.edit.version - 1))
        return events, asked.address(self.draft.pk)

    @property
    def field_version(self) -> int:
        """The version in which the field asked for is a place."""
        return min(int(self.asked.at or self.draft.version), self.draft.version)

    @cached_property
    def field_name(self) -> str:
        """The field as people say it: app · image."""
        pointer = checked(self.asked.field)
        try:
            return where_named(pointer, self.draft.document_at(self.field_version))
        except ValueError:
            return pointer

    @property
    def without_field(self) -> str:
        return self.asked.but(field="", at="").address(self.draft.pk)

    @property
    def newest(self) -> str:
        """The first page, from a later one."""
        return self.asked.but(before="").address(self.draft.pk) if self.asked.before else ""

    @property
    def filters(self) -> list[tuple[str, Words, bool]]:
        """(name, title, is chosen) of what the timeline can be narrowed to."""
        return [(one.name, one.title, one.name == self.asked.only) for one in SOURCES.values() if one.title]

    @cached_property
    def since(self) -> int:
        """The version compared from; unless asked for, the one registered last, else the first."""
        return self._known(self.asked.since) or self._usual

    @cached_property
    def until(self) -> int:
        return self._known(self.asked.until) or self.draft.version

    def _known(self, asked: str) -> int:
        return min(int(asked or 0), self.draft.version)

    @property
    def _usual(self) -> int:
        registered = self.draft.registrations.registered().filter(version__lt=self.draft.version)
        return registered.order_by("-version").values_list("version", flat=True).first() or 1

    @property
    def off_page(self) -> list[tuple[str, int]]:
        """(name of the choice, version) of what is compared and has no event on this page to choose it by."""
        shown = {event.version for event in self.events}
        chosen = (("since", self.since), ("until", self.until))
        return [(name, version) for name, version in chosen if version not in shown]

    def called(self, version: int) -> str:
        """edit 12, “before the split”."""
        name = self.names.get(version)
        return (
            _("edit %(n)s, “%(name)s”") % {"n": version, "name": name}
            if name
            else (_("edit %(n)s") % {"n": version})
        )

    @property
    def since_called(self) -> str:
        return self.called(self.since)

    @property
    def until_called(self) -> str:
        return self.called(self.until)

    @cached_property
    def comparison(self) -> ShownComparison:
        return ShownComparison(self.draft.document_at(self.since), self.draft.document_at(self.until))

    @property
    def is_text(self) -> bool:
        return self.asked.look == TEXT

    @property
    def looks(self) -> list[tuple[str, str, bool]]:
        """(title, address, is chosen) of the two ways to compare."""
        asked = self.asked.but(since=str(self.since), until=str(self.until))
        return [
            (_("Meaning"), asked.but(look="").address(self.draft.pk), not self.is_text),
            (_("Text"), asked.but(look=TEXT).address(self.draft.pk), self.is_text),
        ]

    @property
    def patch(self) -> str:
        """The lines that differ with those around them, to be copied. Secrets are hidden here too."""
        lines = folded(self.comparison.compared.lines)
        return "\n".join("  …" if isinstance(one, Fold) else f"{one.sign} {one.text}" for one in lines)

    @property
    def can_restore(self) -> bool:
        """Whether the earlier side is another version than the present one."""
        return self.may_edit and self.since != self.draft.version
