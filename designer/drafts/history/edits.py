"""What the edits of a draft tell: who saved what, from the first to the newest."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer import taskdef
from designer.drafts.history.changes import changes
from designer.drafts.history.event import Event, say
from designer.drafts.history.mark import EDITS, Mark
from designer.drafts.history.runs import Run, edits_below, runs
from designer.drafts.history.sources import Source
from designer.drafts.models import Basis, Draft, Import


def tell(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    return events(draft, before.edit if before else draft.version + 1, most)


def tell_each(draft: Draft, before: Mark | None, most: int) -> Iterable[Event]:
    """The same, every edit by itself."""
    return events(draft, before.edit if before else draft.version + 1, most, each=True)


def events(draft: Draft, below: int, most: int, *, each: bool = False) -> list[Event]:
    names = _names(draft)
    return told(draft, islice(runs(edits_below(draft, below), names, each=each), most), names)


def told(draft: Draft, found: Iterable[Run], names: dict[int, str] | None = None) -> list[Event]:
    """Runs as events; their texts are read at once."""
    shown = list(found)
    wanted = {version for run in shown for version in (run.first.version - 1, run.last.version)}
    texts: dict[int, Any] = dict(draft.edits.filter(version__in=wanted).values_list("version", "text"))
    known = _names(draft) if names is None else names
    return [_event(draft, run, texts, known) for run in shown]


def _names(draft: Draft) -> dict[int, str]:
    return dict(draft.version_names.values_list("version", "name"))


def _event(draft: Draft, run: Run, texts: dict[int, Any], names: dict[int, str]) -> Event:
    last, first = run.last, run.first
    more = _Start.of(draft) if last.base_version == 0 else None
    before = texts.get(first.version - 1)
    details = changes(taskdef.read(before), taskdef.read(texts[last.version])) if before else []
    return Event(
        at=last.at,
        source=EDITS,
        id=str(last.pk),
        who=str(last.person),
        words=say(more.words, str(last.person), basis=more.basis) if more else _words(run),
        icon=more.icon if more else "",
        version=last.version,
        first=first.version,
        began=first.at if first is not last else None,
        name=names.get(last.version, ""),
        details=details,
        note=more.note if more else "",
        note_url=more.note_url if more else "",
    )


def _words(run: Run) -> SafeString:
    edit, who = run.last, str(run.last.person)
    if edit.restored:
        return say(_("{who} restored edit {old} as edit {n}"), who, old=edit.restored, n=edit.version)
    if edit.undoes:
        again = _("{who} made edit {old} again as edit {n}")
        back = _("{who} took back edit {old} as edit {n}")
        old = edit.undoes
        return say(again if old.undoes_id else back, who, old=old.version, n=edit.version)
    if edit.suggested_by:
        return say(
            _("{who} saved edit {n}, as {other} suggested"), who, n=edit.version, other=edit.suggested_by
        )
    if len(run.edits) == 1:
        return say(_("{who} saved edit {n}"), who, n=edit.version)
    versions = [one.version for one in run.edits]
    if versions[0] - versions[-1] == len(versions) - 1:
        return say(_("{who} saved edits {first}–{last}"), who, first=versions[-1], last=versions[0])
    return say(_("{who} saved edits {all}"), who, all=", ".join(map(str, reversed(versions))))


@dataclass(frozen=True)
class _Start:
    """How a draft began."""

    words: str
    icon: str
    basis: str = ""
    note: str = ""
    note_url: str = ""

    @classmethod
    def of(cls, draft: Draft) -> "_Start":
        given = Import.objects.filter(draft=draft).defer("text", "repaired", "repairs").first()
        if given is not None:
            words = _("{who} imported {basis} as edit 1") if given.name else _("{who} imported edit 1")
            report = reverse("drafts:imported", args=[draft.pk])
            return cls(words, "cloud-download", given.name, _("Import report"), report)
        if draft.based_on and draft.basis in (Basis.TEMPLATE, Basis.DRAFT):
            return cls(_("{who} began from {basis}, as edit 1"), "file-plus", draft.based_on)
        return cls(_("{who} began this draft, as edit 1"), "file-plus")


SOURCE = Source(EDITS, gettext_lazy("Edits"), tell)
EACH = Source(EDITS, SOURCE.title, tell_each)
