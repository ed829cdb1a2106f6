"""Two task definitions compared as a page shows it: groups by risk, what is hidden, and the JSON of both."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from designer import taskdef
from designer.drafts.fields import Words
from designer.drafts.shown_change import ShownChange, text_of, where
from designer.drafts.text_diff_html import text_diff_html
from designer.taskdef.compared import Compared, compared
from designer.taskdef.diff import Hidden, Reason
from designer.taskdef.risks import RISKS, Risk
from designer.taskdef.text_diff import folded

_NAMED: Final = 4
"""Changes that a closed group names."""


@dataclass(frozen=True)
class Look:
    """How a group of changes is shown: its words, its picture, and the tone of the number."""

    title: Words
    icon: str
    tone: str
    hint: Words = ""


LOOKS: Final[dict[Risk, Look]] = {
    "access": Look(
        gettext_lazy("Permissions and secrets"), "key-round", "err", gettext_lazy("Read these first")
    ),
    "images": Look(gettext_lazy("Images"), "layers", "warn"),
    "start": Look(gettext_lazy("Ports and start"), "activity", "warn"),
    "size": Look(gettext_lazy("Size"), "hard-drive", "info"),
    "rest": Look(gettext_lazy("Low risk"), "info", ""),
}


@dataclass(frozen=True)
class ShownRisk:
    """The changes of one risk."""

    risk: Risk
    changes: Sequence[ShownChange]

    @property
    def look(self) -> Look:
        return LOOKS[self.risk]

    @property
    def is_open(self) -> bool:
        return self.risk != "rest"

    @property
    def hint(self) -> str:
        """What stands at the end of its line; of changes of low risk, which they are."""
        if self.is_open:
            return str(self.look.hint)
        names = [change.name for change in self.changes[:_NAMED]]
        return ", ".join(names) + ("…" if len(self.changes) > _NAMED else "")


@dataclass(frozen=True)
class ShownHidden:
    """A difference that means the same: where, and what it is. `before` and `after` are None for an order."""

    where: str
    why: str
    before: str | None = None
    after: str | None = None


class ShownComparison:
    """Two documents compared. Nothing of it shows what looks like a secret."""

    def __init__(self, before: dict[str, Any], after: dict[str, Any], found: Compared | None = None) -> None:
        self.compared = found or Compared(before, after)

    @classmethod
    def of_texts(cls, before: str, after: str) -> "ShownComparison":
        """Of stored texts, compared and put into words once for all that look in a language."""
        return _of_texts(before, after, get_language() or "")

    @cached_property
    def groups(self) -> list[ShownRisk]:
        changes = [(one.risk, ShownChange(one)) for one in self.compared.told]
        groups = {risk: [shown for own, shown in changes if own == risk] for risk in RISKS}
        return [ShownRisk(risk, changes) for risk, changes in groups.items() if changes]

    @cached_property
    def number(self) -> int:
        """How many changes there are."""
        return len(self.compared.diff.changes)

    @property
    def careful(self) -> int:
        """How many of them are of permissions and secrets."""
        return len(self.compared.of_risk("access"))

    @property
    def hidden_number(self) -> int:
        return len(self.compared.diff.hidden)

    @property
    def hidden_words(self) -> str:
        """What means the same, counted by why: "20 defaults, 2 notations, 4 lists in another order"."""
        counts = Counter(one.reason for one in self.compared.diff.hidden)
        return ", ".join(_counted(reason, counts[reason]) for reason in _WHY if counts[reason])

    @cached_property
    def hidden(self) -> list[ShownHidden]:
        return [_shown_hidden(one) for one in self.compared.hidden]

    @cached_property
    def is_only_order_of_keys(self) -> bool:
        """Whether the texts differ though no value does: the digest is another one all the same."""
        found = self.compared.diff
        texts = taskdef.compact(self.compared.before), taskdef.compact(self.compared.after)
        return not found.changes and not found.hidden and texts[0] != texts[1]

    @property
    def text(self) -> SafeString:
        """The JSON of both line by line, what stays folded."""
        return text_diff_html(folded(self.compared.lines))


_WHY: Final[dict[Reason, Words]] = {
    "default": gettext_lazy("written out or left to the default"),
    "notation": gettext_lazy("written in another way"),
    "name": gettext_lazy("follows a new name"),
    "order": gettext_lazy("in another order, which means nothing here"),
}


def _counted(reason: Reason, number: int) -> str:
    match reason:
        case "default":
            text = ngettext("%(n)d default", "%(n)d defaults", number)
        case "notation":
            text = ngettext("%(n)d other notation", "%(n)d other notations", number)
        case "name":
            text = ngettext("%(n)d mention of a new name", "%(n)d mentions of a new name", number)
        case _:
            text = ngettext("%(n)d list in another order", "%(n)d lists in another order", number)
    return text % {"n": number}


def _shown_hidden(one: Hidden) -> ShownHidden:
    why = str(_WHY[one.reason])
    if one.reason == "order":
        return ShownHidden(where(one), why)
    nothing = _("not set")
    return ShownHidden(where(one), why, text_of(one.before) or nothing, text_of(one.after) or nothing)


@lru_cache(maxsize=32)
def _of_texts(before: str, after: str, _language: str) -> ShownComparison:
    found = compared(before, after)
    return ShownComparison(found.before, found.after, found)
