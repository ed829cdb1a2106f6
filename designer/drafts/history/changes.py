"""What an edit changed, in a few lines of plain text: “app.memory 512 → 1024”. Secrets are out of sight."""

import re
from itertools import takewhile
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.shown_change import naming_member, text_of, where
from designer.taskdef.compared import Compared, Told
from designer.taskdef.diff import Hidden

MOST: Final = 4
"""Changes that are told; the rest are counted."""
_LONGEST: Final = 80
_DIGEST: Final = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{20,}\b")


def changes(before: dict[str, Any], after: dict[str, Any], most: int = MOST) -> list[str]:
    """What turned one document into another; what means the same to ECS where nothing else did."""
    compared = Compared(before, after)
    told = [_change(one) for one in compared.told[:most]]
    if not told:
        told = [_same(one) for one in compared.hidden[:most]] or [_("the order of keys")]
    left = max(len(compared.told), len(compared.hidden) if not compared.told else 0) - len(told)
    if left > 0:
        told.append(ngettext("and %(n)d more", "and %(n)d more", left) % {"n": left})
    return told


def _change(one: Told) -> str:
    change = one.change
    place = where(change)
    if change.kind == "moved":
        return _("%(where)s: place %(before)d → %(after)d") % {
            "where": place,
            "before": change.before + 1,
            "after": change.after + 1,
        }
    named = "" if change.member else naming_member(change)
    before, after = text_of(change.before, named), text_of(change.after, named)
    if before is None:
        return _("%(where)s added: %(value)s") % {"where": place, "value": _short(after)}
    if after is None:
        return _("%(where)s removed: %(value)s") % {"where": place, "value": _short(before)}
    alike = _folders(before, after)
    return f"{place} {_short(before, alike)} → {_short(after, alike)}"


def _folders(one: str, other: str) -> int:
    """How many characters two texts share up to the last slash that both have."""
    pairs = zip(one.split("/")[:-1], other.split("/")[:-1], strict=False)
    return sum(len(mine) + 1 for mine, _theirs in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _same(one: Hidden) -> str:
    return _("%(where)s, which means the same to ECS") % {"where": where(one)}


def _short(text: str | None, alike: int = 0) -> str:
    """The text in a line, without its first characters where both sides have them; digests begin only."""
    line = " ".join((text or "")[alike:].split())
    line = _DIGEST.sub(r"\1…", f"…/{line}" if alike else line)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
