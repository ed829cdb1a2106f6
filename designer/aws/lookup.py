"""What a look-up is: a list of things of one kind in an account, a page at a time, read only."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.text import format_lazy

from designer.aws.account import Account
from designer.aws.client import asking

Words = str | Promise

ENOUGH: Final = 25
"""Entries with which a page is shown, though AWS's next answer may add to it."""

REQUESTS: Final = 4
SECONDS: Final = 8.0
"""What one page may cost. A search that found less by then shows it, and goes on when it is asked to."""


@dataclass(frozen=True)
class Choice:
    """What a field says to mean an entry; `words` where there are several."""

    value: str
    words: Words = ""


@dataclass(frozen=True)
class Entry:
    """One thing: its name, what tells it apart, and what can be chosen of it.

    `doubt` says why it may be the wrong one. What lies in it is listed by the look-up `opens`, for `within`.
    """

    name: str
    details: tuple[Words, ...] = ()
    choices: tuple[Choice, ...] = ()
    doubt: Words = ""
    opens: str = ""
    within: str = ""


@dataclass(frozen=True)
class Page:
    """`next` is what the following page is asked for with; empty where there is none."""

    entries: tuple[Entry, ...]
    next: str = ""


@dataclass(frozen=True)
class Asked:
    """Entries whose names hold `search`, in what `within` names, from where `token` left off."""

    search: str = ""
    within: str = ""
    token: str = ""

    def fits(self, name: str) -> bool:
        return self.search.casefold() in name.casefold()


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """One kind: `title` heads its list, `none` says that it is empty, `actions` are what IAM has to allow."""

    title: Words
    none: Words
    actions: tuple[str, ...]
    find: Callable[[Account, Asked], Page]
    lead: Words = ""


def said(template: Any, **values: Any) -> Words:
    """Words with values in them, in the language of whoever reads them later."""
    return format_lazy(template, **values)


Answer = tuple[Iterable[Entry], str]
"""The entries of one answer of AWS's, and its token for the next."""


def gather(asked: Asked, ask: Callable[[str], Answer], clock: Callable[[], float] = time.monotonic) -> Page:
    """Asks on until there is enough to show, or the page has cost enough. Raises Trouble."""
    found: list[Entry] = []
    token, since = asked.token, clock()
    with asking():
        for _request in range(REQUESTS):
            entries, token = ask(token)
            found += [entry for entry in entries if asked.fits(entry.name)]
            if not token or len(found) >= ENOUGH or clock() - since > SECONDS:
                break
    return Page(tuple(found), token)


def without(**members: str | None) -> dict[str, str]:
    """The parameters that have a value: AWS takes no empty tokens."""
    return {name: value for name, value in members.items() if value}
