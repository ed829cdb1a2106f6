"""What the page of a team's audit log shows: some records, newest first, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any, Final

from django import forms
from django.apps import apps
from django.db.models import Model
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer.audit import acts
from designer.audit.models import Record, RecordQuerySet
from designer.teams.models import Person, Team

ON_A_PAGE: Final = 50


class AuditFilter(forms.Form):
    """What is not understood narrows nothing down, and says so."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Person"), required=False)
    act = forms.ChoiceField(label=_("What was done"), required=False)
    since = forms.DateField(label=_("First day"), required=False)
    until = forms.DateField(label=_("Last day"), required=False)
    about = forms.RegexField(r"\A[a-z]+\.[a-z]+:[\w-]{1,40}\Z", required=False, widget=forms.HiddenInput)

    def __init__(self, team: Team, query: QueryDict) -> None:
        super().__init__(query, auto_id="%s")
        seen = Record.objects.filter(chain__team=team).order_by().values("person").distinct()
        self.fields["person"].queryset = Person.objects.filter(pk__in=seen).order_by("name")  # type: ignore[attr-defined]
        self.fields["person"].empty_label = _("Anybody")  # type: ignore[attr-defined]
        self.fields["act"].choices = [("", _("Anything")), *acts.known()]  # type: ignore[attr-defined]
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        for name in ("person", "act", "since", "until"):
            self.fields[name].widget.attrs["class"] = "in"

    def narrow(self, records: RecordQuerySet) -> RecordQuerySet:
        """Dates are days in the zone of the installation, the last one included."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        kind, _colon, about = asked.pop("about", "").partition(":")
        if kind:
            records = records.filter(kind=kind, about=about)
        if since := asked.pop("since", None):
            records = records.filter(at__gte=_morning(since))
        if until := asked.pop("until", None):
            records = records.filter(at__lt=_morning(until + timedelta(days=1)))
        return records.filter(**asked)


def _morning(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class Shown:
    """A record in words. `address` is the page of what it is about, where that still is."""

    record: Record
    about: str
    address: str

    @property
    def sentence(self) -> str:
        by = self.record.person.name if self.record.person else ""
        return acts.sentence(self.record.act, by, self.about, self.record.told)

    @property
    def facts(self) -> list[tuple[str, str]]:
        return [(name, acts.shown(value)) for name, value in self.record.told.items()]


class AuditPage:
    """`before` is the number of the last record of the page before."""

    def __init__(self, team: Team, query: QueryDict) -> None:
        self.team = team
        self.query = query
        self.filter = AuditFilter(team, query)
        self.found = self.filter.narrow(Record.objects.of(team))

    @cached_property
    def _page(self) -> list[Record]:
        before = self.query.get("before", "")
        found = self.found
        if before.isascii() and before.isdecimal() and len(before) < 19:
            found = found.filter(number__lt=int(before))
        return list(found[: ON_A_PAGE + 1])

    @cached_property
    def rows(self) -> list[Shown]:
        return list(in_words(self._page[:ON_A_PAGE]))

    @property
    def older(self) -> str:
        """The query of the page after this one; empty on the last."""
        if len(self._page) <= ON_A_PAGE:
            return ""
        return self._asked(before=str(self._page[ON_A_PAGE - 1].number))

    @property
    def is_narrowed(self) -> bool:
        return any(self.filter.cleaned_data.values()) or not self.filter.is_valid()

    @property
    def as_csv(self) -> str:
        return self._asked(format="csv")

    def _asked(self, **more: str) -> str:
        asked = self.query.copy()
        for name in ("before", "format"):
            asked.pop(name, None)
        asked.update(more)
        return asked.urlencode()


def in_words(records: Iterable[Record]) -> Iterator[Shown]:
    """What they are about is called as it is today; what is gone, as it was then."""
    records = list(records)
    now = _called_today(records)
    for record in records:
        thing = now.get((record.kind, record.about))
        page = acts.page_of(record.kind) if thing else ""
        address = reverse(page, args=[record.about]) if page else ""
        yield Shown(record, str(thing) if thing else record.label, address)


def _called_today(records: Iterable[Record]) -> dict[tuple[str, str], Model]:
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        wanted[record.kind].add(record.about)
    return {
        (kind, str(pk)): thing
        for kind, about in wanted.items()
        for pk, thing in apps.get_model(kind)._default_manager.in_bulk(about).items()
    }
