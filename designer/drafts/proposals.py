"""What becomes of a list of variables in a container: proposed row by row, chosen, and done as one edit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.drafts.controls import ident, shown
from designer.drafts.fields import Choices
from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.env_files import Entry

VALUE: Final = "value"
SECRET: Final = "secret"  # noqa: S105 - the name of a choice
KEEP: Final = "keep"

_LISTS: Final = {VALUE: ("environment", "value"), SECRET: ("secrets", "valueFrom")}


@dataclass(frozen=True)
class Present:
    """A variable of that name that the container has: value or secret, its row, and what the row says."""

    kind: str
    place: int
    text: str


@dataclass(frozen=True)
class Proposal:
    """An entry, what is there under its name, and what shall happen: `choice` is one of `choices`."""

    entry: Entry
    present: Present | None
    choice: str

    @property
    def name(self) -> str:
        """The name of its control."""
        return f"as-{self.entry.name}"

    @property
    def id(self) -> str:
        return ident(f"/as/{self.entry.name}")

    @property
    def choices(self) -> Choices:
        return choices(self.entry, self.present)

    @property
    def is_taken(self) -> bool:
        return self.choice != KEEP

    @property
    def is_same(self) -> bool:
        """Whether the container says this already."""
        return self.present is not None and (self.present.kind, self.present.text) == _said(self.entry)


def proposals(
    document: dict[str, Any], at: str, entries: Sequence[Entry], chosen: Mapping[str, str]
) -> list[Proposal]:
    """What each entry would become in the container at `at`; `chosen` are choices by name of control."""
    present = dict(_present(document, at))
    made = []
    for entry in entries:
        there = present.get(entry.name)
        choice = chosen.get(f"as-{entry.name}", "")
        offered = {value for value, _label in choices(entry, there)}
        made.append(Proposal(entry, there, choice if choice in offered else _proposed(entry, there)))
    return made


def choices(entry: Entry, present: Present | None) -> Choices:
    """A secret that is there is replaced only by one that says where it is kept."""
    if present is None:
        return ((VALUE, _("Add as value")), (SECRET, _("Add as secret")), (KEEP, _("Leave out")))
    found: list[Any] = [(KEEP, _("Keep what is there")), (VALUE, _("Replace by this value"))]
    if present.kind == VALUE or entry.value_from:
        found.append((SECRET, _("Replace by a secret")))
    return found


def _proposed(entry: Entry, present: Present | None) -> str:
    """New ones come in; what is there is replaced only by another of its kind that says something else."""
    kind, text = _said(entry)
    if present is None:
        return kind
    is_other = kind == present.kind and text not in ("", present.text)
    return kind if is_other or (kind == present.kind == VALUE and text != present.text) else KEEP


def _said(entry: Entry) -> tuple[str, str]:
    return (SECRET, entry.value_from) if entry.is_secret else (VALUE, entry.value)


def _present(document: dict[str, Any], at: str) -> Iterator[tuple[str, Present]]:
    """The variables there are by name; of several with one name the last counts."""
    for kind, (list_name, member) in _LISTS.items():
        rows = paths.get(document, f"{at}/{list_name}")
        for place, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict) and isinstance(row.get("name"), str):
                yield row["name"], Present(kind, place, shown(row.get(member, paths.ABSENT)))


def carry_out(editor: Editor, at: str, wanted: Sequence[Proposal]) -> None:
    """Do what was chosen: rows changed in their places, others taken off, new ones at the end.

    A secret's value is not among what is written. Raises Misfit where a list is none.
    """
    taken = [one for one in wanted if one.is_taken]
    for one in taken:
        if one.present is not None and one.present.kind == one.choice:
            list_name, member = _LISTS[one.choice]
            editor.put(f"{at}/{list_name}/{one.present.place}/{member}", _text(one))
    gone = [one.present for one in taken if one.present is not None and one.present.kind != one.choice]
    for row in sorted(gone, key=lambda row: row.place, reverse=True):
        editor.remove(f"{at}/{_LISTS[row.kind][0]}/{row.place}")
    for one in taken:
        if one.present is None or one.present.kind != one.choice:
            list_name, member = _LISTS[one.choice]
            text = _text(one)
            said = {member: text} if text or one.choice == VALUE else {}
            editor.insert(f"{at}/{list_name}", {"name": one.entry.name, **said})


def _text(one: Proposal) -> str:
    return one.entry.value if one.choice == VALUE else one.entry.value_from
