"""What each act is called in a sentence. An app that does something says here what that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext

Acts = Mapping[str, Any]
"""Act -> its translatable sentence, with %(by)s, %(about)s and the facts by name."""
Called = Mapping[tuple[str, str], Mapping[str, Any]]
"""(act, name of a fact) -> value as recorded -> its translatable words."""

_KNOWN: Final[dict[str, Any]] = {}
_PAGES: Final[dict[str, str]] = {}
_CALLED: Final[dict[tuple[str, str], Mapping[str, Any]]] = {}
_GAP: Final = re.compile(r"%\(\w+\)s")


class UnknownAct(LookupError):
    """Nobody said what this act is called: it belongs into the `acts` module of its app."""


def know(acts: Acts, pages: Mapping[str, str] | None = None, called: Called | None = None) -> None:
    """For an app's `ready()`. `pages`: kind of thing -> the name of its page's address."""
    _KNOWN.update(acts)
    _PAGES.update(pages or {})
    _CALLED.update(called or {})


def known() -> list[tuple[str, str]]:
    """(act, its sentence with gaps), for choosing."""
    return [(act, _GAP.sub("…", str(words))) for act, words in _KNOWN.items()]


def page_of(kind: str) -> str:
    """Empty where a kind of thing has no page."""
    return _PAGES.get(kind, "")


def refuse_unknown(act: str) -> None:
    if act not in _KNOWN:
        raise UnknownAct(f"“{act}” has no words yet: add it to the acts of the app that does it.")


def sentence(act: str, by: str, about: str, facts: Mapping[str, Any]) -> str:
    """In the reader's language. A fact that is not there is a dash."""
    told: defaultdict[str, Any] = defaultdict(lambda: "–")
    told.update({name: _called(act, name, value) for name, value in facts.items()})
    told.update(by=by or gettext("The server"), about=about)
    return str(_KNOWN.get(act, act)) % told


def _called(act: str, name: str, value: Any) -> str:
    words = _CALLED.get((act, name), {})
    return str(words[value]) if isinstance(value, str) and value in words else shown(value)


def shown(value: Any) -> str:
    """A fact as people read it."""
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value) or "–"
    return "–" if value in (None, "") else str(value)
