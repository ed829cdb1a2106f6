"""A change between two task definitions as a page shows it: what, where, before, after, and what it means."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer import taskdef
from designer.drafts.field_words import label_of
from designer.drafts.marked_text import marked, oddities
from designer.drafts.words import told
from designer.taskdef.compared import Told
from designer.taskdef.diff import Difference, Label
from designer.taskdef.natural_names import NAMINGS
from designer.taskdef.paths import ABSENT

TAGS: Final = {
    "added": (gettext_lazy("New"), "info"),
    "removed": (gettext_lazy("Removed"), "warn"),
    "moved": (gettext_lazy("Moved"), ""),
    "renamed": (gettext_lazy("Renamed"), "info"),
}
"""What is said beside a change of a kind, and its tone."""

_IN_LINE: Final = 72
_CONTAINERS: Final = "containerDefinitions"


@dataclass(frozen=True)
class ShownChange:
    """`before` and `after` are None where there is nothing."""

    told: Told

    @cached_property
    def head(self) -> SafeString:
        """What it is about, and where: what stands beside it is the page's own."""
        return render_to_string("drafts/_change_head.html", {"change": self})

    @cached_property
    def body(self) -> SafeString:
        """Before, after, and what it means."""
        return render_to_string("drafts/_change_body.html", {"change": self})

    @property
    def title(self) -> SafeString | None:
        return marked(title(self.told.change), None)

    @property
    def where(self) -> SafeString | None:
        return marked(where(self.told.change), None)

    @property
    def pointer(self) -> str:
        """The place it is about; in the earlier document where it is gone from the later one."""
        return self.told.change.path

    @cached_property
    def name(self) -> str:
        """What it is about, as plain text."""
        return title(self.told.change)

    @property
    def tag(self) -> tuple[str, str] | None:
        """(word, tone) of what came, went or moved."""
        found = TAGS.get(self.told.change.kind)
        return (str(found[0]), found[1]) if found else None

    @property
    def meaning(self) -> str:
        return told(self.told.meaning)

    @cached_property
    def before(self) -> SafeString | None:
        return marked(self._texts[0], self._texts[1])

    @cached_property
    def after(self) -> SafeString | None:
        return marked(self._texts[1], self._texts[0])

    @cached_property
    def odd(self) -> list[str]:
        """What deceives in what is shown: "U+0430 looks like “a”"."""
        change = self.told.change
        texts = [text for text in self._texts if text is not None]
        return oddities("\n".join([*texts, *(label.name for label in change.labels), change.member]))

    @cached_property
    def _texts(self) -> tuple[str | None, str | None]:
        change = self.told.change
        if change.kind == "moved":
            place = _("place %(n)d")
            return place % {"n": change.before + 1}, place % {"n": change.after + 1}
        name = "" if change.member else naming_member(change)
        return text_of(change.before, name), text_of(change.after, name)


def text_of(value: Any, naming_member: str = "") -> str | None:
    """A value in a line, or in several where it is larger; of an item that says one thing, that thing."""
    if value is ABSENT:
        return None
    if isinstance(value, dict) and naming_member in value and len(value) == 2:
        value = next(member for key, member in value.items() if key != naming_member)
    if isinstance(value, str):
        return value or '""'
    if not isinstance(value, dict | list):
        return taskdef.compact(value)
    text = taskdef.dump(value).rstrip("\n")
    line = " ".join(part.strip() for part in text.split("\n"))
    return line if len(line) <= _IN_LINE else text


def title(difference: Difference) -> str:
    """What a difference is about, as the form calls it: “Image”, “Secret DB_PASSWORD”, “Task role”."""
    *_outer, last = difference.labels or (None,)
    if last is None:
        return label_of(difference.pattern)
    if last.noun == NAMINGS[_CONTAINERS].noun:
        return label_of(difference.pattern) if difference.member else _named(last)
    if difference.member in ("", "value", "valueFrom"):
        return _named(last)
    return f"{_named(last)} · {label_of(difference.pattern)}"


def where(difference: Difference) -> str:
    """The place in short: app.secrets[DB_PASSWORD], tags[team], app.image."""
    lists, names = difference.pattern.split("[]"), [one.name or str(one.number) for one in difference.labels]
    text = lists[0]
    for place, name in enumerate(names):
        is_inside = lists[0] == _CONTAINERS and (difference.member or len(names) > 1)
        text = name if place == 0 and is_inside else f"{text}[{name}]"
        rest = lists[place + 1] if place + 1 < len(lists) else ""
        text += "" if rest in (".value", ".valueFrom") else rest
    return text


def _named(label: Label) -> str:
    return f"{capfirst(_(label.noun))} {label.name or label.number}"


def naming_member(difference: Difference) -> str:
    """The member that a whole item is known by; empty where it is a function of several."""
    naming = NAMINGS.get(difference.pattern.removesuffix("[]"))
    return naming.name if naming is not None and isinstance(naming.name, str) else ""
